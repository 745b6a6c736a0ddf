namespace Nser.Client.BulkDownload;

/// <summary>How far a run is. The counts hold what stands on the disk, whichever run fetched it, so a resumed run goes on where the one before ended.</summary>
public sealed record BulkProgress
{
    /// <summary>Files of the plan.</summary>
    public required int Files { get; init; }

    /// <summary>Files that this run completed.</summary>
    public required int Completed { get; init; }

    /// <summary>Files that were complete before.</summary>
    public required int Skipped { get; init; }

    /// <summary>Files that failed.</summary>
    public required int Failed { get; init; }

    /// <summary>Rows in complete and incomplete files, with those of earlier runs.</summary>
    public required long Rows { get; init; }

    /// <summary>Rows that this run fetched.</summary>
    public required long RowsFetched { get; init; }

    /// <summary>Bytes that came over the line in this run.</summary>
    public required long BytesFetched { get; init; }

    /// <summary>How long the run has taken.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>How long the rest may take, by the files so far; <see langword="null"/> before one was completed.</summary>
    public required TimeSpan? Remaining { get; init; }

    /// <summary>How many tehsils may be under way at a time, as the registry bears it now.</summary>
    public required int Parallelism { get; init; }

    /// <summary>How often the registry asked to slow down.</summary>
    public required int Throttled { get; init; }

    /// <summary>Files and rows, in one line.</summary>
    public override string ToString() => FormattableString.Invariant($"{Completed + Skipped} of {Files} files, {Rows} rows, {Failed} failed");
}
