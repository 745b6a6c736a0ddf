using System.Text.Json;
using Nser.Standards;

namespace Nser.Client.Push.Prepared;

/// <summary>Reads the id of a record that was checked before, and makes sure that the bytes can be one of a batch's: a single JSON object on one line.</summary>
internal static class RecordIdReader
{
    /// <returns>Whether the bytes are one object on one line; the id is <see langword="null"/> when it says none.</returns>
    internal static bool TryRead(NserStandard standard, ReadOnlySpan<byte> json, out string? recordId)
    {
        recordId = null;
        if (json.ContainsAny("\r\n"u8))
        {
            return false;
        }

        try
        {
            var reader = new Utf8JsonReader(json);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                return false;
            }

            var name = standard == NserStandard.GeoUnit ? "code"u8 : "recordId"u8;
            while (reader.Read())
            {
                if (reader.CurrentDepth == 1 && reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals(name))
                {
                    reader.Read();
                    recordId = reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
                }
            }

            return true;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return false;
        }
    }
}
