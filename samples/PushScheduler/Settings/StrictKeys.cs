using System.Collections;
using System.ComponentModel;
using System.Reflection;

namespace Nser.PushScheduler.Settings;

/// <summary>Finds what the binder would ignore or stumble over: keys that are no option, and values that cannot be read as the option's type.</summary>
/// <remarks>A misspelt name that is ignored in silence runs with a default that nobody chose.</remarks>
internal static class StrictKeys
{
    /// <summary>Every fault below a section, each with its path; a value is never repeated.</summary>
    internal static IEnumerable<string> Faults(IConfiguration section, Type type, params string[] alsoKnown)
    {
        var options = OptionsOf(type);
        foreach (var child in section.GetChildren())
        {
            var found = alsoKnown.Contains(child.Key, StringComparer.OrdinalIgnoreCase)
                ? []
                : options.TryGetValue(child.Key, out var option) ? OfValue(child, option.PropertyType) : [Unknown(child, options.Keys.Concat(alsoKnown))];
            foreach (var fault in found)
            {
                yield return fault;
            }
        }
    }

    private static IEnumerable<string> OfValue(IConfigurationSection section, Type type)
    {
        var bare = Nullable.GetUnderlyingType(type) ?? type;
        if (IsScalar(bare))
        {
            return OfScalar(section, bare);
        }

        if (section.Value is { Length: > 0 })
        {
            return [$"{section.Path} is one value: it must be {(IsList(bare) ? "a list" : "a section")}."];
        }

        return bare.IsGenericType && bare.GetGenericTypeDefinition() == typeof(Dictionary<,>)
            ? section.GetChildren().SelectMany(entry => OfValue(entry, bare.GetGenericArguments()[1]))
            : IsList(bare) ? OfList(section, bare.GetGenericArguments()[0]) : Faults(section, bare);
    }

    private static IEnumerable<string> OfList(IConfigurationSection section, Type item) =>
        section.GetChildren().SelectMany(entry => entry.Key.All(char.IsAsciiDigit) ? OfValue(entry, item) : [$"{entry.Path} is no entry of a list: write {section.Path} as [ ... ]."]);

    private static IEnumerable<string> OfScalar(IConfigurationSection section, Type type)
    {
        if (section.GetChildren().Any())
        {
            yield return $"{section.Path} is a section or list: it must be one value.";
        }
        else if (section.Value is { Length: > 0 } value && !CanRead(value, type))
        {
            yield return type.IsEnum
                ? $"{section.Path} is none of {string.Join(", ", Enum.GetNames(type))}."
                : $"{section.Path} cannot be read: it must be {Described(type)}.";
        }
    }

    private static bool CanRead(string value, Type type)
    {
        try
        {
            var read = TypeDescriptor.GetConverter(type).ConvertFromInvariantString(value);
            return !type.IsEnum || (!value.Contains(',', StringComparison.Ordinal) && Enum.IsDefined(type, read!));
        }
        catch (Exception error) when (error is FormatException or ArgumentException or NotSupportedException or InvalidOperationException or OverflowException || error.InnerException is FormatException)
        {
            return false;
        }
    }

    private static string Described(Type type) => type.Name switch
    {
        nameof(TimeSpan) => "a time span like 00:00:30, or 1.00:00:00 for a day",
        nameof(TimeOnly) => "a time of day like 02:00",
        nameof(Boolean) => "true or false",
        nameof(Int32) or nameof(Int64) => "a whole number",
        nameof(Uri) => "an address like http://127.0.0.1:5090",
        _ => $"a {type.Name}",
    };

    private static string Unknown(IConfigurationSection key, IEnumerable<string> known)
    {
        var near = known.Select(name => (Name: name, Distance: Distance(key.Key.ToUpperInvariant(), name.ToUpperInvariant()))).OrderBy(found => found.Distance).FirstOrDefault();
        return $"{key.Path} is no option{(near.Name is not null && near.Distance <= 3 ? $": is it {near.Name}?" : $". Known are {string.Join(", ", known.Order(StringComparer.Ordinal))}.")}";
    }

    private static bool IsScalar(Type type) => type.IsPrimitive || type.IsEnum || type == typeof(string) || type == typeof(Uri) || TypeDescriptor.GetConverter(type).CanConvertFrom(typeof(string));

    private static bool IsList(Type type) => type != typeof(string) && type.IsGenericType && typeof(IEnumerable).IsAssignableFrom(type) && type.GetGenericTypeDefinition() != typeof(Dictionary<,>);

    private static Dictionary<string, PropertyInfo> OptionsOf(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.GetIndexParameters().Length == 0 && IsSettable(property))
            .ToDictionary(property => property.Name, StringComparer.OrdinalIgnoreCase);

    // Of the library's own options only plain values come from a file; providers, callbacks and the outbox's feeds are set by code.
    private static bool IsSettable(PropertyInfo property)
    {
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        return IsScalar(type) || type.Assembly == typeof(WorkerSettings).Assembly || type.Name.EndsWith("Options", StringComparison.Ordinal)
            || (IsList(type) && type.GetGenericArguments()[0] is var item && (item == typeof(string) || item.Assembly == typeof(WorkerSettings).Assembly))
            || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Dictionary<,>));
    }

    // Levenshtein: how many letters must be changed, added or dropped.
    private static int Distance(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var at = 1; at <= left.Length; at++)
        {
            var diagonal = row[0];
            row[0] = at;
            for (var to = 1; to <= right.Length; to++)
            {
                (diagonal, row[to]) = (row[to], Math.Min(diagonal + (left[at - 1] == right[to - 1] ? 0 : 1), Math.Min(row[to], row[to - 1]) + 1));
            }
        }

        return row[^1];
    }
}
