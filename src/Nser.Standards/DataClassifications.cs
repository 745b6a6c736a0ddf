using System.Collections.Concurrent;
using System.Reflection;

namespace Nser.Standards;

/// <summary>Looks up how the properties of models are classified.</summary>
public static class DataClassifications
{
    private static readonly ConcurrentDictionary<PropertyInfo, DataClassification> Known = new();

    /// <summary>How a property is classified. One that says nothing is Secret: what nobody classified travels nowhere.</summary>
    /// <param name="property">The property of a model.</param>
    public static DataClassification Of(PropertyInfo property)
    {
        ArgumentNullException.ThrowIfNull(property);
        return Known.GetOrAdd(property, static unknown =>
            unknown.GetCustomAttribute<ClassifiedAttribute>()?.Classification ?? DataClassification.Secret);
    }
}
