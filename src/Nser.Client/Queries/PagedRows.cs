using System.Runtime.CompilerServices;
using Nser.Client.Pipeline;

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
