using System.Text.Json;
using System.Text.Json.Serialization;

namespace Nser.Standards;

/// <summary>Reads and writes ISO 8601 instants; one without offset is refused, for it would silently be taken as this machine's local time.</summary>
public sealed class InstantConverter : JsonConverter<DateTimeOffset>
{
    /// <inheritdoc/>
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String && reader.TryGetDateTimeOffset(out var instant) && HasOffset(reader.GetString()))
        {
            return instant;
        }

        throw new JsonException("Expected an ISO 8601 date and time with its offset, for example 2026-01-31T09:30:00+05:00.");
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) => writer.WriteStringValue(value);

    private static bool HasOffset(string? text) => text is [.., 'Z'] or [.., '+' or '-', _, _, ':', _, _];
}
