using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Nser.Client.Push;

/// <summary>The JSON Merge Patch (RFC 7396) that leads from one record to another.</summary>
internal static class MergePatch
{
    internal const string MediaType = "application/merge-patch+json";

    /// <summary>The patch as UTF-8; <c>{}</c> when both are the same.</summary>
    internal static ReadOnlyMemory<byte> Between(JsonElement before, JsonElement after)
    {
        var output = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(output, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            Write(before, after, writer);
        }

        return output.WrittenMemory;
    }

    private static void Write(JsonElement before, JsonElement after, Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        foreach (var member in after.EnumerateObject())
        {
            if (!before.TryGetProperty(member.Name, out var old))
            {
                writer.WritePropertyName(member.Name);
                member.Value.WriteTo(writer);
            }
            else if (!JsonElement.DeepEquals(old, member.Value))
            {
                writer.WritePropertyName(member.Name);
                if (old.ValueKind == JsonValueKind.Object && member.Value.ValueKind == JsonValueKind.Object)
                {
                    Write(old, member.Value, writer);
                }
                else
                {
                    member.Value.WriteTo(writer);
                }
            }
        }

        foreach (var member in before.EnumerateObject())
        {
            if (!after.TryGetProperty(member.Name, out _))
            {
                writer.WriteNull(member.Name);
            }
        }

        writer.WriteEndObject();
    }
}
