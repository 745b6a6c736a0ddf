using System.Globalization;
using System.Text.Json;

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
