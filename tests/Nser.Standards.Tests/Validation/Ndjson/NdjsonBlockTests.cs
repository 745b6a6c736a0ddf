using System.Text;
using Nser.Client.Testing.Records;
using Nser.Standards.Validation;

namespace Nser.Standards.Tests.Validation.Ndjson;

/// <summary>However a file is cut and shared out, the same is found in it.</summary>
public sealed class NdjsonBlockTests
{
    private const int LineLimit = 1024;

    [Fact]
    public async Task Blocks_may_end_at_any_byte()
    {
        var expected = await NdjsonFile.CheckAsync(NdjsonFile.Mixed, new NdjsonValidationOptions());
        for (var size = 1; size <= NdjsonFile.Mixed.Length + 1; size++)
        {
            var pool = new CountingPool();

            var findings = await NdjsonFile.CheckAsync(NdjsonFile.Mixed, new NdjsonValidationOptions { BlockBytes = size, Parallelism = (size % 4) + 1, Buffers = pool });

            Assert.Equal(expected, findings);
            Assert.Equal(0, pool.Lent);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(64)]
    public async Task A_stream_may_hand_out_few_bytes_at_a_time(int piece)
    {
        var expected = await NdjsonFile.CheckAsync(NdjsonFile.Mixed, new NdjsonValidationOptions());
        await using var stream = new StreamOf(NdjsonFile.Mixed, piece);

        var findings = await NdjsonFile.Validator.ValidateNdjsonAsync<ProgrammeEnrollment>(stream, new NdjsonValidationOptions { BlockBytes = 100 }).CollectAsync();

        Assert.Equal(expected, findings);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Any_number_of_threads_finds_the_same_in_the_same_order(int parallelism)
    {
        var file = NdjsonFile.Of(Enumerable.Range(1, 400).Select(number =>
            number % 3 == 0 ? TestRecord.Enrollment().Set("recordId", $"ENR-{number}").Set("gender", "f") : TestRecord.Enrollment().Set("recordId", $"ENR-{number}")));
        using var stream = new MemoryStream(file);
        var report = NdjsonFile.Validator.ValidateNdjsonAsync<ProgrammeEnrollment>(stream, new NdjsonValidationOptions { BlockBytes = 2000, Parallelism = parallelism });

        var findings = await report.CollectAsync();

        Assert.Equal(Enumerable.Range(1, 133).Select(third => ((long?)(3 * third), $"ENR-{3 * third}")), findings.Select(finding => (finding.Line, finding.RecordId!)));
        Assert.Equal((400, 133), (report.Summary.Records, report.Summary.WithErrors));
    }

    [Theory]
    [InlineData(10)]
    [InlineData(1025)]
    [InlineData(1026)]
    [InlineData(1027)]
    [InlineData(5000)]
    [InlineData(100_000)]
    public async Task A_line_over_the_limit_is_passed_over_wherever_blocks_end(int blockBytes)
    {
        var file = Encoding.UTF8.GetBytes(string.Concat(
            from length in new[] { 1023, 1024, 1025, 1026, 1027, 6000, 20_000 }
            from end in new[] { "\n", "\r\n", "\r\r\n", "\n{}\n" }
            select $"{{\"a\":\"{new string('x', length - 8)}\"}}{end}") + new string(' ', 3000));
        var expected = await NdjsonFile.CheckByLineAsync(file, LineLimit);

        var findings = await NdjsonFile.CheckAsync(file, new NdjsonValidationOptions { MaxLineBytes = LineLimit, BlockBytes = blockBytes });

        Assert.Equal(expected, findings.WithoutRecordIds());
        Assert.Equal(22, findings.Count(finding => finding.Code == ValidationCodes.ImportLength));
    }

    [Fact]
    public async Task A_line_of_3_MB_is_passed_over_and_never_held()
    {
        var pool = new CountingPool();
        byte[] file = [.. TestRecord.Enrollment().Json.Span, (byte)'\n', .. Enumerable.Repeat((byte)'{', 3 * 1024 * 1024), (byte)'\n', .. NdjsonFile.Of(TestRecord.Enrollment().Set("gender", "f"))];
        await using var stream = new StreamOf(file, 10_000);

        var findings = await NdjsonFile.Validator
            .ValidateNdjsonAsync<ProgrammeEnrollment>(stream, new NdjsonValidationOptions { MaxLineBytes = 64 * 1024, BlockBytes = 16 * 1024, Parallelism = 1, Buffers = pool }).CollectAsync();

        Assert.Equal([(2L, ValidationCodes.ImportLength), (3L, ValidationCodes.SchemaEnum)], findings.Select(finding => (finding.Line!.Value, finding.Code)));
        Assert.InRange(pool.MostBytes, 64 * 1024, 6 * 64 * 1024);
        Assert.Equal(0, pool.Lent);
    }

    [Fact]
    public async Task A_record_longer_than_a_block_is_judged_whole()
    {
        var record = TestRecord.Enrollment().Set("statusReason", new string('x', 200_000)).Json;

        var findings = await NdjsonFile.CheckAsync([.. record.Span, (byte)'\n', .. record.Span], new NdjsonValidationOptions { BlockBytes = 1000 });

        Assert.Equal([1L, 2L], findings.Select(finding => finding.Line!.Value));
        Assert.All(findings, finding => Assert.Equal(("/statusReason", ValidationCodes.SchemaEnum), (finding.Pointer, finding.Code)));
    }

    [Fact]
    public async Task A_block_of_nothing_but_faults_gives_them_bit_by_bit()
    {
        const int lines = 1500;
        var ofOne = (await NdjsonFile.CheckAsync("{}\n"u8.ToArray(), new NdjsonValidationOptions())).Count;

        var findings = await NdjsonFile.CheckAsync(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{}\n", lines))), new NdjsonValidationOptions { Parallelism = 2 });

        Assert.True(ofOne * lines > 20_000);
        Assert.Equal(Enumerable.Range(1, lines).SelectMany(line => Enumerable.Repeat((long?)line, ofOne)), findings.Select(finding => finding.Line));
    }

    [Fact]
    public async Task Progress_is_told_block_by_block()
    {
        var heard = new List<ValidationSummary>();
        var file = NdjsonFile.Of(Enumerable.Repeat(TestRecord.Enrollment(), 10));

        await NdjsonFile.CheckAsync(file, new NdjsonValidationOptions { BlockBytes = file.Length / 4, Progress = new Heard(heard) });

        Assert.Equal(5, heard.Count);
        Assert.Equal(heard.Select(summary => summary.Records).Order(), heard.Select(summary => summary.Records));
        Assert.Equal(10, heard[^1].Records);
    }

    private sealed class Heard(List<ValidationSummary> heard) : IProgress<ValidationSummary>
    {
        public void Report(ValidationSummary value) => heard.Add(value);
    }
}
