using System.Text.Json;
using Nser.Client.Sandbox.Seeds;

namespace Nser.Client.Sandbox.Registry;

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
