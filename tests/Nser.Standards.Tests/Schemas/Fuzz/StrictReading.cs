using System.Text.Json;
using System.Text.Unicode;

namespace Nser.Standards.Tests.Schemas.Fuzz;

/// <summary>Whether the platform's own strict reader takes bytes as one JSON object of whole characters, at most sixteen levels deep.</summary>
internal static class StrictReading
{
    private static readonly JsonReaderOptions Strict = new() { MaxDepth = 16, CommentHandling = JsonCommentHandling.Disallow, AllowTrailingCommas = false };

    internal static bool Takes(ReadOnlySpan<byte> json)
    {
        if (!Utf8.IsValid(json))
        {
            return false;
        }

        try
        {
            var reader = new Utf8JsonReader(json, Strict);
            var isObject = reader.Read() && reader.TokenType == JsonTokenType.StartObject;
            while (reader.Read())
            {
                // Only reading a text finds half a character in it.
                _ = reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName ? reader.GetString() : null;
            }

            return isObject;
        }
        catch (JsonException)
        {
            return false;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
