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
