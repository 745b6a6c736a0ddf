namespace Nser.Client.Queries;

/// <summary>What every search body says of its page, in either version's words; each question derives from it.</summary>
[WireEnvelope]
internal abstract class PageBody
{
    /// <summary>V1.0, from 1.</summary>
    public int? Page { get; set; }

    /// <summary>V2.0; absent for the first page.</summary>
    public string? ContinuationToken { get; set; }

    /// <summary>Rows of a page.</summary>
    public int? PageSize { get; set; }
}
