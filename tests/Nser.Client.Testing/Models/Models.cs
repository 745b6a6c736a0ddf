using System.Reflection;
using Nser.Standards;

namespace Nser.Client.Testing.Models;

/// <summary>The public records that hold data of the registry or of its partners.</summary>
internal static class Models
{
    /// <summary>What stands between the models: pages, questions' settings and reports about them.</summary>
    private static readonly string[] NoModels =
    [
        "RegistryPage`1", "NserAccount", "DataRequestReading", "DataRequestSubmission", "GeoChange", "GeoDifferences", "GeoLibraryUpdate", "GeoLibraryVersion", "GeoUnitFilter",
        "AnonymisationPolicy", "KAnonymityReport", "KAnonymousRows`1",
    ];

    private static readonly string[] Homes = [typeof(Cnic).Namespace!, "Nser.Client.Registry", typeof(ClassifiedAttribute).Namespace!];

    internal static IReadOnlyList<Type> All { get; } =
        [.. typeof(NserClient).Assembly.GetExportedTypes().Where(type => type.IsRecord() && type.IsClass && Homes.Contains(type.Namespace) && !NoModels.Contains(type.Name) && !type.Name.EndsWith("Options", StringComparison.Ordinal))];

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
            if (property.DeclaringType != model && property.CanWrite)
            {
                property.SetValue(made, FilledValues.Of(property.PropertyType, Canary(property)));
            }
        }

        return made;
    }

    internal static string Canary(PropertyInfo property) => $"canary{property.Name}";
}
