using Nser.Client.Queries;
using Nser.Client.Queries.Eligibility;

namespace Nser.Client.Testing.Queries;

/// <summary>A part of what a call brings: a page, an outcome, or the whole answer.</summary>
/// <param name="Whole">The part itself.</param>
/// <param name="Rows">The rows of the registry in it.</param>
internal sealed record CallPart(object? Whole, IReadOnlyList<object?> Rows)
{
    /// <summary>Where a search goes on after this page.</summary>
    internal string? Continuation { get; init; }

    /// <summary>Why one of several persons has no verdict.</summary>
    internal Exception? Failure { get; init; }

    /// <summary>An answer without rows of the registry.</summary>
    internal static async IAsyncEnumerable<CallPart> Answer<T>(Func<Task<T>> call)
    {
        yield return new(await call(), []);
    }

    /// <summary>An answer that is a row of the registry.</summary>
    internal static async IAsyncEnumerable<CallPart> Row<T>(Func<Task<T>> call)
    {
        var row = await call();
        yield return new(row, [row]);
    }

    internal static async IAsyncEnumerable<CallPart> Pages<T>(Func<PagedRows<T>> search)
    {
        await foreach (var page in search().PagesAsync())
        {
            yield return new(page, [.. page.Rows]) { Continuation = page.Continuation };
        }
    }

    internal static async IAsyncEnumerable<CallPart> Outcomes(Func<IAsyncEnumerable<EligibilityOutcome>> check)
    {
        await foreach (var outcome in check())
        {
            yield return new(outcome, [outcome.Verdict]) { Failure = outcome.Failure };
        }
    }
}
