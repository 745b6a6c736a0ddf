using Nser.Client.BulkDownload.Files;

namespace Nser.Client.BulkDownload;

/// <summary>Where a bulk download goes to, and with how much of the link and of patience.</summary>
public sealed record BulkDownloadOptions
{
    /// <summary>The folder of the files; made (0700) when it is missing. Required. One download at a time writes into it.</summary>
    public required string Folder { get; init; }

    /// <summary>What the files look like. Default NDJSON as it came, for the owner alone.</summary>
    public BulkFileForm Form { get; init; } = new();

    /// <summary>The most tehsils that are fetched at a time; fewer when the registry asks to slow down or grows slow. Default 8; 1 to 32.</summary>
    public int MaxParallelism { get; init; } = 8;

    /// <summary>The most requests a second, of all workers together. Default <see langword="null"/>: as many as the registry bears. Above 0.</summary>
    public double? RequestsPerSecond { get; init; }

    /// <summary>The most bytes a second of all workers together, as they come over the line. Default <see langword="null"/>: as many as come. At least 1,024.</summary>
    public long? BytesPerSecond { get; init; }

    /// <summary>Whether the registry may send streams (V2.0) compressed. Default no: a compressed stream that breaks cannot go on in its middle, so its tehsil begins anew, uncompressed.</summary>
    public bool Compressed { get; init; }

    /// <summary>What becomes of files that are complete already. Default <see cref="BulkRefresh.WhenChanged"/>.</summary>
    public BulkRefresh Refresh { get; init; }

    /// <summary>What a failed tehsil means for the others. Default <see cref="BulkFailurePolicy.Continue"/>.</summary>
    public BulkFailurePolicy OnFailure { get; init; }

    /// <summary>How much of a tehsil is written to stable storage at a time, in bytes of the source. Default 8 MiB; 64 KiB to 1 GiB. For each worker it is the most that a broken connection costs and,
    /// in NDJSON files that are not encrypted, the most that a crash costs; in V2.0 the next run begins other files again that were under way.
    /// Each commit flushes the disk, and begins a new member of a compressed file and a new segment of an encrypted one.</summary>
    public long CommitBytes { get; init; } = 8 * 1024 * 1024;

    /// <summary>How long no worker may hear a byte before what the registry puts off counts as failed. Default 30 minutes; up to 24 hours.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>Hears of the progress, one report at a time, at most every 250 ms and once at the end. Must return soon; what it throws is dropped. Default none.</summary>
    public IProgress<BulkProgress>? Progress { get; init; }

    /// <summary>The least time between two reports of progress.</summary>
    internal TimeSpan BetweenReports { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <exception cref="ArgumentException">An option is out of its range; the message names it.</exception>
    internal void Check()
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(Folder);
        ArgumentNullException.ThrowIfNull(Form);
        Require(MaxParallelism is >= 1 and <= 32, "MaxParallelism must be 1 to 32.", nameof(MaxParallelism));
        Require(RequestsPerSecond is null || (RequestsPerSecond > 0 && double.IsFinite(RequestsPerSecond.Value)), "RequestsPerSecond must be above 0, or be left out.", nameof(RequestsPerSecond));
        Require(BytesPerSecond is null or >= 1024, "BytesPerSecond must be at least 1024, or be left out.", nameof(BytesPerSecond));
        Require(CommitBytes is >= 64 * 1024 and <= 1024 * 1024 * 1024, "CommitBytes must be 65536 to 1073741824 (64 KiB to 1 GiB).", nameof(CommitBytes));
        Require(Patience > TimeSpan.Zero && Patience <= TimeSpan.FromHours(24), "Patience must be above zero and at most 24 hours.", nameof(Patience));
        Require(Enum.IsDefined(Refresh), "Refresh is none of the values of BulkRefresh.", nameof(Refresh));
        Require(Enum.IsDefined(OnFailure), "OnFailure is none of the values of BulkFailurePolicy.", nameof(OnFailure));
    }

    private static void Require(bool holds, string message, string option)
    {
        if (!holds)
        {
            throw new ArgumentOutOfRangeException(option, message);
        }
    }
}

/// <summary>What becomes of files that an earlier run completed.</summary>
public enum BulkRefresh
{
    /// <summary>The registry is asked whether the tehsil has changed, and it is fetched anew if so. V2.0 asks by the validator (<c>If-None-Match</c>); V1.0 has none and compares the number of rows, which costs one metered row.</summary>
    WhenChanged,

    /// <summary>They are kept without asking.</summary>
    Never,

    /// <summary>They are fetched anew. Until the new file is complete the old one stays.</summary>
    Always,
}

/// <summary>What a tehsil that failed means for the others.</summary>
/// <remarks>A failing disk, a refused login and a used-up row limit stop a run under either policy: no other tehsil would fare better.</remarks>
public enum BulkFailurePolicy
{
    /// <summary>The others are fetched; the report lists what failed.</summary>
    Continue,

    /// <summary>No further tehsil is begun, and those under way stop with what they have committed.</summary>
    Stop,
}
