using Nser.PointOfSaleSubsidy.Baskets;
using Nser.PointOfSaleSubsidy.Entitlements;
using Nser.PointOfSaleSubsidy.Settings;

namespace Nser.PointOfSaleSubsidy.Sales;

/// <summary>What the till does about a basket's subsidy.</summary>
/// <param name="State">The sale's state after it.</param>
/// <param name="Percent">The share that the programme pays.</param>
internal readonly record struct Decision(SaleState State, decimal Percent)
{
    /// <summary>Decides by the registry's answer, and without one by the programme's policy.</summary>
    internal static Decision Of(Basket basket, EntitlementAnswer answer, ProgrammeSettings programme) => answer.Entitlement is { } entitlement
        ? entitlement.IsSubsidised && basket.SubsidyAt(entitlement.Percent) > 0 ? new(SaleState.Granted, entitlement.Percent) : new(SaleState.Denied, 0)
        : WithoutAnswer(basket, programme.WhenSilent);

    private static Decision WithoutAnswer(Basket basket, SilenceSettings policy) => policy.Answer switch
    {
        SilenceAnswer.Allow when basket.SubsidyAt(policy.Percent) <= policy.SubsidyUpTo => new(SaleState.Granted, policy.Percent),
        SilenceAnswer.Deny => new(SaleState.Denied, 0),
        _ => new(SaleState.Deferred, 0),
    };
}
