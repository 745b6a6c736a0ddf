using System.Text;
using System.Text.Json;
using Nser.Standards;

namespace Nser.Client.Queries;

/// <summary>Represents a row of the registry, or a part of one. Members that this version of the library does not know are kept.</summary>
public abstract record RegistryRow
{
    private IReadOnlyDictionary<string, JsonElement>? unknown;

    private protected RegistryRow()
    {
    }

    /// <summary>Members of the JSON that this version of the library does not know, without coordinates.</summary>
    /// <remarks>Secret, for they may hold anything: never printed. Default: none.</remarks>
    [Classified(DataClassification.Secret)]
    public IReadOnlyDictionary<string, JsonElement>? UnknownMembers
    {
        get => unknown;
        init => unknown = value;
    }

    /// <summary>Where the JSON reader collects what it does not know.</summary>
    internal IDictionary<string, JsonElement>? Collected
    {
        get => unknown is null or IDictionary<string, JsonElement> ? (IDictionary<string, JsonElement>?)unknown : unknown.ToDictionary(StringComparer.Ordinal);
        set => unknown = (IReadOnlyDictionary<string, JsonElement>?)value;
    }

    /// <summary>Removes coordinates from what the JSON reader collected.</summary>
    internal void DropCoordinates() => unknown = CoordinateFilter.Without(Collected);

    /// <summary>Prints nothing; each row prints its Public fields only.</summary>
    protected virtual bool PrintMembers(StringBuilder builder) => false;
}

/// <summary>A row that may carry an encrypted part.</summary>
internal interface IConfidentialRow
{
    /// <summary>A compact JWE with the members that the row leaves out; <see langword="null"/> once the row is read.</summary>
    string? Confidential { get; set; }
}

/// <summary>Removes coordinates from unknown members, at any depth.</summary>
internal static class CoordinateFilter
{
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

    /// <summary>Writes members without coordinates, at any depth.</summary>
    internal static void Write(Utf8JsonWriter writer, IEnumerable<KeyValuePair<string, JsonElement>> members)
    {
        foreach (var (name, value) in members.Where(member => !CoordinateNames.Contains(member.Key)))
        {
            writer.WritePropertyName(name);
            Write(writer, value);
        }
    }

    /// <inheritdoc cref="Write(Utf8JsonWriter, IEnumerable{KeyValuePair{string, JsonElement}})"/>
    internal static void Write(Utf8JsonWriter writer, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                Write(writer, value.EnumerateObject().Select(member => KeyValuePair.Create(member.Name, member.Value)));
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
}
