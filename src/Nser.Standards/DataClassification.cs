using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;
using System.Text;
using Nser.Standards.Text;

namespace Nser.Standards;

/// <summary>How far a piece of data may travel.</summary>
/// <remarks>Source: data sharing documents, sections 6.2 and 6.3. The order counts: what is stricter is greater.</remarks>
public enum DataClassification
{
    /// <summary>Needs no authorization: aggregates, codes of organisations and areas, references that name nobody.</summary>
    Public,

    /// <summary>Needs the approval of the data sharing committee and an agreement: names, addresses, assets, scores, selected identity numbers.</summary>
    Confidential,

    /// <summary>Needs the approval of the highest forum: the identity numbers of a whole household, sensitive survey answers. Coordinates are Secret, too, and no model holds them at all.</summary>
    Secret,
}

/// <summary>Says how a property of a model is classified. Printing, logs and exports follow it.</summary>
/// <remarks>Every property of every model carries it. The schemas say the same in <c>x-nser-classification</c>.</remarks>
/// <param name="classification">How far the property's value may travel.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ClassifiedAttribute(DataClassification classification) : Attribute
{
    /// <summary>How far the property's value may travel.</summary>
    public DataClassification Classification { get; } = classification;
}

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

/// <summary>Prints the fields of a record that anybody may see; those without value are left out.</summary>
/// <remarks>A partner may have put a person's number where a code belongs: such a text is not shown.</remarks>
public static class PublicFields
{
    /// <summary>Stands for a text that reads like a person's number.</summary>
    public const string Hidden = "(hidden)";

    /// <summary>Appends <c>Name = value</c> for each field that has a value, for a record's <c>PrintMembers</c>.</summary>
    /// <param name="builder">Where to print.</param>
    /// <param name="fields">The Public fields, each with its name.</param>
    /// <returns>Whether anything was printed.</returns>
    public static bool Print(StringBuilder builder, params ReadOnlySpan<(string Name, object? Value)> fields)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var printed = false;
        foreach (var (name, value) in fields)
        {
            if (value is not null)
            {
                builder.Append(printed ? ", " : "").Append(name).Append(" = ").Append(Shown(Text(value)));
                printed = true;
            }
        }

        return printed;
    }

    private static string Shown(string text) => Digits.HoldIdentifier(Encoding.UTF8.GetBytes(text)) ? Hidden : text;

    private static string Text(object value) => value switch
    {
        DateTimeOffset instant => instant.ToString("O", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("O", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}

/// <summary>The names under which a place on the earth may come. They are Secret and never reach a model, an export or a log.</summary>
/// <remarks>Source: data sharing documents, section 10.3: coordinates are not shared with any organization.</remarks>
public static class CoordinateNames
{
    private static readonly FrozenSet<string> Names = new[]
    {
        "latitude", "longitude", "lat", "lon", "lng", "long", "latlng", "latlong", "latlon", "lnglat", "longlat", "lonlat",
        "coord", "coords", "wgs84", "utm", "easting", "northing",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly string[] Beginnings = ["geo", "gps", "latitude", "longitude", "coordinate"];
    private static readonly string[] Endings = ["latitude", "longitude", "gps", "coordinate", "coordinates", "coords"];

    /// <summary>Whether a JSON member of this name is taken for a place on the earth; marks between letters and case do not matter.</summary>
    public static bool Contains(string member)
    {
        var plain = string.Concat(member.Where(char.IsLetterOrDigit));
        return Names.Contains(plain)
            || Array.Exists(Beginnings, word => plain.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            || Array.Exists(Endings, word => plain.EndsWith(word, StringComparison.OrdinalIgnoreCase));
    }
}
