using Nser.Client.BulkDownload.Resume;
using Nser.Client.BulkDownload.Storage;
using Nser.Standards;

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

/// <summary>What became of one file of a run. Holds codes and counts, never a row.</summary>
public sealed record BulkTehsilResult
{
    /// <summary>The tehsil.</summary>
    public required TehsilCode TehsilCode { get; init; }

    /// <summary>The quintile, 1 to 5; <see langword="null"/> for a file of all.</summary>
    public int? Quintile { get; init; }

    /// <summary>What became of it.</summary>
    public required BulkOutcome Outcome { get; init; }

    /// <summary>The file's name in the folder; <see langword="null"/> when it is not complete.</summary>
    public string? FileName { get; init; }

    /// <summary>Rows of the complete file, or rows that are committed of an incomplete one.</summary>
    public long Rows { get; init; }

    /// <summary>Rows that this run fetched; fewer than <see cref="Rows"/> after a resume.</summary>
    public long RowsFetched { get; init; }

    /// <summary>Bytes of the complete file; 0 when it is not complete.</summary>
    public long Bytes { get; init; }

    /// <summary>How often it had to begin anew in this run, because the source had changed or was not sound.</summary>
    public int Restarts { get; init; }

    /// <summary>Why it is not complete; <see langword="null"/> when it is.</summary>
    public BulkFailureReason? Reason { get; init; }

    /// <summary>What is wrong with the target, for <see cref="BulkFailureReason.Target"/>.</summary>
    public BulkFileFault? Fault { get; init; }

    /// <summary>What is wrong and what to do, in words; <see langword="null"/> when it is complete.</summary>
    public string? Message { get; init; }

    /// <summary>What the manifest says of the complete file.</summary>
    internal BulkManifestFile? Manifest { get; init; }

    /// <summary>Codes, outcome and reason.</summary>
    public override string ToString() => $"{TehsilCode}{(Quintile is { } quintile ? $".q{quintile}" : "")}: {Outcome}{(Reason is { } reason ? $" ({reason})" : "")}";
}

/// <summary>What became of one file of a run.</summary>
public enum BulkOutcome
{
    /// <summary>Fetched, compared with what the registry announced, and lying under its final name.</summary>
    Completed,

    /// <summary>Complete since an earlier run, and not changed at the registry (or not asked about).</summary>
    Skipped,

    /// <summary>Not complete; <see cref="BulkTehsilResult.Reason"/> says why. What was committed is kept for the next run.</summary>
    Failed,

    /// <summary>Not begun, or stopped on the way, because the run stopped. What was committed is kept for the next run.</summary>
    NotReached,
}

/// <summary>Why a tehsil is not complete, for a program to decide by.</summary>
public enum BulkFailureReason
{
    /// <summary>The network or the registry failed time and again.</summary>
    Transport,

    /// <summary>The registry asked to wait for longer than <see cref="BulkDownloadOptions.Patience"/>.</summary>
    Throttled,

    /// <summary>The row limit of the account, or the budget of the client, is used up.</summary>
    RowLimit,

    /// <summary>The registry refused the question, for example for the account's role.</summary>
    Refused,

    /// <summary>The login was refused.</summary>
    Authentication,

    /// <summary>What came is not what the registry announced: rows, bytes, digest, or a line that is no JSON object.</summary>
    Unsound,

    /// <summary>The target: see <see cref="BulkTehsilResult.Fault"/>.</summary>
    Target,

    /// <summary>Another one failed and the policy was to stop.</summary>
    Stopped,
}
