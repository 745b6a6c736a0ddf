namespace Nser.Client.Queries;

/// <summary>The fields of a beneficiary that depend on the role.</summary>
[Flags]
internal enum BeneficiaryFields
{
    None = 0,
    HouseholdId = 1 << 0,
    Cnic = 1 << 1,
    FullName = 1 << 2,
    FatherOrHusbandName = 1 << 3,
    Gender = 1 << 4,
    Age = 1 << 5,
    ContactNumber = 1 << 6,
    Address = 1 << 7,
    SocioEconomicStatus = 1 << 8,
    BeneficiarySince = 1 << 9,
    All = (1 << 10) - 1,
}
