using System.Text.Json;
using Nser.Standards;

namespace Nser.Client.Queries;

/// <summary>Removes coordinates from JSON that this library does not know, at any depth. The names are those of <see cref="CoordinateNames"/>.</summary>
public static class CoordinateFilter
{
    /// <summary>Writes a JSON value without the members whose names mean a coordinate, at any depth.</summary>
    /// <param name="writer">Where to write.</param>
    /// <param name="value">The value, for example one of <see cref="RegistryRow.UnknownMembers"/>.</param>
    public static void Write(Utf8JsonWriter writer, JsonElement value)
    {
        ArgumentNullException.ThrowIfNull(writer);
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var member in value.EnumerateObject().Where(member => !CoordinateNames.Contains(member.Name)))
                {
                    writer.WritePropertyName(member.Name);
                    Write(writer, member.Value);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in value.EnumerateArray())
                {
                    Write(writer, item);
                }

                writer.WriteEndArray();
                break;
            default:
                value.WriteTo(writer);
                break;
        }
    }

    internal static Dictionary<string, JsonElement>? Without(IDictionary<string, JsonElement>? unknown)
    {
        if (unknown is null)
        {
            return null;
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
}
