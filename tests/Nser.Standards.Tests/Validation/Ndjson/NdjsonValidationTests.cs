using System.Text;
using Nser.Client.Testing;
using Nser.Client.Testing.Records;
using Nser.Standards.Import;
using Nser.Standards.Validation;

namespace Nser.Standards.Tests.Validation.Ndjson;

public sealed class NdjsonValidationTests
{
    [Fact]
    public async Task Findings_come_with_line_and_record_id_in_the_order_of_the_file()
    {
        var file = NdjsonFile.Of(
            TestRecord.Enrollment(),
            TestRecord.Enrollment().Set("recordId", "ENR-2").Set("gender", "female"),
            TestRecord.Enrollment().Set("recordId", "ENR-3").Set("enrollmentDate", "2026-03-01"));

        var findings = await NdjsonFile.CheckAsync(file, new NdjsonValidationOptions());

        Assert.Equal(
            [(2L, "ENR-2", "/gender"), (3L, "ENR-3", "/enrollmentDate")],
            findings.Select(finding => (finding.Line!.Value, finding.RecordId!, finding.Pointer)));
        Assert.StartsWith("line 2: NSER-SCHEMA-ENUM at /gender: ", findings[0].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_with_every_kind_of_line_is_judged_as_an_import_and_the_validator_judge_it()
    {
        var expected = await NdjsonFile.CheckByLineAsync(NdjsonFile.Mixed);

        var findings = await NdjsonFile.CheckAsync(NdjsonFile.Mixed, new NdjsonValidationOptions());

        Assert.Equal(expected, findings.WithoutRecordIds());
        Assert.Equal([1L, 4L, 5L, 6L, 7L, 8L, 9L, 10L], findings.Select(finding => finding.Line!.Value).Distinct());
        Assert.Contains("truncated", findings[^1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_is_opened_for_each_enumeration_and_closed_after_it()
    {
        using var folder = new TemporaryFolder();
        var path = await folder.WriteAsync("enrollments.ndjson", "{\"recordId\":\"ENR-1\"}\n{}\n");
        var report = NdjsonFile.Validator.ValidateNdjsonAsync<ProgrammeEnrollment>(path);

        var (first, second) = (await report.CollectAsync(), await report.CollectAsync());

        Assert.NotEmpty(first);
        Assert.Equal(first, second);
        File.Delete(path);
        await Assert.ThrowsAsync<FileNotFoundException>(() => report.SummarizeAsync());
    }

    [Fact]
    public async Task A_stream_stays_open()
    {
        await using var stream = new StreamOf(NdjsonFile.Mixed);

        await NdjsonFile.Validator.ValidateNdjsonAsync<ProgrammeEnrollment>(stream).SummarizeAsync();

        Assert.Equal(NdjsonFile.Mixed.Length, stream.BytesRead);
        Assert.False(stream.IsClosed);
    }

    [Fact]
    public async Task The_summary_counts_records_and_codes()
    {
        using var stream = new MemoryStream([.. "\n"u8, .. NdjsonFile.Of(
            TestRecord.Enrollment(),
            TestRecord.Enrollment().Set("gender", "female"),
            TestRecord.Enrollment().Set("gender", "female").Set("maritalStatus", "wed"),
            TestRecord.Enrollment().Set("gender", "MALE").Set("cnic", TestRecord.Man))]);
        var report = NdjsonFile.Validator.ValidateNdjsonAsync<ProgrammeEnrollment>(stream);

        var summary = await report.SummarizeAsync();

        Assert.Equal((4, 2, 1), (summary.Records, summary.WithErrors, summary.WithWarnings));
        Assert.False(summary.IsValid);
        Assert.Equal("4 records, 2 with errors, 1 with warnings", summary.ToString());
        Assert.Equal(
            [("NSER-SCHEMA-ENUM", FindingSeverity.Error, 3L, "3,4"), ("NSER-EN-07", FindingSeverity.Warning, 1L, "5")],
            summary.FindingsByCode.Select(code => (code.Code, code.Severity, code.Count, string.Join(',', code.FirstLines))));
    }

    [Fact]
    public async Task A_record_id_that_may_say_who_somebody_is_is_not_repeated()
    {
        string[] ids = ["ENR-9999900000011", "0300-1234567", "03001234567", "Zainab Bibi", new string('7', 65), "زینب"];

        var findings = await NdjsonFile.CheckAsync(NdjsonFile.Of(ids.Select(id => TestRecord.Enrollment().Set("recordId", id).Set("gender", "female"))), new NdjsonValidationOptions());

        Assert.Equal(ids.Length, findings.Select(finding => finding.Line).Distinct().Count());
        Assert.All(findings, finding => Assert.True(finding.RecordId is null or "0300-1234567", finding.RecordId));
    }

    [Fact]
    public async Task The_rules_over_a_batch_are_not_asked()
    {
        var twice = NdjsonFile.Of(TestRecord.Enrollment(), TestRecord.Enrollment().Set("recordId", "ENR-2"));

        Assert.Empty(await NdjsonFile.CheckAsync(twice, new NdjsonValidationOptions()));
    }

    [Fact]
    public async Task Each_standard_is_judged_by_its_own_schema()
    {
        using var deliveries = new MemoryStream(NdjsonFile.Of(TestRecord.Delivery(), TestRecord.Payment(), TestRecord.Delivery().Set("currency", "USD")));
        using var units = new MemoryStream(NdjsonFile.Of(TestRecord.Tehsil(), TestRecord.Tehsil().Set("nameEn", "")));

        var ofDeliveries = await NdjsonFile.Validator.ValidateNdjsonAsync<AssetDelivery>(deliveries).CollectAsync();
        var ofUnits = await NdjsonFile.Validator.ValidateNdjsonAsync<GeoUnit>(units).CollectAsync();

        Assert.Equal([(3L, "DEL-1")], ofDeliveries.Select(finding => (finding.Line!.Value, finding.RecordId!)));
        Assert.Equal([(2L, "PK61799")], ofUnits.Select(finding => (finding.Line!.Value, finding.RecordId!)).Distinct());
    }

    [Theory]
    [InlineData("")]
    [InlineData("[{\"a\":1}]")]
    [InlineData("\uFEFF [\n")]
    [InlineData("{\0\"\0")]
    public async Task A_file_that_is_no_NDJSON_is_refused_as_an_import_refuses_it(string file)
    {
        var expected = await Assert.ThrowsAsync<ImportException>(() => NdjsonFile.CheckByLineAsync(Encoding.UTF8.GetBytes(file)));

        var fault = await Assert.ThrowsAsync<ImportException>(() => NdjsonFile.CheckAsync(Encoding.UTF8.GetBytes(file), new NdjsonValidationOptions()));

        Assert.Equal((expected.Code, expected.Line, expected.Message), (fault.Code, fault.Line, fault.Message));
    }

    [Fact]
    public async Task Blank_lines_alone_hold_no_records()
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes("\uFEFF\n \r\n"));

        Assert.Equal(0, (await NdjsonFile.Validator.ValidateNdjsonAsync<ProgrammeEnrollment>(stream).SummarizeAsync()).Records);
    }

    [Fact]
    public void Options_out_of_range_and_types_that_are_no_standard_are_refused_at_once()
    {
        using var stream = new MemoryStream();
        Action<NdjsonValidationOptions> check = options => NdjsonFile.Validator.ValidateNdjsonAsync<ProgrammeEnrollment>(stream, options);

        Assert.Throws<ArgumentOutOfRangeException>(() => check(new NdjsonValidationOptions { Parallelism = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => check(new NdjsonValidationOptions { Parallelism = 257 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => check(new NdjsonValidationOptions { MaxLineBytes = 1023 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => check(new NdjsonValidationOptions { MaxLineBytes = int.MaxValue }));
        Assert.Throws<NotSupportedException>(() => NdjsonFile.Validator.ValidateNdjsonAsync<string>(stream));
    }
}
