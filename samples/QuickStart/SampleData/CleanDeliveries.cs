using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Nser.QuickStart.SampleData;

/// <summary>Deliveries without fault: cash, animals, tools and food.</summary>
internal static class CleanDeliveries
{
    private static readonly (string Type, string? Category, string? Item, int Quantity, string Unit, int Cost)[] Goods =
    [
        ("CASH", null, null, 1, "PKR", 10_500),
        ("ASSET", "LIVESTOCK_SMALL", "GOAT", 2, "HEAD", 32_000),
        ("ASSET", "TAILORING", "SEWING_MACHINE", 1, "EACH", 24_500),
        ("ASSET", "ASSISTIVE_DEVICE", "WHEELCHAIR", 1, "EACH", 31_750),
        ("COMMODITY", "FOOD_RATION", "ATTA_10KG", 3, "BAG", 1_180),
    ];

    internal static string Line(int number, SampleChance chance)
    {
        var (type, category, item, quantity, unit, cost) = chance.Pick(Goods);
        var tehsil = SampleAreas.Tehsil(number, chance);
        var month = chance.Next(6) + 1;
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteString("recordId", Invariant($"DL-{number:D6}"));
            json.WriteString("organizationCode", "SANDBOX");
            json.WriteString("programmeCode", type == "CASH" ? "BISP-KAFAALAT" : "NPGP");
            json.WriteString("enrollmentId", Invariant($"E{number:D7}"));
            json.WriteString("cnic", SampleNumbers.Cnic(number, woman: true));
            json.WriteString("deliveryType", type);
            WriteIfAny(json, "assetCategory", category);
            WriteIfAny(json, "assetItem", item);
            json.WriteNumber("quantity", quantity);
            json.WriteString("unitOfMeasure", unit);
            json.WriteNumber("unitCost", cost);
            json.WriteNumber("totalValue", quantity * cost);
            json.WriteString("currency", "PKR");
            json.WriteString("deliveryPeriod", Invariant($"2024-{month:D2}"));
            json.WriteString("deliveryDate", Invariant($"2024-{month:D2}-{chance.Next(28) + 1:D2}"));
            json.WriteString("deliveryStatus", "DELIVERED");
            json.WriteString("deliveryChannel", type == "CASH" ? "BIOMETRIC_POS" : "CENTRE");
            WriteIfAny(json, "transactionReference", type == "CASH" ? Invariant($"TX{number:D8}") : null);
            json.WriteString("receivedBy", "SELF");
            json.WriteString("verificationMethod", "BIOMETRIC");
            json.WriteStartObject("location");
            json.WriteString("provinceCode", SampleAreas.Province(tehsil));
            json.WriteString("districtCode", SampleAreas.District(tehsil));
            json.WriteString("tehsilCode", tehsil);
            json.WriteEndObject();
            json.WriteString("reportedAt", Invariant($"2024-07-{chance.Next(28) + 1:D2}T12:00:00+05:00"));
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }

    private static void WriteIfAny(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
