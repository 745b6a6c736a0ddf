using Nser.Client.Api;
using Nser.Standards;

namespace Nser.Client.Queries;

/// <summary>A search that is read in pages.</summary>
/// <typeparam name="TWire">A row as it arrives.</typeparam>
/// <typeparam name="TRow">A row as the caller gets it.</typeparam>
internal sealed record PagedSearch<TWire, TRow>(
    NserOperation Operation,
    Func<NserApiVersion, PagePosition, QueryCall<RowPage<TWire>>> Ask,
    Func<TWire, QueryAnswer<RowPage<TWire>>, CancellationToken, ValueTask<TRow>> Read)
    where TWire : class
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
    internal Func<TWire, string?> IdentityOf { get; init; } = static _ => null;
}
