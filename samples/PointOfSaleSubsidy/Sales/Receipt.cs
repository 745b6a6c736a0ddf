using System.Globalization;
using Nser.PointOfSaleSubsidy.Entitlements;

namespace Nser.PointOfSaleSubsidy.Sales;

/// <summary>What the shopper gets in hand. Shows a mask where the shopper's number would stand.</summary>
/// <param name="Number">The sale's number.</param>
/// <param name="Sale">The sale.</param>
internal sealed record Receipt(string Number, Sale Sale)
{
    private const string Mask = "*************";

    /// <summary>What the shopper pays now, in PKR.</summary>
    internal decimal ToPay => Sale.Total - Sale.Subsidy;

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Number} shopper {Mask} total {Sale.Total:0.00} subsidy {Sale.Subsidy:0.00} to pay {ToPay:0.00} PKR: {Words}");

    private string Words => Sale switch
    {
        { State: SaleState.Deferred } => "subsidy to be decided, credited later",
        { State: SaleState.Denied or SaleState.Voided, Source: AnswerSource.Late or AnswerSource.Down } => "no subsidy",
        { State: SaleState.Denied or SaleState.Voided } => "no subsidy by the registry's answer",
        { Source: AnswerSource.Late or AnswerSource.Down } => string.Create(CultureInfo.InvariantCulture, $"{Sale.Percent:0.##} % by the programme's policy"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Sale.Percent:0.##} %"),
    };
}
