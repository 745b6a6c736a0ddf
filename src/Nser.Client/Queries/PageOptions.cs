namespace Nser.Client.Queries;

/// <summary>How a search is read page by page.</summary>
public sealed record PageOptions
{
    /// <summary>The largest page of a search that the contract allows; of beneficiaries it allows <see cref="MaxBulkPageSize"/>.</summary>
    public const int MaxPageSize = 200;

    /// <summary>The largest page of beneficiaries that the contract allows (V1.0).</summary>
    public const int MaxBulkPageSize = 1_000;

    /// <summary>Rows of a page, 1 to what the contract allows. Default: as many as it allows. A server may answer with smaller pages.</summary>
    public int? PageSize { get; init; }

    /// <summary>Where to go on: <see cref="QueryPage{T}.Continuation"/> of the last page that was read, with the same search. Default: from the beginning.</summary>
    public string? Continuation { get; init; }

    /// <summary>The most rows to read, counted from here; rows are metered, so no page is asked for beyond them. Default: all.</summary>
    public long? MaxRows { get; init; }

    /// <param name="most">The largest page that the contract allows for this question.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    internal PageOptions Checked(int most)
    {
        if (PageSize is { } size)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(size, 1, nameof(PageSize));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(size, most, nameof(PageSize));
        }

        if (MaxRows is { } rows)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1, nameof(MaxRows));
        }

        return this with { PageSize = PageSize ?? most };
    }
}
