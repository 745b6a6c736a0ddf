using Nser.PointOfSaleSubsidy.Baskets;
using Nser.PointOfSaleSubsidy.Entitlements;

namespace Nser.PointOfSaleSubsidy.Sales;

/// <summary>A sale as the journal keeps it. Printing shows no person.</summary>
/// <param name="Sequence">Its number in this journal, from 1.</param>
/// <param name="SoldAt">When, on the till's clock.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Source">By what it was decided at the till.</param>
/// <param name="Percent">The share that the programme pays.</param>
/// <param name="Total">The basket's price in PKR.</param>
/// <param name="Subsidy">What the programme pays of it in PKR.</param>
/// <param name="DecidedAt">When it was decided: at the till, or later.</param>
/// <param name="Basket">Goods and shopper; <see langword="null"/> once nobody needs them any more.</param>
internal sealed record Sale(
    long Sequence, DateTimeOffset SoldAt, SaleState State, AnswerSource Source, decimal Percent, decimal Total, decimal Subsidy, DateTimeOffset DecidedAt, Basket? Basket)
{
    public override string ToString() => FormattableString.Invariant($"sale {Sequence} {State}");
}

/// <summary>Where a sale stands.</summary>
internal enum SaleState
{
    /// <summary>The shopper paid the full price, and that is the end of it.</summary>
    Denied,

    /// <summary>The shopper got the subsidy, or will be credited with it; to be reported.</summary>
    Granted,

    /// <summary>The shopper paid the full price; the registry's answer decides later.</summary>
    Deferred,

    /// <summary>The outbox has the report; it sees to the rest.</summary>
    Reported,

    /// <summary>Decided later, and there was no subsidy to give.</summary>
    Voided,

    /// <summary>The report broke a rule; the outbox keeps it with its findings for a person.</summary>
    Refused,
}
