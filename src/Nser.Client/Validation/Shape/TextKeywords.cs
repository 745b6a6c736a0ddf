using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;
using NJsonSchema;
using NJsonSchema.Validation;
using NJsonSchema.Validation.FormatValidators;

namespace Nser.Client.Validation;

/// <summary>The keywords of one schema node that speak of text: lengths, format, pattern. NJsonSchema's own reading of them is too lenient, so they are taken out of its hands.</summary>
/// <remarks>NJsonSchema sees them as one format of ours; only the first fault of a text is reported: length, then format, then pattern.</remarks>
internal sealed class TextKeywords : IFormatValidator
{
    private readonly int? minLength;
    private readonly int? maxLength;
    private readonly string? format;
    private readonly string? description;
    private readonly Regex? pattern;

    private TextKeywords(JsonSchema node, string name)
    {
        minLength = node.MinLength;
        maxLength = node.MaxLength;
        format = node.Format;
        description = node.Description;
        pattern = node.Pattern is null ? null : SchemaPattern.Compile(node.Pattern);
        Format = name;
    }

    /// <summary>The name by which the schema node refers to these keywords.</summary>
    public string Format { get; }

    /// <summary>The kind under which NJsonSchema reports any fault of a text.</summary>
    public ValidationErrorKind ValidationErrorKind => ValidationErrorKind.PatternMismatch;

    /// <summary>Moves a node's text keywords here and leaves a reference to them; <see langword="null"/> when it has none.</summary>
    internal static TextKeywords? TakeFrom(JsonSchema node, string name)
    {
        if (node is { MinLength: null, MaxLength: null, Format: null, Pattern: null })
        {
            return null;
        }

        var keywords = new TextKeywords(node, name);
        (node.MinLength, node.MaxLength, node.Pattern, node.Format) = (null, null, null, name);
        return keywords;
    }

    public bool IsValid(string value, JTokenType tokenType) => Fault(value) is null;

    /// <summary>Code and words for the first thing that is wrong with the text.</summary>
    internal (string Code, string Message)? Fault(string text)
    {
        var length = CodePoints(text);
        return length < minLength ? (ValidationCodes.SchemaMinLength, Characters("Must have at least", minLength) + ": supply the whole text, or leave an optional field out.")
            : length > maxLength ? (ValidationCodes.SchemaMaxLength, Characters("Must have at most", maxLength) + ": shorten the text.")
            : format == "date" && CalendarDate.Parse(Encoding.UTF8.GetBytes(text)) is null
                ? (ValidationCodes.SchemaFormat, "Write a day that exists as year-month-day, for example 2025-07-31.")
            : format == "date-time" && !InstantText.IsWellFormed(Encoding.UTF8.GetBytes(text))
                ? (ValidationCodes.SchemaFormat, "Write date, time and offset from UTC, for example 2025-07-31T14:05:00+05:00.")
            : pattern?.IsMatch(text) == false ? (ValidationCodes.SchemaPattern, "Write the value in the form of this field, without spaces around it" + (description is null ? "." : ". " + description))
            : null;
    }

    private static string Characters(string words, int? count) =>
        string.Create(CultureInfo.InvariantCulture, $"{words} {count} {(count == 1 ? "character" : "characters")}");

    /// <summary>JSON Schema counts characters, not UTF-16 units.</summary>
    private static int CodePoints(string text)
    {
        var count = 0;
        foreach (var _ in text.EnumerateRunes())
        {
            count++;
        }

        return count;
    }
}
