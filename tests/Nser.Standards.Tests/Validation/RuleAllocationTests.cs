using System.Text;
using System.Text.Json;
using Nser.Client.Sandbox.Seeds;
using Nser.Client.Testing.Records;
using Nser.Standards.Records;
using Nser.Standards.Validation;
using Nser.Standards.Validation.Rules;

namespace Nser.Standards.Tests.Validation;

public sealed class RuleAllocationTests
{
    private const int Records = 200;

    [Fact]
    public void The_rules_over_valid_enrollments_allocate_nothing() =>
        AssertNothingAllocated(NserStandard.ProgrammeEnrollment, SyntheticPeople.EnrollmentLines(Records, 7, NserApiVersion.V2));

    [Fact]
    public void The_rules_over_valid_deliveries_allocate_nothing() =>
        AssertNothingAllocated(NserStandard.AssetDelivery, SyntheticPeople.DeliveryLines(Records, 7, NserApiVersion.V2));

    [Fact]
    public void The_rules_over_valid_units_allocate_nothing() =>
        AssertNothingAllocated(NserStandard.GeoUnit, SyntheticPeople.GeoUnitLines(Records));

    [Fact]
    public void Names_written_with_escapes_are_read_without_allocating()
    {
        // The default encoder escapes every character beyond ASCII.
        var escaped = SyntheticPeople.EnrollmentLines(Records, 7, NserApiVersion.V2).Select(line => JsonSerializer.Serialize(JsonSerializer.Deserialize<JsonElement>(line))).ToList();
        Assert.Contains(escaped, line => line.Contains("\\u06", StringComparison.Ordinal));

        AssertNothingAllocated(NserStandard.ProgrammeEnrollment, escaped);
    }

    private static void AssertNothingAllocated(NserStandard standard, IReadOnlyList<string> lines)
    {
        var validator = new RecordValidator(TestSettings.Staging);
        var context = validator.Now(NserApiVersion.V2);
        var findings = new FindingList();
        var records = lines.Select(line => (Json: Encoding.UTF8.GetBytes(line), Slots: new RecordSlots())).ToList();
        foreach (var (json, slots) in records)
        {
            validator.Check(standard, context, json, slots, findings);
        }

        Assert.Empty(findings.All);
        RunRules(standard, context, records, findings);
        var before = GC.GetAllocatedBytesForCurrentThread();
        RunRules(standard, context, records, findings);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        Assert.Empty(findings.All);
    }

    private static void RunRules(NserStandard standard, in RuleContext context, List<(byte[] Json, RecordSlots Slots)> records, FindingList findings)
    {
        foreach (var (json, slots) in records)
        {
            RuleList.Apply(standard, new RecordView(json, slots), context, findings);
        }
    }
}
