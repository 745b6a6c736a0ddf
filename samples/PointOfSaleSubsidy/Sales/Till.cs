using Nser.PointOfSaleSubsidy.Baskets;
using Nser.PointOfSaleSubsidy.Entitlements;
using Nser.PointOfSaleSubsidy.Settings;

namespace Nser.PointOfSaleSubsidy.Sales;

/// <summary>Sells: asks, decides, writes down, and only then hands out a receipt.</summary>
internal sealed class Till(TillSettings settings, EntitlementDesk desk, SaleJournal journal, TimeProvider time)
{
    /// <summary>Sells a basket within the deadline. A basket that was rung before gets its first receipt again.</summary>
    /// <exception cref="FormatException">The store does not take part in the basket's programme.</exception>
    internal async Task<Receipt> SellAsync(Basket basket, CancellationToken cancellationToken)
    {
        var programme = settings.Programme(basket.Programme.Value) ?? throw new FormatException("the store does not take part in its programme");
        if (journal.Find(basket.Id) is { } rungBefore)
        {
            return Receipt(rungBefore);
        }

        var answer = await desk.AskAsync(programme, basket.Cnic, cancellationToken);
        return Receipt(journal.Write(basket, Decision.Of(basket, answer, programme), answer.Source, time.GetUtcNow()));
    }

    internal Receipt Receipt(Sale sale) => new(SaleNumber.Of(sale, settings.Store), sale);
}
