namespace Nser.Client.Queries;

/// <summary>The fields of a household that depend on the role.</summary>
[Flags]
internal enum HouseholdFields
{
    None = 0,
    HouseholdId = 1 << 0,
    Address = 1 << 1,
    AddressDetail = 1 << 2,
    PermanentAddress = 1 << 3,
    ContactNumber = 1 << 4,
    PmtScore = 1 << 5,
    SocioEconomicStatus = 1 << 6,
    SurveyDate = 1 << 7,
    BispBeneficiary = 1 << 8,
    HouseholdSize = 1 << 9,
    Children = 1 << 10,
    Members = 1 << 11,
    Dwelling = 1 << 12,
    Assets = 1 << 13,
    All = (1 << 14) - 1,
}
