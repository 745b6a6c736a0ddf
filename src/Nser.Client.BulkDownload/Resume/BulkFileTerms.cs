using Nser.Client.BulkDownload.Files;
using Nser.Standards;

namespace Nser.Client.BulkDownload.Resume;

/// <summary>What a file is asked for with: a part that was begun under other terms is never continued.</summary>
/// <param name="Name">Whose file it is.</param>
/// <param name="Form">What it looks like, and with which key.</param>
/// <param name="Filters">The question to the registry, for example <c>tehsil=PK61702&amp;quintile=1</c>; codes only.</param>
/// <param name="ApiVersion">The version that is asked.</param>
/// <param name="Source">What the offsets count.</param>
internal sealed record BulkFileTerms(BulkFileName Name, BulkFileForm Form, string Filters, NserApiVersion ApiVersion, BulkSourceKind Source)
{
    /// <summary>The geo library of the code. A tehsil that keeps its code over a new library keeps its file.</summary>
    internal string? GeoVersion { get; init; }
}

/// <summary>How the registry hands a tehsil over.</summary>
internal enum BulkSourceKind
{
    /// <summary>One stream of bytes, which can be asked for from any byte on and has a digest (V2.0).</summary>
    Stream,

    /// <summary>Numbered pages, whose rows are handed over as lines (V1.0).</summary>
    Pages,
}
