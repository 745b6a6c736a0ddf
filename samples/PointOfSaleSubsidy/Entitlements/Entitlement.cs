namespace Nser.PointOfSaleSubsidy.Entitlements;

/// <summary>What a shopper gets of the price. The least that the till needs of the registry's answer, so that nothing else is kept.</summary>
/// <param name="Percent">The share that the programme pays; 0 for nothing.</param>
internal readonly record struct Entitlement(decimal Percent)
{
    internal bool IsSubsidised => Percent > 0;
}
