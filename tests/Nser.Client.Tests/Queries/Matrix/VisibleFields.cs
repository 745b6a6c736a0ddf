using System.Collections;
using System.Reflection;
using System.Text.Json;
using Nser.Client.Queries;

namespace Nser.Client.Tests.Queries.Matrix;

/// <summary>Which fields of rows have a value, by their names on the wire; those of members behind <c>members.</c>.</summary>
internal static class VisibleFields
{
    /// <summary>The fields that are given in at least one row.</summary>
    internal static IReadOnlyList<string> Given(IEnumerable<object> rows) => [.. rows.SelectMany(row => Of(row, "").Where(field => field.IsGiven).Select(field => field.Name)).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The fields that are withheld in at least one row.</summary>
    internal static IReadOnlyList<string> Withheld(IEnumerable<object> rows) => [.. rows.SelectMany(row => Of(row, "").Where(field => field.IsWithheld).Select(field => field.Name)).Distinct().Order(StringComparer.Ordinal)];

    private static IEnumerable<(string Name, bool IsGiven, bool IsWithheld)> Of(object row, string prefix)
    {
        foreach (var property in row.GetType().GetProperties().Where(property => property.PropertyType.IsGenericType && property.PropertyType.GetGenericTypeDefinition() == typeof(Disclosed<>)))
        {
            var field = property.GetValue(row)!;
            var state = (Disclosure)property.PropertyType.GetProperty("State")!.GetValue(field)!;
            yield return (prefix + JsonNamingPolicy.CamelCase.ConvertName(property.Name), state == Disclosure.Given, state == Disclosure.Withheld);
            if (state == Disclosure.Given && Value(property.PropertyType, field) is IEnumerable members and not string)
            {
                foreach (var (name, isGiven, isWithheld) in members.Cast<object>().SelectMany(member => Of(member, prefix + JsonNamingPolicy.CamelCase.ConvertName(property.Name) + ".")))
                {
                    yield return (name, isGiven, isWithheld);
                }
            }
        }
    }

    private static object? Value(Type type, object field) => type.GetProperty("ValueOrDefault", BindingFlags.Public | BindingFlags.Instance)!.GetValue(field);
}
