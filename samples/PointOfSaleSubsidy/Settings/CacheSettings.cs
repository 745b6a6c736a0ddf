namespace Nser.PointOfSaleSubsidy.Settings;

/// <summary>How long an answer of the registry is good at this till.</summary>
internal sealed class CacheSettings
{
    /// <summary>The life of an answer that brings a subsidy. Default 10 min; up to 1 day, zero for never.</summary>
    public TimeSpan PositiveLife { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>The life of an answer that brings none. Default 2 min; up to 1 day, zero for never.</summary>
    public TimeSpan NegativeLife { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>The most answers kept; the oldest goes first. Default 10,000; 1 to 1,000,000.</summary>
    public int MostEntries { get; set; } = 10_000;
}
