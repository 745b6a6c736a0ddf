using Nser.Client.Benchmarks.Workload;
using Nser.Standards;
using Nser.Standards.Validation;

namespace Nser.Client.Benchmarks.Contenders;

/// <summary>The client's own way through a file of any size, as a caller uses it: shape and rules, so many threads judging.</summary>
internal static class FileCheck
{
    private static readonly NserValidator Validator = new(new NserValidatorOptions { TimeProvider = new ClockOfTheRecords() });

    internal static async Task<ValidationSummary> RunAsync(NserStandard standard, Stream ndjson, int threads)
    {
        var options = new NdjsonValidationOptions { Parallelism = threads };
        var report = standard == NserStandard.ProgrammeEnrollment
            ? Validator.ValidateNdjsonAsync<ProgrammeEnrollment>(ndjson, options)
            : Validator.ValidateNdjsonAsync<AssetDelivery>(ndjson, options);
        return await report.SummarizeAsync();
    }

    /// <summary>Checks the blocks one after the other, each so many times over, and returns how many records have errors.</summary>
    internal static async Task<long> RunAsync(RecordBlock[] blocks, int times, int threads)
    {
        var refused = 0L;
        foreach (var block in blocks)
        {
            await using var stream = new RepeatingStream(block.Lines, times);
            refused += (await RunAsync(block.Standard, stream, threads)).WithErrors;
        }

        return refused;
    }
}
