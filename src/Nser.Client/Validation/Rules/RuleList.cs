using Nser.Client.Standards;
using Nser.Client.Validation.Rules.Delivery;
using Nser.Client.Validation.Rules.Enrollment;
using Nser.Client.Validation.Rules.Geo;
using Nser.Client.Validation.Rules.Identity;
using Nser.Client.Validation.Rules.Privacy;

namespace Nser.Client.Validation.Rules;

/// <summary>Which rules each standard has. A new rule is one function and one line here.</summary>
internal static class RuleList
{
    private static readonly Rule[] Enrollment =
    [
        VersionFields.CheckEnrollment,
        IdentifierNumbers.Check, IdentityConditions.CheckDocument, IdentityConditions.CheckFather, IdentityConditions.CheckBirth,
        CnicAgainstPerson.CheckParity, CnicAgainstPerson.CheckAge, CnicAgainstPerson.CheckProvince,
        ChildRecords.CheckGuardian, ChildRecords.CheckAge, BankAccount.Check, MobilePhone.Check,
        SpellDates.Check, SpellDates.CheckUpdatedAt, StatusDetails.CheckEndDate, StatusDetails.CheckChange,
        BenefitDetails.Check, PovertyScore.Check,
        ProgrammeEligibility.CheckKafaalat, ProgrammeEligibility.CheckTaleemiWazaif, ProgrammeEligibility.CheckNashonuma, ProgrammeEligibility.CheckActive,
        LocationRules.CheckPrefixes, LocationRules.CheckKnown, LocationRules.CheckDivision, LocationRules.CheckCensusBlock, Coordinates.Check, BlankNames.Check,
        RecordIdContent.Check, TestData.Check, FreeText.Check,
    ];

    private static readonly Rule[] Delivery =
    [
        VersionFields.CheckDelivery,
        IdentifierNumbers.Check,
        Quantities.Check, Quantities.CheckEntitlement, Quantities.CheckReason, Money.CheckCurrency, Money.CheckTotal, Money.CheckShares, Money.CheckOutlier,
        DeliveryDates.Check, AgainstEnrollment.Check,
        DeliveryConditions.CheckType, DeliveryConditions.CheckCash, DeliveryConditions.CheckChannel, DeliveryConditions.CheckInstalments, DeliveryConditions.CheckReversal,
        Receiver.Check,
        LocationRules.CheckPrefixes, LocationRules.CheckKnown, LocationRules.CheckDivision, LocationRules.CheckCensusBlock, Coordinates.Check, BlankNames.Check,
        RecordIdContent.Check, TestData.Check, FreeText.Check,
    ];

    private static readonly Rule[] GeoUnit =
    [
        UnitRules.CheckCode, UnitRules.CheckAncestors, UnitRules.CheckParent, UnitRules.CheckDivision, UnitRules.CheckLife,
        Coordinates.Check, BlankNames.Check, TestData.Check, FreeText.Check,
    ];

    internal static ReadOnlySpan<Rule> For(NserStandard standard) => standard switch
    {
        NserStandard.ProgrammeEnrollment => Enrollment,
        NserStandard.AssetDelivery => Delivery,
        _ => GeoUnit,
    };
}
