using System.Globalization;
using System.Text;
using System.Text.Json;
using Nser.Client.Testing.Records;
using Nser.Standards.Import;
using Nser.Standards.Tests.Validation.Ndjson;
using Nser.Standards.Validation;

namespace Nser.Standards.Tests.Validation.Report;

public sealed class ValidationReportTests
{
    private static readonly ValidationReportOptions InUrdu = new() { Language = CultureInfo.GetCultureInfo("ur-PK") };

    private static byte[] File => NdjsonFile.Of(
        TestRecord.Enrollment(),
        TestRecord.Enrollment().Set("recordId", "-ENR-2").Set("gender", "female").Set("enrollmentDate", "2026-03-01"),
        TestRecord.Enrollment().Set("recordId", "ENR-3").Set("gender", "MALE").Set("cnic", TestRecord.Man));

    [Fact]
    public async Task Text_goes_record_by_record_and_closes_with_the_totals()
    {
        using var text = new StringWriter { NewLine = "\n" };

        var summary = await Report().WriteTextAsync(text);

        var lines = text.ToString().Split('\n');
        Assert.Equal(("line 2, record -ENR-2", "  error NSER-SCHEMA-ENUM at /gender"), (lines[0], lines[1]));
        Assert.StartsWith("    ", lines[2], StringComparison.Ordinal);
        Assert.Equal("  error NSER-EN-03 at /enrollmentDate", lines[3]);
        Assert.Equal(("line 3, record ENR-3", "  warning NSER-EN-07 at /gender"), (lines[5], lines[6]));
        Assert.Equal(["3 records, 1 with errors, 1 with warnings", "          1 error       NSER-EN-03               first in line 2", "          1 warning     NSER-EN-07               first in line 3"], lines[8..11]);
        Assert.Equal(3, summary.Records);
    }

    [Fact]
    public async Task Json_is_one_document_with_findings_and_summary()
    {
        var bytes = await WriteAsync((report, stream) => report.WriteJsonAsync(stream, InUrdu));

        using var document = JsonDocument.Parse(bytes);
        var (findings, summary) = (document.RootElement.GetProperty("findings"), document.RootElement.GetProperty("summary"));
        Assert.Equal(["line", "recordId", "severity", "code", "pointer", "message", "explanation"], findings[0].EnumerateObject().Select(member => member.Name));
        Assert.Equal((2, "-ENR-2", "error", "NSER-SCHEMA-ENUM", "/gender"), (
            findings[0].GetProperty("line").GetInt64(), findings[0].GetProperty("recordId").GetString(), findings[0].GetProperty("severity").GetString(),
            findings[0].GetProperty("code").GetString(), findings[0].GetProperty("pointer").GetString()));
        Assert.Equal((3, 3, 1, 1), (findings.GetArrayLength(), summary.GetProperty("records").GetInt64(), summary.GetProperty("withErrors").GetInt64(), summary.GetProperty("withWarnings").GetInt64()));
        Assert.Equal([3L], summary.GetProperty("findingsByCode").EnumerateArray().Single(code => code.GetProperty("code").GetString() == "NSER-EN-07").GetProperty("firstLines").EnumerateArray().Select(line => line.GetInt64()));
        Assert.Contains(ValidationTexts.For("NSER-SCHEMA-ENUM", InUrdu.Language!)!, Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Csv_opens_in_a_spreadsheet_and_runs_nothing_there()
    {
        var bytes = await WriteAsync((report, stream) => report.WriteCsvAsync(stream, InUrdu));

        var lines = Encoding.UTF8.GetString(bytes).Split("\r\n");
        Assert.Equal("\uFEFFline,recordId,severity,code,pointer,message,explanation", lines[0]);
        Assert.StartsWith("2,\"'-ENR-2\",error,NSER-SCHEMA-ENUM,/gender,", lines[1], StringComparison.Ordinal);
        Assert.EndsWith(ValidationTexts.For("NSER-SCHEMA-ENUM", InUrdu.Language!)!, lines[1], StringComparison.Ordinal);
        Assert.Equal((5, ""), (lines.Length, lines[^1]));
    }

    [Fact]
    public async Task Csv_without_a_language_has_no_explanations_and_without_a_mark_none()
    {
        var text = Encoding.UTF8.GetString(await WriteAsync((report, stream) => report.WriteCsvAsync(stream, new ValidationReportOptions { CsvByteOrderMark = false })));

        Assert.StartsWith("line,recordId,severity,code,pointer,message\r\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Milder_findings_can_be_left_out_and_are_counted_all_the_same()
    {
        var options = new ValidationReportOptions { MinimumSeverity = FindingSeverity.Error };
        using var text = new StringWriter();

        var summary = await Report().WriteTextAsync(text, options);
        var csv = Encoding.UTF8.GetString(await WriteAsync((report, stream) => report.WriteCsvAsync(stream, options)));
        var json = Encoding.UTF8.GetString(await WriteAsync((report, stream) => report.WriteJsonAsync(stream, options)));

        Assert.Equal(1, summary.WithWarnings);
        Assert.DoesNotContain("warning NSER", text.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("warning", csv, StringComparison.Ordinal);
        Assert.Single(json.Split("NSER-EN-07")[1..]);
    }

    [Fact]
    public async Task A_file_without_fault_gives_a_report_that_says_so()
    {
        using var text = new StringWriter { NewLine = "\n" };
        using var json = new MemoryStream();
        var file = NdjsonFile.Of(TestRecord.Enrollment());
        using var first = new MemoryStream(file);
        using var second = new MemoryStream(file);

        await NdjsonFile.Validator.ValidateNdjsonAsync<ProgrammeEnrollment>(first).WriteTextAsync(text);
        await NdjsonFile.Validator.ValidateNdjsonAsync<ProgrammeEnrollment>(second).WriteJsonAsync(json);

        Assert.Equal("1 records, 0 with errors, 0 with warnings\n", text.ToString());
        Assert.Equal(0, JsonDocument.Parse(json.ToArray()).RootElement.GetProperty("findings").GetArrayLength());
    }

    [Fact]
    public async Task No_form_of_a_report_holds_a_value_of_a_record()
    {
        string[] values = ["Zainab Nawaz", "9999900000011", "03459876543", "PK99CANA0000000000000001", "زینب نواز", "1985-05-05"];
        var canary = TestRecord.Enrollment().Set("recordId", "ENR-" + values[1]).Set("fullName", values[0] + values[1]).Set("fullNameUrdu", values[4]).Set("fatherOrHusbandName", new string('م', 300))
            .Set("cnic", values[1] + "0").Set("mobileNumber", values[2] + "1").Set("bankIban", values[3]).Set("gender", values[0]).Set("dateOfBirth", values[5] + "x").Set(values[1], values[4]).Json;
        byte[] file = [.. canary.Span, (byte)'\n', .. canary.Span[..^20], (byte)'\n', .. Encoding.UTF8.GetBytes($"\"{values[0]}\"\n{values[1]}\n"), 0xEB, (byte)'\n', .. canary.Span];
        var told = new StringBuilder();
        foreach (var language in new[] { "en", "ur" })
        {
            var options = new ValidationReportOptions { Language = CultureInfo.GetCultureInfo(language) };
            using var text = new StringWriter();
            await Report(file).WriteTextAsync(text, options);
            told.Append(text)
                .Append(Encoding.UTF8.GetString(await WriteAsync((report, stream) => report.WriteCsvAsync(stream, options), file)))
                .Append(Encoding.UTF8.GetString(await WriteAsync((report, stream) => report.WriteJsonAsync(stream, options), file)));
        }

        var findings = await Report(file).CollectAsync();
        told.AppendJoin('\n', findings);

        Assert.True(findings.Count > 10);
        Assert.All(values.Concat(["Zainab", "9999900000", "0345987", "مممم"]), value => Assert.DoesNotContain(value, told.ToString(), StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task What_an_import_reads_is_checked_with_what_reading_found()
    {
        using var csv = new MemoryStream(Encoding.UTF8.GetBytes($"{Csv.Header}\n{Csv.Line("EN-1")}\n{Csv.Line("EN-2").Replace("2024-03-05", "soon", StringComparison.Ordinal)}\nEN-3,too few\n"));

        var report = NdjsonFile.Validator.ValidateAsync(CsvImport.ReadAsync<ProgrammeEnrollment>(csv));
        var findings = await report.CollectAsync();

        var cell = Assert.Single(findings, finding => finding.Pointer == "/enrollmentDate");
        var row = Assert.Single(findings, finding => finding.Line == 4);
        Assert.Equal((3L, "EN-2", ValidationCodes.ImportValue), (cell.Line, cell.RecordId, cell.Code));
        Assert.Equal((null, ValidationCodes.ImportColumns), (row.RecordId, row.Code));
        Assert.Equal((3, 3), (report.Summary.Records, report.Summary.WithErrors));
    }

    [Fact]
    public async Task A_report_that_fails_says_why()
    {
        using var json = new MemoryStream();
        await using var broken = new StreamOf(File) { GoodBytes = 100, Failure = new IOException("The cable was pulled.") };

        await Assert.ThrowsAsync<IOException>(() => NdjsonFile.Validator.ValidateNdjsonAsync<ProgrammeEnrollment>(broken).WriteJsonAsync(json));
    }

    private static ValidationReport Report(byte[]? file = null) => NdjsonFile.Validator.ValidateNdjsonAsync<ProgrammeEnrollment>(new MemoryStream(file ?? File));

    private static async Task<byte[]> WriteAsync(Func<ValidationReport, Stream, Task<ValidationSummary>> write, byte[]? file = null)
    {
        using var stream = new MemoryStream();
        await write(Report(file), stream);
        Assert.True(stream.CanWrite);
        return stream.ToArray();
    }
}
