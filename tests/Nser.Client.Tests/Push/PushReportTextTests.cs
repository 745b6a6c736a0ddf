using System.Text;
using Nser.Client.Push;
using Nser.Client.Sandbox;
using Nser.Client.Sandbox.Seeds;
using Nser.Client.Testing.Records;
using Nser.Standards;
using Nser.Standards.Import;

namespace Nser.Client.Tests.Push;

/// <summary>What a person reads on the console after a push.</summary>
public sealed class PushReportTextTests
{
    [Fact]
    public async Task A_cell_that_cannot_be_read_is_named_once()
    {
        await using var sandbox = await NserSandbox.StartAsync();
        await using var client = sandbox.CreateClient();
        using var csv = new MemoryStream(Encoding.UTF8.GetBytes(Csv.With(("cnic", "9.99991E+12"), ("enrollmentDate", "31/02/2024"), ("benefitAmount", "Rs 500"), ("gender", "M"))));

        var report = await client.Enrollments.PushAsync(CsvImport.ReadAsync<ProgrammeEnrollment>(csv));

        var errors = Assert.Single(report.ToCorrect).Findings.Where(finding => finding.Severity == FindingSeverity.Error).ToList();
        Assert.Single(errors, finding => finding is { Code: "NSER-ID-02", Pointer: "/cnic" });
        Assert.Single(errors, finding => finding is { Code: "NSER-IMPORT-VALUE", Pointer: "/enrollmentDate" });
        Assert.Single(errors, finding => finding is { Code: "NSER-IMPORT-VALUE", Pointer: "/benefitAmount" });
        Assert.Single(errors, finding => finding is { Code: "NSER-SCHEMA-ENUM", Pointer: "/gender" });
        Assert.Equal(errors.Count, errors.DistinctBy(finding => finding.Pointer).Count());
    }

    [Fact]
    public async Task A_dry_run_says_that_nothing_is_stored_and_conflicts_are_not_called_rejected()
    {
        await using var sandbox = await NserSandbox.StartAsync();
        await using var client = sandbox.CreateClient();
        var unit = SyntheticPeople.GeoUnits(1)[0];
        await client.GeoUnits.PushAsync([unit]);

        var conflict = await client.GeoUnits.PushAsync([unit with { Aliases = ["Another name"] }], new PushOptions { DryRun = true });

        Assert.StartsWith("dry run, nothing stored: 1 read, 0 accepted, 0 duplicates, 0 rejected, 1 in conflict, ", conflict.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(FindingSeverity.Error, "/cnic", "NSER-X at /cnic: Do this.")]
    [InlineData(FindingSeverity.Warning, "/cnic", "NSER-X (warning) at /cnic: Do this.")]
    [InlineData(FindingSeverity.Information, "", "NSER-X (information): Do this.")]
    public void A_finding_prints_as_a_sentence_that_tells_a_warning_from_an_error(FindingSeverity severity, string pointer, string printed) =>
        Assert.Equal(printed, new ValidationFinding("NSER-X", severity, pointer, "Do this.").ToString());
}
