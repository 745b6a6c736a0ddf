using Nser.Client.Standards;
using Nser.Client.Tests.Privacy;
using Nser.Client.Validation;

namespace Nser.Client.Tests.Validation.Ndjson;

/// <summary>A valid line costs no memory, whoever judges it. Counted over the whole process, so it runs alone.</summary>
[Collection(nameof(Alone))]
public sealed class NdjsonAllocationTests
{
    private const int Times = 100_000;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_valid_line_allocates_less_than_a_byte(int parallelism)
    {
        var file = NdjsonFile.Of(TestRecord.Enrollment(), TestRecord.Enrollment().Set("fullNameUrdu", "آمنہ بی بی"));
        await SummarizeAsync(file, 10_000, parallelism);

        var before = GC.GetTotalAllocatedBytes(precise: true);
        var summary = await SummarizeAsync(file, Times, parallelism);
        var allocated = GC.GetTotalAllocatedBytes(precise: true) - before;

        Assert.Equal((2 * Times, 0), (summary.Records, summary.FindingsByCode.Count));
        Assert.InRange(allocated / (2.0 * Times), 0, 1);
    }

    private static async Task<ValidationSummary> SummarizeAsync(byte[] file, int times, int parallelism)
    {
        await using var stream = new StreamOf(file) { Times = times };
        return await NdjsonFile.Validator.ValidateNdjsonAsync<ProgrammeEnrollment>(stream, new NdjsonValidationOptions { Parallelism = parallelism }).SummarizeAsync();
    }
}
