using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Nser.Standards;

namespace Nser.Client.Governance.Export;

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
