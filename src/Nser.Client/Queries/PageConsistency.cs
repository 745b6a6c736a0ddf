using System.Text;
using Nser.Client.Api;
using Nser.Client.Pipeline;
using Nser.Standards;
using Nser.Standards.Text;

namespace Nser.Client.Queries;

/// <summary>Holds each page against the ones before: a server that repeats itself or changes its mind must not go unnoticed.</summary>
internal sealed class PageConsistency(NserOperation operation, Continuation? begin)
{
    private const int EmptyPagesInARow = 3;

    private readonly HashSet<string> tokens = begin?.Token is { } token ? [token] : [];
    private readonly HashSet<(string, string, int)> pages = [];
    private int empty;

    /// <summary>What the first numbered page said; <see langword="null"/> for pages with tokens.</summary>
    internal long? TotalRows { get; private set; } = begin?.TotalRows;

    /// <summary>Whether a page that begins and ends alike may come again.</summary>
    internal bool RowsMayLookAlike { get; init; }

    /// <summary>The place of the next page; <see langword="null"/> after the last one.</summary>
    /// <exception cref="NserTransportException">The page contradicts the contract or the pages before.</exception>
    internal PagePosition? Next<TRow>(QueryAnswer<RowPage<TRow>> answer, PagePosition asked, Func<TRow, string?> identityOf)
        where TRow : class
    {
        var page = answer.Body;
        if (page.Rows is null || page.Rows.Contains(null!))
        {
            throw Contradiction(answer, "a page has no rows, or a null in place of one");
        }

        if (page.Rows.Count > asked.PageSize)
        {
            throw Contradiction(answer, "a page has more rows than were asked for");
        }

        RefuseRepetition(answer, page.Rows, identityOf);
        return answer.Version == NserApiVersion.V1 ? AfterNumbered(answer, asked) : AfterToken(answer, asked);
    }

    internal NserTransportException Contradiction<T>(QueryAnswer<T> answer, string what)
        where T : class => answer.Unusable($"{operation} (V{answer.Version}): {what}. The rows before are good.");

    private void RefuseRepetition<TRow>(QueryAnswer<RowPage<TRow>> answer, List<TRow> rows, Func<TRow, string?> identityOf)
        where TRow : class
    {
        if (rows.Count > 0 && identityOf(rows[0]) is { } first && identityOf(rows[^1]) is { } last && !(RowsMayLookAlike && first == last) && !pages.Add((first, last, rows.Count)))
        {
            throw Contradiction(answer, "a page repeats an earlier one");
        }
    }

    private PagePosition? AfterNumbered<TRow>(QueryAnswer<RowPage<TRow>> answer, PagePosition asked)
        where TRow : class
    {
        var page = answer.Body;
        if (page is not { Page: { } number, PageSize: >= 1 and { } size, TotalRows: >= 0 and { } total })
        {
            throw Contradiction(answer, "a page lacks its number, its size or the total");
        }

        if (number != asked.Page)
        {
            throw Contradiction(answer, "the server answered with another page than the one asked for");
        }

        if (TotalRows is { } before && before != total)
        {
            throw Contradiction(answer, "the total changed while paging, so rows may be missing or twice: begin anew");
        }

        if (size > asked.PageSize || (size < asked.PageSize && number > 1))
        {
            throw Contradiction(answer, "the size of the pages changed while paging, so rows may be missing or twice: begin anew");
        }

        TotalRows = total;
        var (rows, expected) = (page.Rows!.Count, Math.Clamp(total - (((long)number - 1) * size), 0, size));
        if (rows < expected && answer.RowsRemaining == 0)
        {
            // The row limit cut the page short: its end comes with the same page, once there are rows again.
            return new PagePosition(number, null, size) { RowsTaken = Math.Max(rows, asked.RowsTaken) };
        }

        if (rows != expected)
        {
            throw Contradiction(answer, "a page has another number of rows than its total says");
        }

        return (long)number * size < total ? new PagePosition(number + 1, null, size) : null;
    }

    private PagePosition? AfterToken<TRow>(QueryAnswer<RowPage<TRow>> answer, PagePosition asked)
        where TRow : class
    {
        var page = answer.Body;
        if (page.ContinuationToken is not { } next)
        {
            return null;
        }

        if (next.Length is 0 or > 512)
        {
            throw Contradiction(answer, "the continuation token is not 1 to 512 characters long");
        }

        if (!ContinuationTokens.AreSafe(next))
        {
            throw Contradiction(answer, "the continuation token holds a person's number or is no plain text, and it would stand in URLs and continuations");
        }

        if (next == asked.Token)
        {
            throw Contradiction(answer, "the continuation token does not move");
        }

        if (!tokens.Add(next))
        {
            throw Contradiction(answer, "the continuation token came before: the pages go round in a circle");
        }

        empty = page.Rows!.Count == 0 ? empty + 1 : 0;
        return empty < EmptyPagesInARow ? asked with { Token = next } : throw Contradiction(answer, $"{empty} empty pages in a row, and still another one is announced");
    }
}

/// <summary>Looks at continuation tokens of a server: they stand in URLs and in continuations, where no person may.</summary>
internal static class ContinuationTokens
{
    private const int IbanLength = 24;

    /// <summary>Whether the token is visible ASCII in which no word is a person's number.</summary>
    /// <remarks>Digits within a word of letters, as in a hash, are no number: one token in a hundred would be refused for nothing.</remarks>
    internal static bool AreSafe(string token)
    {
        if (token.AsSpan().ContainsAnyExceptInRange('!', '~'))
        {
            return false;
        }

        var numbers = new StringBuilder(token.Length);
        for (var start = 0; start < token.Length;)
        {
            var end = start;
            while (end < token.Length && char.IsAsciiLetterOrDigit(token[end]))
            {
                end++;
            }

            var word = token.AsSpan(start, end - start);
            var isNumber = word.Length == IbanLength || word.IndexOfAnyExceptInRange('0', '9') < 0;
            numbers.Append(isNumber ? word : "x");
            if (end < token.Length)
            {
                numbers.Append(token[end]);
            }

            start = end + 1;
        }

        return !PersonalNumbers.In(numbers.ToString());
    }
}
