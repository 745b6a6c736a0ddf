using System.Text.Json.Serialization;
using Nser.Client.Api;
using Nser.Client.Pipeline;
using Nser.Standards;

namespace Nser.Client.Queries;

/// <summary>A search that is read in pages.</summary>
/// <typeparam name="TRow">A row.</typeparam>
/// <param name="Operation">The operation that is asked.</param>
/// <param name="Ask">Makes the call for a page.</param>
/// <param name="Decode">Reads the body of an answer.</param>
/// <param name="Read">Makes a row as the role sees it from the row as it arrived.</param>
internal sealed record PagedSearch<TRow>(
    NserOperation Operation,
    Func<NserApiVersion, PagePosition, NserCall> Ask,
    Func<ReadOnlyMemory<byte>, RowPage<TRow>> Decode,
    Func<TRow, QueryAnswer<RowPage<TRow>>, CancellationToken, ValueTask<TRow>> Read)
    where TRow : class
{
    /// <summary>The largest page that the contract allows.</summary>
    internal int MostRows { get; init; } = PageOptions.MaxPageSize;

    /// <summary>Whether the server counts the rows. Default <see langword="true"/>.</summary>
    internal bool IsMetered { get; init; } = true;

    /// <summary>What makes the search this search, without anything personal; a continuation is good for the same one only.</summary>
    internal string Fingerprint { get; init; } = "";

    /// <summary>Whether rows that are not the same may have one identity: then a page that begins and ends alike proves nothing. Default <see langword="false"/>.</summary>
    internal bool RowsMayLookAlike { get; init; }

    /// <summary>What tells a row from others, when the role gets something that does: a page that begins and ends with the same rows as an earlier one is a repetition.</summary>
    internal Func<TRow, string?> IdentityOf { get; init; } = static _ => null;
}

/// <summary>Which page to ask for.</summary>
/// <param name="Page">V1.0: its number, from 1.</param>
/// <param name="Token">V2.0: the server's token; <see langword="null"/> for the first.</param>
/// <param name="PageSize">How many rows.</param>
internal readonly record struct PagePosition(int Page, string? Token, int PageSize)
{
    /// <summary>V1.0: rows of the page that were taken before; it must be asked for again because its end was not.</summary>
    internal int RowsTaken { get; init; }
}

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
