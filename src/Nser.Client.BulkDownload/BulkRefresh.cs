namespace Nser.Client.BulkDownload;

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
