namespace Nser.Client.Registry;

/// <summary>How a search is read page by page.</summary>
public sealed record PageOptions
{
    /// <summary>The largest page that the contract allows.</summary>
    public const int MaxPageSize = 200;

    /// <summary>Rows of a page. Default 200; 1 to 200. A server may answer with smaller pages.</summary>
    public int PageSize { get; init; } = MaxPageSize;

    /// <summary>Where to go on: <see cref="RegistryPage{T}.Continuation"/> of the last page that was read, with the same search. Default: from the beginning.</summary>
    public string? Continuation { get; init; }

    /// <summary>The most rows to read, counted from here; rows are metered, so no page is asked for beyond them. Default: all.</summary>
    public long? MaxRows { get; init; }

    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    internal PageOptions Checked()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(PageSize, 1, nameof(PageSize));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(PageSize, MaxPageSize, nameof(PageSize));
        if (MaxRows is { } rows)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1, nameof(MaxRows));
        }

        return this;
    }
}
