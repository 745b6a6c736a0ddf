using System.Text.Json;
using System.Text.Json.Serialization;

namespace Nser.Standards;

/// <summary>Writes the word; reads any word, known or not.</summary>
public sealed class OpenEnumConverter<T> : JsonConverter<OpenEnum<T>>
    where T : struct, Enum
{
    /// <summary>A null in place of a required word reads as the default value.</summary>
    public override bool HandleNull => true;

    /// <inheritdoc/>
    public override OpenEnum<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.String => Known(reader) is { } known ? OpenEnum<T>.OfShared(known) : new(reader.GetString()!),
        JsonTokenType.Null => default,
        _ => throw new JsonException($"{typeof(T).Name}: expected a JSON string."),
    };

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, OpenEnum<T> value, JsonSerializerOptions options) => writer.WriteStringValue(value.Text);

    // Words come by the million: a known one costs no new text.
    private static string? Known(in Utf8JsonReader reader) =>
        reader.HasValueSequence || reader.ValueIsEscaped ? null : EnumWords<T>.Shared(reader.ValueSpan);
}
