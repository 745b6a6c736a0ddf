using System.Globalization;
using System.Text.Json;
using Nser.Client.Sandbox.Seeds;

namespace Nser.Client.Sandbox.Registry;

/// <summary>What rows need beyond the writer: what is not known is left out, days stand as yyyy-MM-dd.</summary>
internal static class RowWriting
{
    internal static void WriteText(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }

    internal static void WriteNumber(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, decimal? value)
    {
        if (value is { } number)
        {
            writer.WriteNumber(name, number);
        }
    }

    internal static void WriteDay(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, DateOnly day)
    {
        Span<char> text = stackalloc char[10];
        day.TryFormat(text, out _, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        writer.WriteString(name, text);
    }

    /// <summary>A list with one entry; nothing without it.</summary>
    internal static void WriteOnly(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, string? entry)
    {
        if (entry is not null)
        {
            writer.WriteStartArray(name);
            writer.WriteStringValue(entry);
            writer.WriteEndArray();
        }
    }
}

/// <summary>How much of an address is told.</summary>
internal enum AddressDetail
{
    /// <summary>Province, district and tehsil.</summary>
    Tehsil,

    /// <summary>Down to the house.</summary>
    Whole,
}

/// <summary>Writes addresses as GeoReference.</summary>
internal static class AddressRows
{
    internal static void Write(Utf8JsonWriter writer, ReadOnlySpan<byte> name, SyntheticAddress address, AddressDetail detail)
    {
        writer.WriteStartObject(name);
        writer.WriteString("provinceCode"u8, address.Tehsil.ProvinceCode);
        if (detail == AddressDetail.Whole)
        {
            writer.WriteString("divisionCode"u8, address.Tehsil.DivisionCode);
        }

        writer.WriteString("districtCode"u8, address.Tehsil.ParentCode);
        writer.WriteString("tehsilCode"u8, address.Tehsil.Code);
        if (detail == AddressDetail.Whole)
        {
            writer.WriteString("unionCouncilCode"u8, address.UnionCouncilCode);
            writer.WriteString("unionCouncilName"u8, address.UnionCouncilName);
            writer.WriteText("villageOrMouza"u8, address.Village);
            writer.WriteString("areaType"u8, address.IsUrban ? "URBAN" : "RURAL");
            writer.WriteString("addressLine"u8, address.Line);
            writer.WriteString("libraryVersion"u8, AdminUnits.LibraryVersion);
        }

        writer.WriteEndObject();
    }
}
