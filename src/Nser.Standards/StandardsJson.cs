using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Nser.Standards;

/// <summary>Writes and reads records of the standards.</summary>
public static class StandardsJson
{
    // Urdu stays readable. The encoder of the writer counts, not that of the serializer's options.
    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonSerializerOptions Options = MakeOptions();

    /// <summary>Gets the source-generated JSON contracts of the models, for a resolver chain that also holds other types.</summary>
    /// <remarks>A context generated in another assembly cannot fill the models' unknown members: let it answer after this one.</remarks>
    public static IJsonTypeInfoResolver Resolver => StandardsJsonContext.Default;

    /// <summary>The contract of a model, open when reading: a member that is missing does not lose the record.</summary>
    internal static JsonTypeInfo<T> TypeInfo<T>() => (JsonTypeInfo<T>)Options.GetTypeInfo(typeof(T));

    /// <summary>The record as UTF-8 JSON, one object on one line.</summary>
    public static byte[] Write<T>(T record)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        Write(record, buffer);
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Appends the record as UTF-8 JSON, one object on one line.</summary>
    public static void Write<T>(T record, IBufferWriter<byte> target)
    {
        using var writer = new Utf8JsonWriter(target, Writing);
        JsonSerializer.Serialize(writer, record, TypeInfo<T>());
    }

    /// <summary>Reads a record as a server or a file holds it.</summary>
    /// <exception cref="JsonException">Not JSON, or a member of another JSON type than the standard's; the message names the place, never the value.</exception>
    public static T? Read<T>(ReadOnlySpan<byte> json) => JsonSerializer.Deserialize(json, TypeInfo<T>());

    private static JsonSerializerOptions MakeOptions()
    {
        var options = new JsonSerializerOptions(StandardsJsonContext.Default.Options)
        {
            TypeInfoResolver = StandardsJsonContext.Default.WithAddedModifier(static type =>
            {
                foreach (var property in type.Properties)
                {
                    property.IsRequired = false;
                }
            }),
        };
        options.MakeReadOnly();
        return options;
    }
}

/// <summary>How the models stand in JSON: camelCase, nothing for what is not set, properties in the order of the standards.</summary>
/// <remarks>
/// A default value is not set: only what came from a server without a required member has one. Where 0 means something
/// (the required decimals of a delivery) the property says so itself. Metadata only: keeping unknown members rules generated writers out.
/// </remarks>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    Converters = [typeof(PlainDecimalConverter), typeof(InstantConverter)])]
[JsonSerializable(typeof(ProgrammeEnrollment))]
[JsonSerializable(typeof(AssetDelivery))]
[JsonSerializable(typeof(GeoUnit))]
internal sealed partial class StandardsJsonContext : JsonSerializerContext;

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
    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(value);
    }

    private static bool HasOffset(string? text) => text is [.., 'Z'] or [.., '+' or '-', _, _, ':', _, _];
}

/// <summary>Writes a decimal without exponent and without trailing zeros, so that equal amounts are equal bytes.</summary>
public sealed class PlainDecimalConverter : JsonConverter<decimal>
{
    // Dividing by a one of full scale leaves the fewest decimals that hold the value.
    private const decimal One = 1.0000000000000000000000000000m;

    /// <inheritdoc/>
    public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Number && reader.TryGetDecimal(out var number) ? number : throw new JsonException("Expected a JSON number within the range of a decimal.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteNumberValue(value / One);
    }
}
