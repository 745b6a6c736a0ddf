namespace Nser.Client.Queries;

/// <summary>How much of the registry a program may read in a calendar month of Pakistan. A call that might exceed it is not sent.</summary>
/// <remarks>
/// The first metered call of a month asks the server what was used so far, so several programs of one account start from the same count, but do not see each other's
/// later calls. Source: data sharing protocols 3.0, section 8.2 (metering per row).
/// </remarks>
public sealed record RowBudgetOptions
{
    /// <summary>The most rows. Default <see langword="null"/>: as many as <see cref="MaxAmount"/> pays for.</summary>
    public long? MaxRows { get; init; }

    /// <summary>The most PKR. Default <see langword="null"/>: no matter what.</summary>
    public decimal? MaxAmount { get; init; }

    /// <summary>PKR a row. Default <see langword="null"/>: what the server's usage says.</summary>
    public decimal? RatePerRow { get; init; }
}
