using Nser.Standards;

namespace Nser.PointOfSaleSubsidy.Baskets;

/// <summary>What a shopper brings to the till. Printing shows no person.</summary>
/// <param name="Id">The till front end's own number of this basket; ringing the same one again sells nothing twice.</param>
/// <param name="Programme">The programme that the shopper claims.</param>
/// <param name="Cnic">The shopper.</param>
/// <param name="Lines">The goods.</param>
internal sealed record Basket(string Id, ProgrammeCode Programme, Cnic Cnic, IReadOnlyList<BasketLine> Lines)
{
    internal decimal Total => Lines.Sum(line => line.Total);

    /// <summary>What a share of the price comes to, line by line as it will be reported.</summary>
    internal decimal SubsidyAt(decimal percent) => Lines.Sum(line => line.SubsidyAt(percent));

    public override string ToString() => $"basket of {Lines.Count} lines";
}

/// <summary>One line of a basket.</summary>
/// <param name="Item">What it is, for example <c>ATTA_10KG</c>; 2 to 80 characters.</param>
/// <param name="Quantity">How much, above 0, at most 3 decimals.</param>
/// <param name="Unit">Of what.</param>
/// <param name="UnitPrice">PKR for one unit, above 0, at most 2 decimals.</param>
internal sealed record BasketLine(string Item, decimal Quantity, OpenEnum<UnitOfMeasure> Unit, decimal UnitPrice)
{
    internal decimal Total => decimal.Round(Quantity * UnitPrice, 2, MidpointRounding.AwayFromZero);

    internal decimal SubsidyAt(decimal percent) => decimal.Round(Total * percent / 100, 2, MidpointRounding.ToZero);
}
