using System.Buffers;
using System.Text;
using Nser.Client.Testing.Records;
using Nser.Client.Tests.Privacy;
using Nser.Standards.Validation;

namespace Nser.Standards.Tests.Validation.Ndjson;

/// <summary>A valid line costs no memory, whoever judges it. Counted over the whole process, so it runs alone.</summary>
[Collection(nameof(RunsAlone))]
public sealed class NdjsonAllocationTests
{
    private const int Records = 4000;
    private const int Times = 25;
    private const int Rounds = 4;

    /// <summary>Larger than usual: a build for debugging allocates for each asynchronous call, of which there are some for each block.</summary>
    private const int BlockBytes = 4 * 1024 * 1024;

    /// <summary>The shared pool gives memory back to the system when it likes.</summary>
    private static readonly ArrayPool<byte> Buffers = ArrayPool<byte>.Create(BlockBytes, 16);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_valid_line_allocates_less_than_a_byte(int parallelism)
    {
        var record = Encoding.UTF8.GetString(TestRecord.Enrollment().Set("fullNameUrdu", "URDU").Json.Span)
            .Replace("URDU", "آمنہ بی بی", StringComparison.Ordinal).Replace("\\u002B", "+", StringComparison.Ordinal);
        var file = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(record + "\n", Records)));
        var least = double.MaxValue;

        // What else the process does in the meantime only adds.
        for (var round = 0; round < Rounds; round++)
        {
            var before = GC.GetTotalAllocatedBytes(precise: true);
            var summary = await SummarizeAsync(file, Times, parallelism);
            least = Math.Min(least, (double)(GC.GetTotalAllocatedBytes(precise: true) - before) / (Times * Records));
            Assert.Equal((Times * Records, 0), (summary.Records, summary.FindingsByCode.Count));
        }

        Assert.InRange(least, 0, 1);
    }

    private static async Task<ValidationSummary> SummarizeAsync(byte[] file, int times, int parallelism)
    {
        await using var stream = new StreamOf(file) { Times = times };
        return await NdjsonFile.Validator.ValidateNdjsonAsync<ProgrammeEnrollment>(stream, new NdjsonValidationOptions { Parallelism = parallelism, Buffers = Buffers, BlockBytes = BlockBytes }).SummarizeAsync();
    }
}
