using Nser.QuickStart.SampleData;
using Nser.Standards;
using Nser.Standards.Import;
using Nser.Standards.Validation;

namespace Nser.QuickStart.Tests;

public class SampleDataTests
{
    private static readonly string Data = Path.Combine(AppContext.BaseDirectory, "data");

    [Fact]
    public async Task The_committed_files_are_what_the_generator_writes()
    {
        var written = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N"));
        try
        {
            await SampleFiles.WriteAsync(written, CancellationToken.None);

            foreach (var file in new[] { SampleFiles.Enrollments, SampleFiles.Deliveries })
            {
                Assert.Equal(await File.ReadAllBytesAsync(Path.Combine(written, file)), await File.ReadAllBytesAsync(Path.Combine(Data, file)));
            }
        }
        finally
        {
            Directory.Delete(written, recursive: true);
        }
    }

    [Fact]
    public async Task Every_kind_of_mess_is_in_the_enrollments()
    {
        var validator = new NserValidator();
        var found = new HashSet<(string Code, FindingSeverity Severity)>();
        var read = 0;
        await foreach (var record in CsvImport.ReadAsync<ProgrammeEnrollment>(Path.Combine(Data, SampleFiles.Enrollments)))
        {
            read++;
            var findings = record.Json.IsEmpty ? record.Findings : [.. record.Findings, .. validator.Validate<ProgrammeEnrollment>(record.Json)];
            found.UnionWith(findings.Select(finding => (finding.Code, finding.Severity)));
        }

        Assert.Equal(5_000, read);
        Assert.Superset(
            new HashSet<(string, FindingSeverity)>
            {
                ("NSER-ID-01", FindingSeverity.Error), ("NSER-ID-02", FindingSeverity.Error), ("NSER-ID-05", FindingSeverity.Error), ("NSER-ID-11", FindingSeverity.Error),
                ("NSER-ID-12", FindingSeverity.Error), ("NSER-EN-01", FindingSeverity.Error), ("NSER-EN-03", FindingSeverity.Error), ("NSER-EN-05", FindingSeverity.Error),
                ("NSER-PR-01", FindingSeverity.Error), ("NSER-SCHEMA-ENUM", FindingSeverity.Error), ("NSER-SCHEMA-REQUIRED", FindingSeverity.Error),
                ("NSER-IMPORT-VALUE", FindingSeverity.Error),
                ("NSER-ID-03", FindingSeverity.Warning), ("NSER-ID-04", FindingSeverity.Warning), ("NSER-GE-02", FindingSeverity.Warning), ("NSER-PR-04", FindingSeverity.Warning),
            },
            found);
    }

    [Fact]
    public async Task The_enrollments_come_from_all_seven_provinces_in_both_scripts()
    {
        var text = await File.ReadAllTextAsync(Path.Combine(Data, SampleFiles.Enrollments));

        Assert.All(Enumerable.Range(1, 7), province => Assert.Contains($",PK{province},PK{province}", text, StringComparison.Ordinal));
        Assert.Contains("Amina Bibi", text, StringComparison.Ordinal);
        Assert.Contains("آمنہ بی بی", text, StringComparison.Ordinal);
        Assert.Contains('\u00A0', text);
        Assert.Contains('\u202A', text);
        Assert.Contains("۹۹۹۹۹", text, StringComparison.Ordinal);
        Assert.Contains("٩٩٩٩٩", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_number_of_a_person_is_synthetic()
    {
        var chance = new SampleChance(1);
        for (var number = 1; number < 500; number++)
        {
            var row = CleanEnrollments.Row(number, chance);
            var numbers = new[] { row[EnrollmentColumns.Cnic], row[EnrollmentColumns.BForm], row[EnrollmentColumns.Guardian] };

            Assert.All(numbers.Where(each => each.Length > 0), each => Assert.StartsWith("99999", each, StringComparison.Ordinal));
            Assert.True(row[EnrollmentColumns.Iban].Length == 0 || Iban.TryParse(row[EnrollmentColumns.Iban], out _));
        }
    }
}
