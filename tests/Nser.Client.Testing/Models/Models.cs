using System.Reflection;

namespace Nser.Client.Testing.Models;

/// <summary>The public records that hold data of the registry or of its partners.</summary>
internal static class Models
{
    /// <summary>Records that hold no data of a person: pages, settings and reports about models.</summary>
    private static readonly string[] NoModels =
    [
        "QueryPage`1", "NserAccount", "DataRequestReading", "DataRequestSubmission", "GeoChange", "GeoDifferences", "GeoLibraryUpdate", "GeoLibraryVersion", "GeoUnitFilter",
        "AnonymizationPolicy", "KAnonymityReport", "KAnonymousRows`1", "StandardDescriptor`1", "ValidationFinding",
    ];

    internal static IReadOnlyList<Type> All { get; } =
    [
        .. Assemblies.All.SelectMany(assembly => assembly.GetExportedTypes())
            .Where(type => type.IsRecord() && type is { IsClass: true, IsAbstract: false } && IsHome(type.Namespace!) && !NoModels.Contains(type.Name) && !type.Name.EndsWith("Options", StringComparison.Ordinal)),
    ];

    internal static TheoryData<string> Names => [.. All.Select(type => type.Name)];

    internal static Type Named(string name) => All.Single(type => type.Name == name);

    internal static IEnumerable<PropertyInfo> Fields(this Type model) => model.GetProperties(BindingFlags.Public | BindingFlags.Instance);

    /// <summary>A model with a value in every property, which says where it stands.</summary>
    internal static object Filled(Type model)
    {
        var made = System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(model);
        foreach (var property in model.Fields())
        {
            var store = model.GetField($"<{property.Name}>k__BackingField", BindingFlags.NonPublic | BindingFlags.Instance);
            store?.SetValue(made, FilledValues.Of(property.PropertyType, Canary(property)));
            if (store is null && property.CanWrite)
            {
                property.SetValue(made, FilledValues.Of(property.PropertyType, Canary(property)));
            }
        }

        return made;
    }

    internal static string Canary(PropertyInfo property) => $"canary{property.Name}";

    private static bool IsHome(string @namespace) => @namespace == "Nser.Standards"
        || @namespace.StartsWith("Nser.Client.Queries", StringComparison.Ordinal)
        || @namespace is "Nser.Client.Governance.DataRequests" or "Nser.Client.Governance.Anonymization";
}
