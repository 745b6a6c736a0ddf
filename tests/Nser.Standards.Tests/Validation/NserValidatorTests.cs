using System.Text;
using Nser.Client.Testing.Records;
using Nser.Standards.Validation;
using Nser.Standards.Validation.Rules;

namespace Nser.Standards.Tests.Validation;

public sealed class NserValidatorTests
{
    private static readonly NserValidatorOptions Options = new() { TimeProvider = TestSettings.Staging.TimeProvider };

    [Fact]
    public void A_typed_record_and_its_json_get_the_same_findings()
    {
        var validator = new NserValidator(Options);
        var json = TestRecord.Enrollment().Set("gender", "MALE").Set("mobileNumber", "0300").Json;
        var typed = StandardsJson.Read<ProgrammeEnrollment>(json.Span)!;

        var findings = validator.Validate(typed);

        Assert.Contains(findings, finding => finding.Code == ValidationCodes.MobileForm);
        Assert.Equal(findings, validator.Validate<ProgrammeEnrollment>(json));
    }

    [Fact]
    public void Typed_records_of_all_standards_without_fault_have_no_finding()
    {
        var validator = new NserValidator(Options);

        Assert.Empty(validator.Validate(StandardsJson.Read<ProgrammeEnrollment>(TestRecord.Pupil().Json.Span)!));
        Assert.Empty(validator.Validate(StandardsJson.Read<AssetDelivery>(TestRecord.Subsidy().Json.Span)!));
        Assert.Empty(validator.Validate(StandardsJson.Read<GeoUnit>(TestRecord.Tehsil().Json.Span)!));
    }

    [Fact]
    public void A_batch_is_judged_as_a_whole_with_findings_by_record()
    {
        var first = StandardsJson.Read<ProgrammeEnrollment>(TestRecord.Enrollment().Json.Span)!;
        var second = StandardsJson.Read<ProgrammeEnrollment>(TestRecord.Enrollment().Set("recordId", "ENR-2").Json.Span)!;

        var findings = new NserValidator(Options).ValidateBatch([first, second]);

        Assert.Empty(findings[0]);
        Assert.Equal(ValidationCodes.OverlappingSpell, Assert.Single(findings[1]).Code);
    }

    [Fact]
    public void Options_reach_the_rules()
    {
        var delivery = TestRecord.Delivery().Set("location/censusBlockCode", "123456789").Set("deliveryPointCode", "CAMP").Json;
        var validator = new NserValidator(Options with
        {
            Environment = NserEnvironment.Live,
            Version = NserApiVersion.V1,
            MedianUnitCosts = new Dictionary<string, decimal> { ["NPGP"] = 1 },
            CensusPrefixDistricts = new Dictionary<string, string> { ["123"] = "PK601" },
            FindEnrollment = (_, _) => new KnownEnrollment(new DateOnly(2026, 2, 1), IsPeriodic: false),
        });

        Assert.Equal(
            [ValidationCodes.DeliveryBeforeEnrollment, ValidationCodes.UnitCostOutlier, ValidationCodes.CensusPrefix, ValidationCodes.TestDataAgainstLive, ValidationCodes.VersionField],
            validator.Validate<AssetDelivery>(delivery).Select(finding => finding.Code).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_newer_geography_knows_more_codes()
    {
        using var csv = new MemoryStream(Encoding.UTF8.GetBytes("level,code,name,parent_code,province_code,division_code,code_scheme,iso_3166_2\nprovince,PK9,New,PK,PK9,,ocha-cod-ab,\n"));
        var validator = new NserValidator(Options with { Geography = await GeoLibrary.LoadAsync(csv, LibraryVersion.Parse("2026.01")) });

        var findings = validator.Validate<ProgrammeEnrollment>(TestRecord.Enrollment().Json);

        Assert.Equal(3, findings.Count(finding => finding.Code == ValidationCodes.GeoUnknown));
    }

    [Fact]
    public void A_household_limit_below_one_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new NserValidator(Options with { HouseholdLimit = 0 }));

    [Fact]
    public void A_type_that_is_no_standard_is_refused() =>
        Assert.Throws<NotSupportedException>(() => new NserValidator().Validate("text"));
}
