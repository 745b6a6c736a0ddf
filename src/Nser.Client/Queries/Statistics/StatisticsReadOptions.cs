namespace Nser.Client.Queries.Statistics;

/// <summary>How large a report may be.</summary>
public sealed record StatisticsReadOptions
{
    /// <summary>The most bytes of a report's aggregates. Default 16 MiB; at least 1. <see cref="NserClientOptions.MaxResponseBytes"/> holds as well.</summary>
    public int MaxBytes { get; init; } = 16 * 1024 * 1024;

    /// <summary>The most rows of a table. Default 200,000; at least 1.</summary>
    public int MaxRows { get; init; } = 200_000;

    /// <summary>The most columns of a table. Default 200; at least 1.</summary>
    public int MaxColumns { get; init; } = 200;

    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    internal StatisticsReadOptions Checked()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxBytes, 1, nameof(MaxBytes));
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxRows, 1, nameof(MaxRows));
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxColumns, 1, nameof(MaxColumns));
        return this;
    }
}
