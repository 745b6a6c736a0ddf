using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Nser.Standards;

/// <summary>Writes and reads records of the standards.</summary>
public static class StandardsJson
{
    // Urdu stays readable. The encoder of the writer counts, not that of the serializer's options.
    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonSerializerOptions Options = MakeOptions();

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
