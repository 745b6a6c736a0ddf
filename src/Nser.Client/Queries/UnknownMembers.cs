using System.Text.Json;
using Nser.Standards;

namespace Nser.Client.Queries;

/// <summary>What of the unknown members of a row may be kept: everything but places on the earth, at any depth.</summary>
internal static class UnknownMembers
{
    internal static Dictionary<string, JsonElement>? Of(Dictionary<string, JsonElement>? unknown)
    {
        if (unknown is null || !unknown.Any(member => CoordinateNames.Contains(member.Key) || Holds(member.Value)))
        {
            return unknown;
        }

        var kept = unknown.Where(member => !CoordinateNames.Contains(member.Key)).ToDictionary(member => member.Key, member => Without(member.Value), StringComparer.Ordinal);
        return kept.Count == 0 ? null : kept;
    }

    private static bool Holds(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().Any(member => CoordinateNames.Contains(member.Name) || Holds(member.Value)),
        JsonValueKind.Array => value.EnumerateArray().Any(Holds),
        _ => false,
    };

    private static JsonElement Without(JsonElement value)
    {
        if (!Holds(value))
        {
            return value;
        }

        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes))
        {
            Write(writer, value);
        }

        using var json = JsonDocument.Parse(bytes.ToArray());
        return json.RootElement.Clone();
    }

    private static void Write(Utf8JsonWriter writer, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Object)
        {
            writer.WriteStartObject();
            foreach (var member in value.EnumerateObject().Where(member => !CoordinateNames.Contains(member.Name)))
            {
                writer.WritePropertyName(member.Name);
                Write(writer, member.Value);
            }

            writer.WriteEndObject();
        }
        else if (value.ValueKind == JsonValueKind.Array)
        {
            writer.WriteStartArray();
            foreach (var item in value.EnumerateArray())
            {
                Write(writer, item);
            }

            writer.WriteEndArray();
        }
        else
        {
            value.WriteTo(writer);
        }
    }
}
