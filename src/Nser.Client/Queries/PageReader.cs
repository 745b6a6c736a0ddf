using System.Runtime.CompilerServices;
using System.Text.Json;
using Nser.Standards;

namespace Nser.Client.Queries;

/// <summary>Walks the pages of one search, each only when the one before was taken.</summary>
internal sealed class PageReader<TRow>(QueryClient calls, PagedSearch<TRow> search, PageOptions options)
    where TRow : class
{
    internal static PagedRows<TRow> Rows(QueryClient calls, PagedSearch<TRow> search, PageOptions? options, CancellationToken cancellationToken)
    {
        var walk = new PageReader<TRow>(calls, search, (options ?? new PageOptions()).Checked(search.MostRows));
        return new(walk.PagesAsync, cancellationToken);
    }

    private async IAsyncEnumerable<QueryPage<TRow>> PagesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var name = Continuation.Name(search.Operation, search.Fingerprint);
        var begin = options.Continuation is { } text ? Continuation.Read(text, name) : null;
        NserApiVersion? version = begin is null ? null : NserApiVersion.Parse(begin.Version);
        var place = begin?.Place ?? new PagePosition(1, null, SizeFor(options.MaxRows));
        var check = new PageConsistency(search.Operation, begin) { RowsMayLookAlike = search.RowsMayLookAlike };
        var left = options.MaxRows ?? long.MaxValue;
        for (var pages = 1; ; pages++)
        {
            // Numbered pages must keep their size, or rows would be skipped.
            var asked = version == NserApiVersion.V1 ? place : place with { PageSize = SizeFor(left) };
            using var rowsAside = await SetAsideAsync(version, asked, cancellationToken).ConfigureAwait(false);
            asked = rowsAside is null ? asked : asked with { PageSize = rowsAside.Rows };
            var answer = version is { } settled
                ? await calls.SendAsync(search.Ask(settled, asked) with { Rows = rowsAside }, search.Decode, cancellationToken).ConfigureAwait(false)
                : await calls.SendAsync(any => search.Ask(any, asked) with { Rows = rowsAside }, search.Decode, cancellationToken).ConfigureAwait(false);
            version = answer.Version;
            var next = check.Next(answer, asked, search.IdentityOf);
            var first = Math.Min(asked.RowsTaken, answer.Body.Rows!.Count);
            var rows = await RowsAsync(answer, first, left, check, cancellationToken).ConfigureAwait(false);
            left -= rows.Count;
            if (first + rows.Count < answer.Body.Rows.Count)
            {
                next = asked with { PageSize = answer.Body.PageSize ?? asked.PageSize, RowsTaken = first + rows.Count };
            }

            yield return new()
            {
                Rows = rows,
                Continuation = next is { } at ? Continuation.Of(answer.Version, name, at, check.TotalRows).Write() : null,
                TotalRows = check.TotalRows,
                RowsRemaining = answer.RowsRemaining,
                Version = answer.Version,
                RequestId = answer.RequestId,
            };
            if (next is not { } following || left <= 0)
            {
                yield break;
            }

            if (pages >= calls.Options.MaxPages)
            {
                throw check.Contradiction(answer, $"the search has not ended after {pages} pages (Registry.MaxPages); go on from the last page's continuation if that is right");
            }

            place = following;
        }
    }

    /// <summary>Numbered pages after the first must keep their size, and so must a page that is read on within: there the budget bears a whole page or none.</summary>
    private async Task<RowReservation?> SetAsideAsync(NserApiVersion? version, PagePosition place, CancellationToken cancellationToken) =>
        search.IsMetered
            ? await calls.SetAsideAsync(search.Operation, place.PageSize, place.RowsTaken > 0 || (version == NserApiVersion.V1 && place.Page > 1) ? place.PageSize : 1, cancellationToken).ConfigureAwait(false)
            : null;

    private async Task<IReadOnlyList<TRow>> RowsAsync(QueryAnswer<RowPage<TRow>> answer, int first, long left, PageConsistency check, CancellationToken cancellationToken)
    {
        var arrived = answer.Body.Rows!;
        var rows = new TRow[(int)Math.Min(arrived.Count - first, left)];
        try
        {
            for (var i = 0; i < rows.Length; i++)
            {
                rows[i] = await search.Read(arrived[first + i], answer, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception error) when (error is FormatException or JsonException)
        {
            // The parser's message could repeat what was read, so it is not passed on.
            throw check.Contradiction(answer, "a row is not what the contract promises");
        }

        return rows;
    }

    private int SizeFor(long? left) => (int)Math.Min(options.PageSize ?? search.MostRows, left ?? int.MaxValue);
}
