using System.Globalization;
using Newtonsoft.Json.Linq;
using NJsonSchema;
using NJsonSchema.Validation;

namespace Nser.Client.Validation;

/// <summary>Code and words for each way in which a value can miss its schema, but for the keywords of text. The words say what is expected, never the value.</summary>
internal static class ShapeMessages
{
    internal static (string Code, string Message) For(ValidationError error, JToken? value)
    {
        var schema = error.Schema;
        return error.Kind switch
        {
            ValidationErrorKind.PropertyRequired => (ValidationCodes.SchemaRequired, $"{error.Property} is required: supply it."),
            ValidationErrorKind.NotInEnumeration => (ValidationCodes.SchemaEnum, $"Must be one of {string.Join(", ", schema.Enumeration)}: use the code exactly as it stands here."),
            ValidationErrorKind.NumberTooSmall => (ValidationCodes.SchemaMinimum, schema.ExclusiveMinimum is { } above ? $"Must be more than {Text(above)}: correct the number." : $"Must be {Text(schema.Minimum)} or more: correct the number."),
            ValidationErrorKind.NumberTooBig or ValidationErrorKind.IntegerTooBig => (ValidationCodes.SchemaMaximum, schema.ExclusiveMaximum is { } below ? $"Must be less than {Text(below)}: correct the number." : $"Must be {Text(schema.Maximum)} or less: correct the number."),
            ValidationErrorKind.NumberNotMultipleOf or ValidationErrorKind.IntegerNotMultipleOf => (ValidationCodes.SchemaMultipleOf, MultipleOf(schema.MultipleOf ?? 1)),
            ValidationErrorKind.TooFewItems => (ValidationCodes.SchemaMinItems, Counted("Must have at least", schema.MinItems, "entry", "entries") + ": add one, or leave the list out."),
            ValidationErrorKind.TooManyItems => (ValidationCodes.SchemaMaxItems, Counted("Must have at most", schema.MaxItems, "entry", "entries") + ": remove the others."),
            ValidationErrorKind.ItemsNotUnique => (ValidationCodes.SchemaUniqueItems, "Holds an entry twice: keep each once."),
            _ => (ValidationCodes.SchemaType, Type(schema.Type, value)),
        };
    }

    private static string Type(JsonObjectType expected, JToken? value)
    {
        var kind = expected switch
        {
            JsonObjectType.String => "text in quotes",
            JsonObjectType.Number => "a number, without quotes",
            JsonObjectType.Integer => "a whole number, without quotes",
            JsonObjectType.Boolean => "true or false, without quotes",
            JsonObjectType.Array => "a list in square brackets",
            JsonObjectType.Object => "an object in braces",
            _ => "a value of the type that the standard says",
        };
        return value is { Type: JTokenType.Null } ? $"Must be {kind}, not null: leave the field out when there is no value." : $"Must be {kind}: write it so, or leave an optional field out.";
    }

    private static string MultipleOf(decimal step)
    {
        // 0.01 is two places, 0.001 three: the scale of the decimal.
        var places = step.Scale;
        return places > 0 && step * Power(places) == 1 ? Counted("Must have at most", places, "decimal place") + ": round the number." : $"Must be a multiple of {Text(step)}: correct the number.";
    }

    private static decimal Power(int places) => Enumerable.Repeat(10m, places).Aggregate(1m, (product, ten) => product * ten);

    private static string Counted(string words, int? count, string one, string? many = null) =>
        string.Create(CultureInfo.InvariantCulture, $"{words} {count} {(count == 1 ? one : many ?? one + "s")}");

    private static string? Text(decimal? number) => number?.ToString("0.############################", CultureInfo.InvariantCulture);
}
