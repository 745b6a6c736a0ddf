using System.Text.RegularExpressions;
using NJsonSchema.Validation;

namespace Nser.Client.Sandbox;

/// <summary>Holds a record against its JSON Schema by NJsonSchema, which shares no code with the client's own engine.</summary>
internal sealed partial class ShapeJudge(StandardSchemas schemas)
{
    internal IEnumerable<Objection> Judge(string library, NserApiVersion version, string json) =>
        schemas.For(library, version).Validate(json).SelectMany(Flatten).Select(error => new Objection("NSER-SCHEMA-" + Keyword(error.Kind), Pointer(error.Path), Expectation(error)));

    private static IEnumerable<ValidationError> Flatten(ValidationError error) =>
        error is ChildSchemaValidationError child ? child.Errors.Values.SelectMany(errors => errors).SelectMany(Flatten).DefaultIfEmpty(error) : [error];

    private static string Keyword(ValidationErrorKind kind) => kind switch
    {
        ValidationErrorKind.PropertyRequired => "REQUIRED",
        ValidationErrorKind.PatternMismatch => "PATTERN",
        ValidationErrorKind.NotInEnumeration => "ENUM",
        ValidationErrorKind.NumberTooSmall => "MINIMUM",
        ValidationErrorKind.NumberTooBig => "MAXIMUM",
        ValidationErrorKind.StringTooShort => "MIN-LENGTH",
        ValidationErrorKind.StringTooLong => "MAX-LENGTH",
        ValidationErrorKind.TooFewItems => "MIN-ITEMS",
        ValidationErrorKind.TooManyItems => "MAX-ITEMS",
        ValidationErrorKind.ItemsNotUnique => "UNIQUE-ITEMS",
        ValidationErrorKind.NumberNotMultipleOf or ValidationErrorKind.IntegerTooBig => "MULTIPLE-OF",
        ValidationErrorKind.DateExpected or ValidationErrorKind.DateTimeExpected or ValidationErrorKind.UuidExpected or ValidationErrorKind.GuidExpected
            or ValidationErrorKind.UriExpected or ValidationErrorKind.EmailExpected or ValidationErrorKind.TimeExpected => "FORMAT",
        _ => "TYPE",
    };

    /// <summary>NJsonSchema writes <c>#/location.tehsilCode</c> and <c>#/disabilityTypes[0]</c>; a JSON Pointer is <c>/location/tehsilCode</c>.</summary>
    private static string Pointer(string? path) =>
        path is null or "#" ? "" : "/" + Separator().Replace(path.TrimStart('#', '/'), "/$1").TrimStart('/');

    private static string Expectation(ValidationError error) => error.Schema switch
    {
        { Pattern: { Length: > 0 } pattern } when error.Kind == ValidationErrorKind.PatternMismatch => $"Expected the form {pattern}.",
        { Enumeration.Count: > 0 } schema when error.Kind == ValidationErrorKind.NotInEnumeration => $"Expected one of {string.Join(", ", schema.Enumeration)}.",
        _ when error.Kind == ValidationErrorKind.PropertyRequired => "The field is required.",
        var schema => $"Expected what the schema says: {Keyword(error.Kind)} of type {schema.Type}.",
    };

    [GeneratedRegex(@"[.\[](\w+)\]?")]
    private static partial Regex Separator();
}
