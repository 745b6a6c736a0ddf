using System.Globalization;
using System.Text;

namespace Nser.Standards.Tests.Values;

/// <summary>Nothing here depends on where the machine thinks it is.</summary>
public sealed class CultureTests
{
    [Theory]
    [InlineData("ar-SA")]
    [InlineData("fa-IR")]
    [InlineData("th-TH")]
    [InlineData("ur-PK")]
    [InlineData("tr-TR")]
    [InlineData("de-DE")]
    public void Values_json_and_geography_are_the_same_in_every_culture(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        var record = Examples.Delivery with { Quantity = 2.5m, UnitCost = 1234.56m, TotalValue = 3086.4m };
        var json = Encoding.UTF8.GetString(StandardsJson.Write(record));
        var printed = record.ToString();
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);

            Assert.Equal("9999912345671", Cnic.Parse("٩٩٩٩٩-١٢٣٤٥٦٧-١").Value);
            Assert.Equal("PK36SCBL0000001123456702", Iban.Parse("pk36scbl0000001123456702").Value);
            Assert.Equal("KAFAALAT-II", ProgrammeCode.Parse("kafaalat-ii").Value);
            Assert.Equal(new DateOnly(2026, 3, 31), DeliveryPeriod.Parse("2026-q1").LastDay);
            Assert.Equal(json, Encoding.UTF8.GetString(StandardsJson.Write(record)));
            Assert.Contains("\"deliveryDate\":\"2024-02-01\"", json, StringComparison.Ordinal);
            Assert.Contains("\"unitCost\":1234.56", json, StringComparison.Ordinal);
            Assert.Equal(record, StandardsJson.Read<AssetDelivery>(Encoding.UTF8.GetBytes(json)));
            Assert.Equal(printed, record.ToString());
            Assert.Contains("2024-02-01T09:30:00.0000000+05:00", printed, StringComparison.Ordinal);
            Assert.Equal("geo library 2022.09, 781 units", GeoLibrary.Current.ToString());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
