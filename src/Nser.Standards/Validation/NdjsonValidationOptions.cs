using System.Buffers;

namespace Nser.Standards.Validation;

/// <summary>How an NDJSON file is read and judged.</summary>
public sealed record NdjsonValidationOptions
{
    private const int MostParallelism = 256;
    private const int LeastLineBytes = 1024;
    private const int MostLineBytes = 512 * 1024 * 1024;

    /// <summary>How many threads of the pool judge at the same time, 1 to 256. The findings and their order do not depend on it. Default: the number of processors.</summary>
    public int Parallelism { get; init; } = Math.Min(System.Environment.ProcessorCount, MostParallelism);

    /// <summary>The most bytes one line may have. Default 1 MiB; from 1 KiB to 512 MiB. A longer line is skipped with the finding <c>NSER-IMPORT-LENGTH</c>; no more of it than this is held in memory.</summary>
    public int MaxLineBytes { get; init; } = 1024 * 1024;

    /// <summary>Hears of the summary so far after each block of the file, about half a megabyte. Default <see langword="null"/>.</summary>
    public IProgress<ValidationSummary>? Progress { get; init; }

    /// <summary>How many bytes are handed to a thread at once: enough that handing over costs nothing, few enough to stay in its cache.</summary>
    internal int BlockBytes { get; init; } = 512 * 1024;

    /// <summary>Where buffers come from.</summary>
    internal ArrayPool<byte> Buffers { get; init; } = ArrayPool<byte>.Shared;

    internal NdjsonValidationOptions Checked()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Parallelism, 1, nameof(Parallelism));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Parallelism, MostParallelism, nameof(Parallelism));
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxLineBytes, LeastLineBytes, nameof(MaxLineBytes));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(MaxLineBytes, MostLineBytes, nameof(MaxLineBytes));
        return this;
    }
}
