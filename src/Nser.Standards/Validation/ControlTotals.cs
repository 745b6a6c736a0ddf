namespace Nser.Standards.Validation;

/// <summary>What a run of records should add up to, as the partner's own system counted it (AD-16).</summary>
public sealed record ControlTotals
{
    /// <summary>How many records there should be.</summary>
    public required long Records { get; init; }

    /// <summary>The sum of <c>totalValue</c> of asset deliveries, in PKR. Default: not checked.</summary>
    public decimal? TotalValue { get; init; }
}
