using Nser.Client.BulkDownload.Resume;
using Nser.Client.BulkDownload.Storage;
using Nser.Standards;

namespace Nser.Client.BulkDownload;

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
