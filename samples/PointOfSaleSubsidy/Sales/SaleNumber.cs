using System.Globalization;
using Nser.PointOfSaleSubsidy.Settings;

namespace Nser.PointOfSaleSubsidy.Sales;

/// <summary>A sale's number: store, day and sequence, for example <c>STORE42-D260302S000017</c>. Never anything of the shopper.</summary>
internal static class SaleNumber
{
    internal static readonly TimeSpan Pakistan = TimeSpan.FromHours(5);

    internal static string Of(Sale sale, StoreSettings store) =>
        string.Create(CultureInfo.InvariantCulture, $"{store.Code}-D{sale.SoldAt.ToOffset(Pakistan):yyMMdd}S{sale.Sequence:D6}");
}
