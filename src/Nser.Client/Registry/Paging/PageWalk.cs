using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Nser.Client.Registry;

/// <summary>Walks the pages of one search, each only when the one before was taken.</summary>
internal sealed class PageWalk<TWire, TRow>(RegistryCalls calls, PagedSearch<TWire, TRow> search, PageOptions options)
    where TWire : class
{
    internal static PagedRows<TRow> Rows(RegistryCalls calls, PagedSearch<TWire, TRow> search, PageOptions? options, CancellationToken cancellationToken)
    {
        var walk = new PageWalk<TWire, TRow>(calls, search, (options ?? new PageOptions()).Checked());
        return new(walk.PagesAsync, cancellationToken);
    }

    private async IAsyncEnumerable<RegistryPage<TRow>> PagesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var name = Continuation.Name(search.Operation, search.Fingerprint);
        var begin = options.Continuation is { } text ? Continuation.Read(text, name) : null;
        var place = begin is null ? new PagePlace(1, null, SizeOf(null, options.MaxRows)) : new PagePlace(begin.Page, begin.Token, SizeOf(begin, options.MaxRows));
        var check = new PageCheck(search.Operation, begin);
        var left = options.MaxRows;
        NserApiVersion? version = begin is null ? null : NserApiVersion.Parse(begin.Version);
        for (var pages = 1; ; pages++)
        {
            var answer = version is { } settled
                ? await calls.SendAsync(search.Ask(settled, place), settled, cancellationToken).ConfigureAwait(false)
                : await calls.SendAsync(any => search.Ask(any, place), cancellationToken).ConfigureAwait(false);
            version = answer.Version;
            var next = check.Next(answer, place, search.IdentityOf);
            var rows = await RowsAsync(answer, left, check, cancellationToken).ConfigureAwait(false);
            left -= rows.Count;
            yield return new()
            {
                Rows = rows,
                Continuation = next is { } at ? new Continuation(answer.Version.ToString(), name, at.Page, at.Token, at.PageSize, check.TotalRows, check.RowsSoFar).Write() : null,
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

            // Numbered pages must keep their size, or rows would be skipped.
            place = answer.Version == NserApiVersion.V1 ? following : following with { PageSize = (int)Math.Min(options.PageSize, left ?? int.MaxValue) };
        }
    }

    private async Task<IReadOnlyList<TRow>> RowsAsync(RegistryAnswer<RowPage<TWire>> answer, long? left, PageCheck check, CancellationToken cancellationToken)
    {
        var arrived = answer.Body.Rows!;
        var rows = new TRow[(int)Math.Min(arrived.Count, left ?? int.MaxValue)];
        try
        {
            for (var i = 0; i < rows.Length; i++)
            {
                rows[i] = await search.Read(arrived[i], answer, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception error) when (error is FormatException or JsonException)
        {
            // The parser's message could repeat what was read, so it is not passed on.
            throw check.Contradiction(answer, "a row is not what the contract promises");
        }

        return rows;
    }

    private int SizeOf(Continuation? begin, long? left) =>
        begin is { TotalRows: not null } ? begin.PageSize : (int)Math.Min(options.PageSize, left ?? int.MaxValue);
}
