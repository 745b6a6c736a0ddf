using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using NJsonSchema;
using NJsonSchema.Validation;
using Newtonsoft.Json.Linq;
using Nser.Client.Sandbox.Http;
using Nser.Standards;

namespace Nser.Client.Sandbox.Judgement;

/// <summary>Holds a record against its JSON Schema: structure, codes and numbers by NJsonSchema, texts by <see cref="TextJudge"/>. Shares no code with the client's own engine.</summary>
internal sealed partial class ShapeJudge(StandardSchemas schemas)
{
    private const decimal Smallest = 0.0000000000000000000000000001m;

    internal IEnumerable<Objection> Judge(string library, NserApiVersion version, JsonElement record) => Judge(schemas.For(library, version), record);

    internal static IEnumerable<Objection> Judge(JsonSchema schema, JsonElement record) =>
        [
            .. schema.Validate(Token(record)).SelectMany(Flatten).Where(error => !IsAboutText(error.Kind))
                .Select(error => new Objection("NSER-SCHEMA-" + Keyword(error.Kind), Pointer(error.Path), Expectation(error))),
            .. TextJudge.Judge(schema, record, ""),
        ];

    private static IEnumerable<ValidationError> Flatten(ValidationError error) =>
        error is ChildSchemaValidationError child ? child.Errors.Values.SelectMany(errors => errors).SelectMany(Flatten).DefaultIfEmpty(error) : [error];

    private static bool IsAboutText(ValidationErrorKind kind) => kind is ValidationErrorKind.PatternMismatch
        or ValidationErrorKind.StringTooShort or ValidationErrorKind.StringTooLong or ValidationErrorKind.DateExpected or ValidationErrorKind.DateTimeExpected;

    private static string Keyword(ValidationErrorKind kind) => kind switch
    {
        ValidationErrorKind.PropertyRequired => "REQUIRED",
        ValidationErrorKind.NotInEnumeration => "ENUM",
        ValidationErrorKind.NumberTooSmall => "MINIMUM",
        ValidationErrorKind.NumberTooBig or ValidationErrorKind.IntegerTooBig => "MAXIMUM",
        ValidationErrorKind.TooFewItems => "MIN-ITEMS",
        ValidationErrorKind.TooManyItems => "MAX-ITEMS",
        ValidationErrorKind.ItemsNotUnique => "UNIQUE-ITEMS",
        ValidationErrorKind.NumberNotMultipleOf or ValidationErrorKind.IntegerNotMultipleOf => "MULTIPLE-OF",
        _ => "TYPE",
    };

    /// <summary>The record as NJsonSchema wants it. Numbers stay decimal, and a whole number is an integer however it is written: to JSON Schema <c>3.0</c> is 3. A larger one is the largest there is: no bound of the schemas lies beyond. One too small for a decimal is the smallest, not 0.</summary>
    private static JToken Token(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => new JObject(value.EnumerateObject().GroupBy(member => member.Name, StringComparer.Ordinal).Select(group => new JProperty(group.Key, Token(group.Last().Value)))),
        JsonValueKind.Array => new JArray(value.EnumerateArray().Select(Token)),
        JsonValueKind.String => JValue.CreateString(value.GetString()),
        JsonValueKind.Number => Number(value),
        JsonValueKind.True or JsonValueKind.False => new JValue(value.GetBoolean()),
        _ => JValue.CreateNull(),
    };

    private static JValue Number(JsonElement value) =>
        value.TryGetDecimal(out var number) && number == 0 && value.GetRawText().Split('e', 'E')[0].AsSpan().ContainsAnyInRange('1', '9') ? new JValue(Smallest)
        : value.TryGetDecimal(out number) && Math.Abs(number) < long.MaxValue ? (number % 1 == 0 ? new JValue((long)number) : new JValue(number))
        : number % 1 != 0 ? new JValue(number)
        : new JValue(value.GetRawText()[0] == '-' ? long.MinValue : long.MaxValue);

    /// <summary>NJsonSchema writes <c>#/location.tehsilCode</c>, <c>#/disabilityTypes[0]</c> and <c>#/altCodes['a/b']</c>; a JSON Pointer is <c>/location/tehsilCode</c>.</summary>
    private static string Pointer(string? path) => path is null or "#" ? ""
        : "/" + Separator().Replace(path.TrimStart('#', '/'), match => "/" + TextJudge.Escaped(match.Groups["name"].Value)).TrimStart('/');

    private static string Expectation(ValidationError error) => error.Schema switch
    {
        { Enumeration.Count: > 0 } schema when error.Kind == ValidationErrorKind.NotInEnumeration => $"Expected one of {string.Join(", ", schema.Enumeration)}.",
        _ when error.Kind == ValidationErrorKind.PropertyRequired => "The field is required.",
        var schema => $"Expected what the schema says: {Keyword(error.Kind)} of type {schema.Type}.",
    };

    [GeneratedRegex(@"\['(?<name>.+?)'\]|[.\[](?<name>\w+)\]?")]
    private static partial Regex Separator();
}

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

/// <summary>Says whether every reader would read the same record: no member twice in an object, whole characters only, at most 16 levels.</summary>
internal static class Soundness
{
    private const int MostLevels = 16;

    /// <summary>What is wrong; a first objection with an empty pointer means that nothing else can be judged.</summary>
    internal static IReadOnlyList<Objection> Judge(JsonElement record)
    {
        try
        {
            return [.. Walk(record, "", 1)];
        }
        catch (InvalidOperationException)
        {
            return [Unreadable];
        }
    }

    internal static Objection Unreadable => new("NSER-SCHEMA-JSON", "", "Expected one JSON object in UTF-8, with whole characters and at most 16 levels.");

    private static IEnumerable<Objection> Walk(JsonElement value, string at, int level)
    {
        if (value.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array))
        {
            // Reading half a character throws.
            _ = value.ValueKind == JsonValueKind.String ? value.GetString() : null;
            yield break;
        }

        if (level > MostLevels)
        {
            throw new InvalidOperationException("The record nests too deep.");
        }

        if (value.ValueKind == JsonValueKind.Array)
        {
            foreach (var objection in value.EnumerateArray().SelectMany((item, index) => Walk(item, FormattableString.Invariant($"{at}/{index}"), level + 1)))
            {
                yield return objection;
            }

            yield break;
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in value.EnumerateObject())
        {
            var place = at + "/" + TextJudge.Escaped(member.Name);
            if (!names.Add(member.Name))
            {
                yield return new("NSER-SCHEMA-DUPLICATE", place, "The member stands twice in the record.");
            }

            foreach (var objection in Walk(member.Value, place, level + 1))
            {
                yield return objection;
            }
        }
    }
}
