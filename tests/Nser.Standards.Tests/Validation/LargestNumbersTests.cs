using System.Text.Json;
using System.Text.Json.Nodes;
using Nser.Client.Testing.Records;
using Nser.Standards.Schemas;
using Nser.Standards.Validation;
using Nser.Standards.Validation.Rules;

namespace Nser.Standards.Tests.Validation;

/// <summary>A record may hold any number: no rule throws, over all of them and over batches.</summary>
public sealed class LargestNumbersTests
{
    /// <summary>Every optional rule is on.</summary>
    private static readonly NserValidatorOptions Options = TestSettings.Staging with
    {
        MedianUnitCosts = new Dictionary<string, decimal> { ["NPGP"] = decimal.MaxValue },
        CensusPrefixDistricts = new Dictionary<string, string> { ["354"] = "PK617" },
        FindEnrollment = (_, _) => new KnownEnrollment(DateOnly.MinValue, IsPeriodic: true),
        HouseholdLimit = 1,
    };

    [Theory]
    [InlineData("1e28")]
    [InlineData("-1e28")]
    [InlineData("79228162514264337593543950335")]
    [InlineData("-79228162514264337593543950335")]
    [InlineData("1e400")]
    [InlineData("-1e400")]
    public void No_rule_throws_when_every_number_is_as_large_as_can_be(string number)
    {
        TestRecord[] records =
        [
            TestRecord.Enrollment(), TestRecord.Pupil(), TestRecord.Delivery(), TestRecord.Payment(), TestRecord.Subsidy(), TestRecord.Tehsil(),
            TestRecord.Delivery().Set("deliveryStatus", "PARTIAL"), TestRecord.Delivery().Set("deliveryStatus", "NOT_DELIVERED"),
        ];
        var totals = new ControlTotalsCount();
        foreach (var record in records)
        {
            foreach (var path in NumericFields(record.Standard))
            {
                record.Set(path, JsonNode.Parse(number));
            }

            foreach (var version in NserApiVersion.Known)
            {
                var validator = new RecordValidator(Options);
                var verdict = validator.Validate(record.Standard, version, record.Json);
                var batch = validator.StartBatch();
                batch.Add(verdict);
                batch.Add(verdict);
                totals.Add(verdict);

                Assert.Equal(record.Standard != NserStandard.GeoUnit, verdict.HasErrors);
            }
        }

        Assert.NotEmpty(totals.Compare(new ControlTotals { Records = 1, TotalValue = 1 }));
    }

    [Fact]
    public void The_fields_that_the_test_sets_are_the_numbers_of_the_schemas()
    {
        Assert.Contains("benefitAmount", NumericFields(NserStandard.ProgrammeEnrollment));
        Assert.Contains("unitCost", NumericFields(NserStandard.AssetDelivery));
        Assert.Contains("totalInstalments", NumericFields(NserStandard.AssetDelivery));
    }

    private static List<string> NumericFields(NserStandard standard)
    {
        using var schema = JsonDocument.Parse(EmbeddedSchemas.Read(standard, NserApiVersion.V2));
        return [.. schema.RootElement.GetProperty("properties").EnumerateObject()
            .Where(field => field.Value.TryGetProperty("type", out var type) && type.GetString() is "number" or "integer")
            .Select(field => field.Name)];
    }
}
