using System.Text.Json;
using System.Text.Json.Serialization;

namespace Nser.Standards;

/// <summary>Writes the canonical text. Reads any text as it stands: a malformed identifier of a server is kept and says so, the record is not lost.</summary>
public sealed class StandardValueConverter<T> : JsonConverter<T>
    where T : struct, IStandardValue<T>
{
    /// <summary>A null in place of a required value reads as the default value.</summary>
    public override bool HandleNull => true;

    /// <inheritdoc/>
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.String => T.AsGiven(T.NamesNobody ? RepeatedTexts<T>.Read(reader) : reader.GetString()!),
        JsonTokenType.Null => default,
        _ => throw new JsonException($"{typeof(T).Name}: expected a JSON string."),
    };

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}
