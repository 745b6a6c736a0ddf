using System.Runtime.CompilerServices;
using Nser.Client.Pipeline;
using Nser.Standards;

namespace Nser.Client.Queries;

/// <summary>The rows of a search, asked for page by page as they are read; nothing is asked before that.</summary>
/// <remarks>Each enumeration asks anew, and rows are metered: read once and keep what is needed.</remarks>
/// <typeparam name="T">What a row is.</typeparam>
public sealed class PagedRows<T> : IAsyncEnumerable<T>
{
    private readonly Func<CancellationToken, IAsyncEnumerable<QueryPage<T>>> read;
    private readonly CancellationToken stop;

    internal PagedRows(Func<CancellationToken, IAsyncEnumerable<QueryPage<T>>> read, CancellationToken stop)
    {
        this.read = read;
        this.stop = stop;
    }

    /// <summary>The pages, each with its continuation.</summary>
    /// <exception cref="NserException">A call failed, or the pages contradict each other; the pages before stay good.</exception>
    public async IAsyncEnumerable<QueryPage<T>> PagesAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, cancellationToken);
        await foreach (var page in read(either.Token).ConfigureAwait(false))
        {
            yield return page;
        }
    }

    /// <summary>The rows.</summary>
    /// <exception cref="NserException">A call failed, or the pages contradict each other; the rows before stay good.</exception>
    public async IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        await foreach (var page in PagesAsync(cancellationToken).ConfigureAwait(false))
        {
            foreach (var row in page.Rows)
            {
                yield return row;
            }
        }
    }
}

/// <summary>One page of a search.</summary>
/// <typeparam name="T">What a row is.</typeparam>
public sealed record QueryPage<T>
{
    /// <summary>The rows, in the server's order.</summary>
    public required IReadOnlyList<T> Rows { get; init; }

    /// <summary>Give it as <see cref="PageOptions.Continuation"/> to go on after this page, also in another process; <see langword="null"/> after the last page. Holds no personal data.</summary>
    public string? Continuation { get; init; }

    /// <summary>Rows of all pages, when the version says so (V1.0).</summary>
    public long? TotalRows { get; init; }

    /// <summary>Rows left of the account's limit, when it has one.</summary>
    public long? RowsRemaining { get; init; }

    /// <summary>The version that answered.</summary>
    public NserApiVersion Version { get; init; }

    /// <summary>The call's id, for BISP's support.</summary>
    public string? RequestId { get; init; }

    /// <summary>Number of rows and version; never a row.</summary>
    public override string ToString() => $"page of {Rows.Count} rows (V{Version})";
}
