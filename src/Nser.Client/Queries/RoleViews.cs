using Nser.Client.Api;
using H = Nser.Client.Queries.HouseholdFields;
using M = Nser.Client.Queries.MemberFields;

namespace Nser.Client.Queries;

/// <summary>What each role sees, in one table.</summary>
/// <remarks>
/// Only decides why something is absent: whatever arrives is given. A role that this library does not know is taken to see nothing.
/// Source: data sharing protocols 3.0, section 8.2.2; the examples by role in the OpenAPI documents.
/// </remarks>
internal static class RoleViews
{
    private const M NamesAndRelations = M.RelationToHead | M.FullName | M.Gender | M.Age;

    private static readonly HouseholdView All = new(H.All, M.All);
    private static readonly HouseholdView Nothing = new(H.None, M.None);

    private static readonly HouseholdView StandardByCnic = new(
        H.HouseholdId | H.Address | H.AddressDetail | H.PmtScore | H.SocioEconomicStatus | H.SurveyDate | H.BispBeneficiary | H.HouseholdSize | H.Members | H.Assets,
        NamesAndRelations | M.CnicOfThePerson);

    private static readonly HouseholdView StandardByArea = new(H.HouseholdId | H.Address | H.AddressDetail | H.Members, NamesAndRelations);

    private static readonly HouseholdView BasicByCnic = new(H.Address | H.AddressDetail | H.PmtScore | H.Members, M.FullName);

    private static readonly HouseholdView BasicSample = new(H.Address | H.HouseholdSize | H.Members, M.RelationToHead | M.Gender | M.Age);

    internal static HouseholdView Household(NserOperation search, NserRole? role) => (role, search == NserOperation.SearchHouseholdsByCnic) switch
    {
        (NserRole.Power, _) => All,
        (NserRole.Standard, true) => StandardByCnic,
        (NserRole.Standard, false) => StandardByArea,
        (NserRole.Basic, true) => BasicByCnic,
        (NserRole.Basic, false) => BasicSample,
        _ => Nothing,
    };

    /// <summary>Why a field that did not arrive has no value.</summary>
    /// <param name="forRole">Whether the role gets the field in this answer.</param>
    /// <param name="isEncrypted">Whether a part of the row is still encrypted.</param>
    internal static Disclosure WhyAbsent(bool forRole, bool isEncrypted) => !forRole ? Disclosure.Withheld : isEncrypted ? Disclosure.Encrypted : Disclosure.Empty;

    /// <summary>Whether amount and last delivery of a benefit are for the role.</summary>
    internal static bool SeesDeliveries(NserRole? role) => role is NserRole.Power or NserRole.Standard;

    internal static BeneficiaryFields Beneficiary(NserRole? role) => role switch
    {
        NserRole.Power => BeneficiaryFields.All,
        NserRole.Standard => BeneficiaryFields.All & ~(BeneficiaryFields.Cnic | BeneficiaryFields.ContactNumber),
        NserRole.Basic => BeneficiaryFields.Gender | BeneficiaryFields.Age,
        _ => BeneficiaryFields.None,
    };
}

/// <summary>What a role sees of a household and of its members in one kind of search.</summary>
internal sealed record HouseholdView(HouseholdFields Fields, MemberFields OfMembers);

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
