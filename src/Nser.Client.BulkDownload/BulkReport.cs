using Nser.Client.BulkDownload.Storage;

namespace Nser.Client.BulkDownload;

/// <summary>What became of a run, file by file.</summary>
public sealed record BulkReport
{
    /// <summary>One result for each file of the plan, in its order.</summary>
    public required IReadOnlyList<BulkTehsilResult> Results { get; init; }

    /// <summary>Why the run stopped before its end; <see langword="null"/> when every tehsil had its turn.</summary>
    public BulkFailureReason? StoppedBy { get; init; }

    /// <summary>What is wrong with the target, when that stopped the run or kept the manifest from being written.</summary>
    public BulkFileFault? Fault { get; init; }

    /// <summary>What is wrong and what to do, when the run stopped before its end.</summary>
    public string? Message { get; init; }

    /// <summary>How long the run took.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>Bytes that came over the line.</summary>
    public required long BytesFetched { get; init; }

    /// <summary>How often the registry asked to slow down.</summary>
    public required int Throttled { get; init; }

    /// <summary>Files that this run completed.</summary>
    public int Completed => Count(BulkOutcome.Completed);

    /// <summary>Files that were complete before.</summary>
    public int Skipped => Count(BulkOutcome.Skipped);

    /// <summary>Files that failed.</summary>
    public int Failed => Count(BulkOutcome.Failed);

    /// <summary>Files that were not reached.</summary>
    public int NotReached => Count(BulkOutcome.NotReached);

    /// <summary>Rows in complete files.</summary>
    public long Rows => Results.Where(result => result.FileName is not null).Sum(result => result.Rows);

    /// <summary>Whether every file of the plan is complete and listed in the manifest.</summary>
    public bool IsComplete => Fault is null && Results.All(result => result.Outcome is BulkOutcome.Completed or BulkOutcome.Skipped);

    /// <summary>What a program should exit with: 0 all complete, 4 the login was refused, 5 the target failed, 2 something is missing for another reason. Never 0 when anything is missing.</summary>
    public int ExitCode => IsComplete ? 0
        : Fault is not null || Results.Any(result => result.Reason == BulkFailureReason.Target) ? 5
        : StoppedBy == BulkFailureReason.Authentication ? 4
        : 2;

    /// <summary>The counts, in one line.</summary>
    public override string ToString() => FormattableString.Invariant($"{Completed} completed, {Skipped} skipped, {Failed} failed, {NotReached} not reached; {Rows} rows");

    private int Count(BulkOutcome outcome) => Results.Count(result => result.Outcome == outcome);
}
