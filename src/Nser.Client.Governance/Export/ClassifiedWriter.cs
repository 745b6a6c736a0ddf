using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Nser.Client.Queries;
using Nser.Standards;
using Nser.Standards.Text;

namespace Nser.Client.Governance.Export;

/// <summary>Writes one model, property by property.</summary>
internal static class ClassifiedWriter
{
    private static readonly JsonSerializerOptions Scalars = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new PlainDecimalConverter(), new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseUpper) },
    };

    internal static void WriteModel(Utf8JsonWriter writer, object model, DataClassification ceiling)
    {
        writer.WriteStartObject();
        foreach (var member in ClassifiedMember.Of(model.GetType()))
        {
            if (member.Classification > ceiling || Given(member.Property.GetValue(model)) is not { } value)
            {
                continue;
            }

            if (member.IsUnknownMembers)
            {
                foreach (var (name, unknown) in ((IEnumerable<KeyValuePair<string, JsonElement>>)value).Where(pair => !CoordinateNames.Contains(pair.Key)))
                {
                    writer.WritePropertyName(name);
                    CoordinateFilter.Write(writer, unknown);
                }
            }
            else
            {
                writer.WritePropertyName(member.Name);
                WriteValue(writer, value, ceiling);
            }
        }

        writer.WriteEndObject();
    }

    /// <summary>What there is to write: the value of a disclosed field that is given; nothing for what is not set.</summary>
    private static object? Given(object? value)
    {
        if (value is null)
        {
            return null;
        }

        var type = value.GetType();
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Disclosed<>))
        {
            return type.GetProperty(nameof(Disclosed<int>.IsGiven))!.GetValue(value) is true ? Given(type.GetProperty(nameof(Disclosed<int>.ValueOrDefault))!.GetValue(value)) : null;
        }

        // A default identifier, word or day is one that a server left out; a number and a yes or no mean something.
        return type is { IsValueType: true, IsPrimitive: false, IsEnum: false } && type != typeof(decimal) && value.Equals(Activator.CreateInstance(type)) ? null : value;
    }

    private static void WriteValue(Utf8JsonWriter writer, object value, DataClassification ceiling)
    {
        switch (value)
        {
            case Exception fault:
                writer.WriteStringValue(fault.GetType().Name);
                break;
            case JsonElement element:
                CoordinateFilter.Write(writer, element);
                break;
            case IEnumerable<KeyValuePair<string, string>> pairs:
                writer.WriteStartObject();
                foreach (var (name, text) in pairs.Where(pair => !CoordinateNames.Contains(pair.Key)))
                {
                    writer.WriteString(name, text);
                }

                writer.WriteEndObject();
                break;
            case IEnumerable items and not string:
                writer.WriteStartArray();
                foreach (var item in items.Cast<object?>().Select(Given).OfType<object>())
                {
                    WriteValue(writer, item, ceiling);
                }

                writer.WriteEndArray();
                break;
            default:
                if (IsScalar(value.GetType()))
                {
                    WriteScalar(writer, value, ceiling);
                }
                else
                {
                    WriteModel(writer, value, ceiling);
                }

                break;
        }
    }

    /// <remarks>A partner may have put a person's number where a code belongs: in a public export such a text is hidden, as it is in printing.</remarks>
    private static void WriteScalar(Utf8JsonWriter writer, object value, DataClassification ceiling)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(value, value.GetType(), Scalars);
        if (ceiling == DataClassification.Public && json[0] == '"' && PersonalNumbers.In(json))
        {
            writer.WriteStringValue(PublicFields.Hidden);
        }
        else
        {
            writer.WriteRawValue(json, skipInputValidation: true);
        }
    }

    private static bool IsScalar(Type type) =>
        type.IsPrimitive || type.IsEnum || type.Namespace == nameof(System) || type.GetCustomAttribute<JsonConverterAttribute>() is not null;
}

/// <summary>A property of a model as an export sees it.</summary>
internal sealed record ClassifiedMember(string Name, DataClassification Classification, PropertyInfo Property, bool IsUnknownMembers)
{
    private static readonly ConcurrentDictionary<Type, ClassifiedMember[]> Known = new();

    /// <summary>The properties of a model in their order.</summary>
    internal static IReadOnlyList<ClassifiedMember> Of(Type model) => Known.GetOrAdd(model, static type =>
        [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.CanRead && property.GetIndexParameters().Length == 0)
            .Select(Of)
            .Where(member => !CoordinateNames.Contains(member.Name))]);

    private static ClassifiedMember Of(PropertyInfo property) => new(
        property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name ?? JsonNamingPolicy.CamelCase.ConvertName(property.Name),
        DataClassifications.Of(property),
        property,
        typeof(IEnumerable<KeyValuePair<string, JsonElement>>).IsAssignableFrom(property.PropertyType));
}
