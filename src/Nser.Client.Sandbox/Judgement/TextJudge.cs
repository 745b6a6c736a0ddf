using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using NJsonSchema;
using Nser.Client.Sandbox.Http;

namespace Nser.Client.Sandbox.Judgement;

/// <summary>Judges every text of a record by its schema: lengths in Unicode characters, days and instants in any culture, patterns to their very end.</summary>
/// <remarks>NJsonSchema counts UTF-16 units, reads dates in the machine's culture and lets a line feed follow the end of a pattern.</remarks>
internal static partial class TextJudge
{
    internal static IEnumerable<Objection> Judge(JsonSchema schema, JsonElement value, string at) => value.ValueKind switch
    {
        JsonValueKind.String => Text(schema.ActualSchema, value.GetString()!, at),
        JsonValueKind.Array when schema.ActualSchema.Item is { } item =>
            value.EnumerateArray().SelectMany((entry, index) => Judge(item, entry, string.Create(CultureInfo.InvariantCulture, $"{at}/{index}"))),
        JsonValueKind.Object => value.EnumerateObject().SelectMany(member =>
            Of(schema.ActualSchema, member.Name) is { } inner ? Judge(inner, member.Value, at + "/" + Escaped(member.Name)) : []),
        _ => [],
    };

    private static JsonSchema? Of(JsonSchema holder, string member) =>
        holder.ActualProperties.TryGetValue(member, out var property) ? property : holder.AdditionalPropertiesSchema;

    /// <summary>A name as a segment of a JSON Pointer (RFC 6901).</summary>
    internal static string Escaped(string name) => name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    private static IEnumerable<Objection> Text(JsonSchema schema, string text, string at)
    {
        var length = text.EnumerateRunes().Count();
        if (length < schema.MinLength || length > schema.MaxLength)
        {
            var keyword = length < schema.MinLength ? "MIN" : "MAX";
            yield return new($"NSER-SCHEMA-{keyword}-LENGTH", at, $"Expected {schema.MinLength} to {schema.MaxLength} characters.");
        }

        if ((schema.Format == "date" && !IsDay(text)) || (schema.Format == "date-time" && !IsInstant(text)))
        {
            yield return new("NSER-SCHEMA-FORMAT", at, schema.Format == "date" ? "Expected a day as yyyy-MM-dd." : "Expected an instant with its offset.");
        }

        if (schema.Pattern is { } pattern && !Regex.IsMatch(text, pattern.Replace("$", "\\z", StringComparison.Ordinal), RegexOptions.CultureInvariant))
        {
            yield return new("NSER-SCHEMA-PATTERN", at, $"Expected the form {pattern}.");
        }
    }

    private static bool IsDay(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private static bool IsInstant(string text) =>
        Instant().Match(text) is { Success: true } match && IsDay(match.Groups["day"].Value)
        && TimeOnly.TryParseExact(match.Groups["time"].Value, "HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
        && (!match.Groups["offset"].Success
            || (TimeSpan.TryParseExact(match.Groups["offset"].Value, "hh\\:mm", CultureInfo.InvariantCulture, out var offset) && offset <= TimeSpan.FromHours(14)));

    [GeneratedRegex(@"\A(?<day>[0-9-]{10})T(?<time>[0-9:]{8})(\.[0-9]+)?(Z|[+-](?<offset>[0-9]{2}:[0-9]{2}))\z")]
    private static partial Regex Instant();
}
