namespace Nser.Standards.Import;

/// <summary>How much of an NDJSON file is held at once.</summary>
public sealed record NdjsonImportOptions
{
    /// <summary>The most bytes one line may have. Default 1 MiB; at least 1 KiB. A longer line is skipped with the finding <c>NSER-IMPORT-LENGTH</c>; it is never held in memory.</summary>
    public int MaxLineBytes { get; init; } = 1024 * 1024;

    internal void ThrowIfUnusable() => ArgumentOutOfRangeException.ThrowIfLessThan(MaxLineBytes, 1024, nameof(MaxLineBytes));
}
