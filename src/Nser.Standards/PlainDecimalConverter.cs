using System.Text.Json;
using System.Text.Json.Serialization;

namespace Nser.Standards;

/// <summary>Writes a decimal without exponent and without trailing zeros, so that equal amounts are equal bytes.</summary>
public sealed class PlainDecimalConverter : JsonConverter<decimal>
{
    // Dividing by a one of full scale leaves the fewest decimals that hold the value.
    private const decimal One = 1.0000000000000000000000000000m;

    /// <inheritdoc/>
    public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Number && reader.TryGetDecimal(out var number) ? number : throw new JsonException("Expected a JSON number within the range of a decimal.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) => writer.WriteNumberValue(value / One);
}
