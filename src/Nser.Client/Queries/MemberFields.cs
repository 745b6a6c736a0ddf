namespace Nser.Client.Queries;

/// <summary>The fields of a member of a household that depend on the role.</summary>
[Flags]
internal enum MemberFields
{
    None = 0,
    RelationToHead = 1 << 0,
    FullName = 1 << 1,
    FatherOrHusbandName = 1 << 2,
    Cnic = 1 << 3,
    BFormNumber = 1 << 4,
    ContactNumber = 1 << 5,
    Gender = 1 << 6,
    DateOfBirth = 1 << 7,
    Age = 1 << 8,
    MaritalStatus = 1 << 9,
    DisabilityTypes = 1 << 10,
    ChronicDiseases = 1 << 11,
    Education = 1 << 12,
    Employment = 1 << 13,
    All = (1 << 14) - 1,

    /// <summary>The CNIC of the person searched for, and of nobody else.</summary>
    CnicOfThePerson = 1 << 14,
}
