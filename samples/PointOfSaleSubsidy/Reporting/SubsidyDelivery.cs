using System.Globalization;
using Nser.PointOfSaleSubsidy.Sales;
using Nser.PointOfSaleSubsidy.Settings;
using Nser.Standards;

namespace Nser.PointOfSaleSubsidy.Reporting;

/// <summary>A sale as NSER wants to hear of it: one delivery for each line, so that the pattern of consumption can be seen.</summary>
/// <remarks>The same sale gives the same records whenever it is asked: repeating a report changes nothing.</remarks>
internal static class SubsidyDelivery
{
    internal static IEnumerable<AssetDelivery> Of(Sale sale, StoreSettings store)
    {
        var number = SaleNumber.Of(sale, store);
        return sale.Basket!.Lines.Select((line, place) => new AssetDelivery
        {
            RecordId = RecordId.Parse(string.Create(CultureInfo.InvariantCulture, $"{number}L{place + 1}")),
            OrganizationCode = OrganizationCode.Parse(store.OrganizationCode),
            ProgrammeCode = sale.Basket.Programme,
            Cnic = sale.Basket.Cnic,
            DeliveryType = DeliveryType.Subsidy,
            AssetCategory = AssetCategory.FoodRation,
            AssetItem = line.Item,
            Quantity = line.Quantity,
            UnitOfMeasure = line.Unit,
            UnitCost = line.UnitPrice,
            TotalValue = line.Total,
            SubsidyAmount = line.SubsidyAt(sale.Percent),
            BeneficiaryContribution = line.Total - line.SubsidyAt(sale.Percent),
            DeliveryDate = DateOnly.FromDateTime(sale.SoldAt.ToOffset(SaleNumber.Pakistan).Date),
            DeliveryStatus = DeliveryStatus.Delivered,
            DeliveryChannel = DeliveryChannel.ShopPos,
            DeliveryPointCode = store.Code,
            TransactionReference = number,
            ReceivedBy = ReceivedBy.Self,
            VerificationMethod = VerificationMethod.Otp,
            Location = store.Location,
            ReportedAt = sale.DecidedAt.ToOffset(SaleNumber.Pakistan),
        });
    }
}
