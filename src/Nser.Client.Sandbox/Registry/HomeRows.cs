using System.Text.Json;

namespace Nser.Client.Sandbox.Registry;

/// <summary>Writes how a household lives and what it owns.</summary>
internal static class HomeRows
{
    internal static void WriteDwelling(Utf8JsonWriter writer, SyntheticHome home)
    {
        writer.WriteStartObject("dwelling"u8);
        writer.WriteString("structureType"u8, home.Structure);
        writer.WriteString("construction"u8, home.Construction);
        writer.WriteNumber("rooms"u8, home.Rooms);
        writer.WriteStartArray("electricity"u8);
        if (home.Electricity is { } source)
        {
            writer.WriteStringValue(source);
        }

        writer.WriteEndArray();
        writer.WriteBoolean("hasGas"u8, home.HasGas);
        writer.WriteString("cookingFuel"u8, home.Fuel);
        writer.WriteString("toilet"u8, home.Toilet);
        writer.WriteString("drinkingWater"u8, home.Water);
        writer.WriteBoolean("hasInternet"u8, home.HasInternet);
        writer.WriteEndObject();
    }

    internal static void WriteAssets(Utf8JsonWriter writer, SyntheticHome home)
    {
        writer.WriteStartObject("assets"u8);
        WriteItems(writer, "appliances"u8, home.AppliancesOwned);
        WriteItems(writer, "vehicles"u8, home.VehiclesOwned);
        WriteItems(writer, "livestock"u8, home.Livestock);
        writer.WriteNumber("mobilePhones"u8, home.MobilePhones);
        writer.WriteStartObject("land"u8);
        writer.WriteBoolean("owned"u8, home.LandTenths > 0);
        if (home.LandTenths > 0)
        {
            writer.WriteNumber("areaAcres"u8, home.LandTenths / 10m);
            writer.WriteString("cultivation"u8, home.Cultivation);
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteItems(Utf8JsonWriter writer, ReadOnlySpan<byte> name, IReadOnlyList<(string Item, int Count)> owned)
    {
        if (owned.Count == 0)
        {
            return;
        }

        writer.WriteStartArray(name);
        foreach (var (item, count) in owned)
        {
            writer.WriteStartObject();
            writer.WriteString("item"u8, item);
            writer.WriteNumber("count"u8, count);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
