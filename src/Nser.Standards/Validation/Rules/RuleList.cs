using Nser.Standards.Records;
using Nser.Standards.Text;

namespace Nser.Standards.Validation.Rules;

/// <summary>Which rules each standard has. A new rule is one function and one line here.</summary>
internal static class RuleList
{
    internal static void Apply(NserStandard standard, in RecordView record, in RuleContext context, FindingList findings)
    {
        switch (standard)
        {
            case NserStandard.ProgrammeEnrollment:
                CheckEnrollment(record, context, findings);
                break;
            case NserStandard.AssetDelivery:
                CheckDelivery(record, context, findings);
                break;
            default:
                CheckGeoUnit(record, context, findings);
                break;
        }
    }

    private static void CheckEnrollment(in RecordView record, in RuleContext context, FindingList findings)
    {
        VersionFields.Check(NserStandard.ProgrammeEnrollment, record, context, findings);
        IdentifierNumbers.Check(record, context, findings);
        IdentityConditions.CheckDocument(record, context, findings);
        IdentityConditions.CheckFather(record, context, findings);
        IdentityConditions.CheckBirth(record, context, findings);
        CnicAgainstPerson.CheckParity(record, context, findings);
        CnicAgainstPerson.CheckAge(record, context, findings);
        CnicAgainstPerson.CheckProvince(record, context, findings);
        ChildRecords.CheckGuardian(record, context, findings);
        ChildRecords.CheckAge(record, context, findings);
        BankAccount.Check(record, context, findings);
        MobilePhone.Check(record, context, findings);
        SpellDates.Check(record, context, findings);
        SpellDates.CheckUpdatedAt(record, context, findings);
        StatusDetails.CheckEndDate(record, context, findings);
        StatusDetails.CheckChange(record, context, findings);
        BenefitDetails.Check(record, context, findings);
        PovertyScore.Check(record, context, findings);
        ProgrammeEligibility.CheckKafaalat(record, context, findings);
        ProgrammeEligibility.CheckTaleemiWazaif(record, context, findings);
        ProgrammeEligibility.CheckNashonuma(record, context, findings);
        ProgrammeEligibility.CheckActive(record, context, findings);
        CheckPlaceAndPrivacy(record, context, findings);
    }

    private static void CheckDelivery(in RecordView record, in RuleContext context, FindingList findings)
    {
        VersionFields.Check(NserStandard.AssetDelivery, record, context, findings);
        IdentifierNumbers.Check(record, context, findings);
        Quantities.Check(record, context, findings);
        Quantities.CheckEntitlement(record, context, findings);
        Quantities.CheckReason(record, context, findings);
        Money.CheckCurrency(record, context, findings);
        Money.CheckTotal(record, context, findings);
        Money.CheckShares(record, context, findings);
        Money.CheckOutlier(record, context, findings);
        DeliveryDates.Check(record, context, findings);
        AgainstEnrollment.Check(record, context, findings);
        DeliveryConditions.CheckType(record, context, findings);
        DeliveryConditions.CheckCash(record, context, findings);
        DeliveryConditions.CheckChannel(record, context, findings);
        DeliveryConditions.CheckInstalments(record, context, findings);
        DeliveryConditions.CheckReversal(record, context, findings);
        Receiver.Check(record, context, findings);
        CheckPlaceAndPrivacy(record, context, findings);
    }

    private static void CheckPlaceAndPrivacy(in RecordView record, in RuleContext context, FindingList findings)
    {
        LocationRules.CheckCodes(record, context, findings);
        LocationRules.CheckCensusBlock(record, context, findings);
        Coordinates.Check(record, context, findings);
        BlankNames.Check(record, context, findings);
        RecordIdContent.Check(record, context, findings);
        TestData.Check(record, context, findings);
        FreeText.Check(record, context, findings);
    }

    private static void CheckGeoUnit(in RecordView record, in RuleContext context, FindingList findings)
    {
        VersionFields.Check(NserStandard.GeoUnit, record, context, findings);
        UnitRules.CheckCode(record, context, findings);
        UnitRules.CheckAncestors(record, context, findings);
        UnitRules.CheckParent(record, context, findings);
        UnitRules.CheckDivision(record, context, findings);
        UnitRules.CheckLife(record, context, findings);
        Coordinates.Check(record, context, findings);
        BlankNames.Check(record, context, findings);
        TestData.Check(record, context, findings);
        FreeText.Check(record, context, findings);
    }
}

/// <summary>What rules know beside the record.</summary>
/// <param name="Version">The API version that the record is meant for.</param>
/// <param name="Now">The moment of the check.</param>
/// <param name="Geo">The geography that codes are compared with.</param>
internal readonly record struct RuleContext(NserApiVersion Version, DateTimeOffset Now, GeoLibraryFacts Geo)
{
    /// <summary>Synthetic numbers are refused for <see cref="NserEnvironment.Live"/> (PR-03).</summary>
    internal required NserEnvironment Environment { get; init; }

    /// <summary>The usual unit cost of each programme by its code (AD-14). Empty: the rule is off.</summary>
    internal required IReadOnlyDictionary<string, decimal> MedianUnitCosts { get; init; }

    /// <summary>The district code of each census block prefix of three digits (GE-06). Empty: the rule is off.</summary>
    internal required IReadOnlyDictionary<string, string> CensusPrefixDistricts { get; init; }

    /// <summary>Looks an enrollment up by organisation code and enrollment id (AD-03, delivery period); <see langword="null"/> when the caller cannot.</summary>
    internal required Func<string, string, KnownEnrollment?>? FindEnrollment { get; init; }

    /// <summary>The day of the check in Pakistan.</summary>
    internal DateOnly Today { get; } = PakistanTime.DayOf(Now);

    /// <summary>Who was born on this day or before is of age, 18, on the day of the check.</summary>
    internal DateOnly OfAgeWhenBornBy { get; } = PakistanTime.DayOf(Now).AddYears(-18);
}
