using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Nser.Client.BulkDownload.Storage;

namespace Nser.Client.BulkDownload.Files;

/// <summary>Looks at one line of the source: it is one JSON object, and it has no coordinates.</summary>
internal static class JsonLine
{
    private static readonly string[] Coordinates = ["latitude", "longitude", "lat", "lon", "lng"];
    internal static readonly JsonWriterOptions AsItCame = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Whether the line holds coordinates, at any depth.</summary>
    /// <exception cref="BulkFileException">It is not one JSON object in UTF-8.</exception>
    internal static bool HasCoordinates(ReadOnlySpan<byte> line, long row)
    {
        var found = false;
        try
        {
            var reader = new Utf8JsonReader(line);
            var isObject = reader.Read() && reader.TokenType == JsonTokenType.StartObject;
            while (reader.Read())
            {
                found = found || (reader.TokenType == JsonTokenType.PropertyName && IsCoordinate(ref reader));
            }

            return isObject && Utf8.IsValid(line) ? found : throw Unsound(row);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // The reader's message could repeat what the line holds.
            throw Unsound(row);
        }
    }

    /// <summary>The line without its coordinates and without a line feed. They are Secret: neither asked for nor kept.</summary>
    internal static ReadOnlyMemory<byte> WithoutCoordinates(ReadOnlySpan<byte> line)
    {
        var reader = new Utf8JsonReader(line);
        using var document = JsonDocument.ParseValue(ref reader);
        var output = new ArrayBufferWriter<byte>(line.Length);
        using var writer = new Utf8JsonWriter(output, AsItCame);
        Copy(document.RootElement, writer);
        writer.Flush();
        return output.WrittenMemory;
    }

    internal static BulkFileException Unsound(long row) =>
        new(BulkFileFault.UnsoundSource, string.Create(CultureInfo.InvariantCulture, $"Row {row} of the source is not one JSON object in UTF-8. What was committed is kept; run again, and tell the registry if it stays."));

    private static bool IsCoordinate(ref Utf8JsonReader reader)
    {
        if (!reader.ValueIsEscaped && reader.ValueSpan.Length is not (3 or 8 or 9))
        {
            return false;
        }

        var name = reader.GetString();
        return Array.Exists(Coordinates, coordinate => coordinate.Equals(name, StringComparison.OrdinalIgnoreCase));
    }

    private static void Copy(JsonElement element, Utf8JsonWriter writer)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var member in element.EnumerateObject().Where(member => !Coordinates.Contains(member.Name, StringComparer.OrdinalIgnoreCase)))
                {
                    writer.WritePropertyName(member.Name);
                    Copy(member.Value, writer);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in element.EnumerateArray())
                {
                    Copy(item, writer);
                }

                writer.WriteEndArray();
                break;
            default:
                element.WriteTo(writer);
                break;
        }
    }
}
