using System.Text.Json.Serialization;

namespace Nser.Client.Queries;

/// <summary>A page of rows as it arrives, in either version's words.</summary>
[WireEnvelope]
internal sealed class RowPage<TRow>
    where TRow : class
{
    /// <summary>V1.0.</summary>
    public int? Page { get; set; }

    /// <summary>V1.0.</summary>
    public int? PageSize { get; set; }

    /// <summary>V1.0.</summary>
    public long? TotalRows { get; set; }

    /// <summary>V2.0; absent after the last page.</summary>
    public string? ContinuationToken { get; set; }

    /// <summary>The rows; an answer without them is none.</summary>
    [JsonRequired]
    public List<TRow>? Rows { get; set; }
}
