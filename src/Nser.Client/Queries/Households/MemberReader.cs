using Nser.Standards;
using F = Nser.Client.Queries.MemberFields;

namespace Nser.Client.Queries.Households;

/// <summary>Makes the members of a household of what arrived, as the role sees them.</summary>
internal static class MemberReader
{
    /// <exception cref="FormatException">A null stands in place of a member.</exception>
    internal static IReadOnlyList<HouseholdMember>? Read(List<MemberRow?>? rows, F view, FieldDisclosure disclosing)
    {
        if (rows is null)
        {
            return null;
        }

        var members = new HouseholdMember[rows.Count];
        for (var i = 0; i < members.Length; i++)
        {
            members[i] = Read(rows[i] ?? throw new FormatException("A null stands in place of a member."), view, disclosing);
        }

        return members;
    }

    private static HouseholdMember Read(MemberRow row, F view, FieldDisclosure disclosing)
    {
        return new()
        {
            RelationToHead = disclosing.Of(row.RelationToHead, Sees(F.RelationToHead)),
            FullName = disclosing.Of(row.FullName, Sees(F.FullName)),
            FatherOrHusbandName = disclosing.Of(row.FatherOrHusbandName, Sees(F.FatherOrHusbandName)),
            Cnic = disclosing.Of(row.Cnic, Sees(F.Cnic) || (disclosing.IsEncrypted && Sees(F.CnicOfThePerson))),
            BFormNumber = disclosing.Of(row.BFormNumber, Sees(F.BFormNumber)),
            ContactNumber = disclosing.Of(row.ContactNumber, Sees(F.ContactNumber)),
            Gender = disclosing.Of(row.Gender, Sees(F.Gender)),
            DateOfBirth = disclosing.Of(row.DateOfBirth, Sees(F.DateOfBirth)),
            Age = disclosing.Of(row.Age, Sees(F.Age)),
            MaritalStatus = disclosing.Of(row.MaritalStatus, Sees(F.MaritalStatus)),
            DisabilityTypes = disclosing.Of<IReadOnlyList<OpenEnum<DisabilityType>>>(row.DisabilityTypes, Sees(F.DisabilityTypes)),
            ChronicDiseases = disclosing.Of<IReadOnlyList<OpenEnum<ChronicDisease>>>(row.ChronicDiseases, Sees(F.ChronicDiseases)),
            Education = disclosing.Of(Read(row.Education), Sees(F.Education)),
            Employment = disclosing.Of(Read(row.Employment), Sees(F.Employment)),
            UnknownMembers = UnknownMembers.Of(row.UnknownMembers),
        };

        bool Sees(F field) => (view & field) != 0;
    }

    private static MemberEducation? Read(EducationRow? row) => row is null ? null : new()
    {
        Literate = row.Literate,
        Status = row.Status,
        HighestClass = row.HighestClass,
        ReasonOutOfSchool = row.ReasonOutOfSchool,
        UnknownMembers = UnknownMembers.Of(row.UnknownMembers),
    };

    private static MemberEmployment? Read(EmploymentRow? row) => row is null ? null : new()
    {
        Status = row.Status,
        Nature = row.Nature,
        HoursPerDay = row.HoursPerDay,
        DaysPerWeek = row.DaysPerWeek,
        UnknownMembers = UnknownMembers.Of(row.UnknownMembers),
    };
}
