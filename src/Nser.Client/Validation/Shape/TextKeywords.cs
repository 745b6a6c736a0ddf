using System.Text;
using System.Text.RegularExpressions;
using NJsonSchema;
using NJsonSchema.Validation;
using NJsonSchema.Validation.FormatValidators;
using Newtonsoft.Json.Linq;

namespace Nser.Client.Validation;

/// <summary>The keywords of one schema node that speak of text: lengths, format, pattern. NJsonSchema's own reading of them is too lenient, so they are taken out of its hands.</summary>
/// <remarks>Only the first fault of a text is reported: length, then format, then pattern.</remarks>
internal sealed class TextKeywords
{
    private readonly Regex? pattern;

    private TextKeywords(JsonSchema node)
    {
        MinLength = node.MinLength;
        MaxLength = node.MaxLength;
        Format = node.Format;
        Description = node.Description;
        pattern = node.Pattern is null ? null : SchemaPattern.Compile(node.Pattern);
    }

    internal int? MinLength { get; }

    internal int? MaxLength { get; }

    internal string? Format { get; }

    /// <summary>The schema's words for what the text should look like.</summary>
    internal string? Description { get; }

    /// <summary>Moves a node's text keywords into checks of our own, hung onto the node as a format of this name; <see langword="null"/> when it has none.</summary>
    internal static TextKeywords? TakeFrom(JsonSchema node, string formatName, ICollection<IFormatValidator> checks)
    {
        if (node is { MinLength: null, MaxLength: null, Format: null, Pattern: null })
        {
            return null;
        }

        var keywords = new TextKeywords(node);
        (node.MinLength, node.MaxLength, node.Pattern, node.Format) = (null, null, null, formatName);
        checks.Add(new Check(formatName, ValidationErrorKind.StringTooShort, text => !keywords.IsTooShort(text)));
        checks.Add(new Check(formatName, ValidationErrorKind.StringTooLong, text => !keywords.IsTooLong(text)));
        checks.Add(new Check(formatName, ValidationErrorKind.DateTimeExpected, text => !keywords.HasFittingLength(text) || keywords.FitsFormat(text)));
        checks.Add(new Check(formatName, ValidationErrorKind.PatternMismatch, text => !keywords.HasFittingLength(text) || !keywords.FitsFormat(text) || keywords.FitsPattern(text)));
        return keywords;
    }

    private bool IsTooShort(string text) => text.Length < MinLength * 2 && CodePoints(text) < MinLength;

    private bool IsTooLong(string text) => text.Length > MaxLength && CodePoints(text) > MaxLength;

    private bool HasFittingLength(string text) => !IsTooShort(text) && !IsTooLong(text);

    private bool FitsFormat(string text) => Format switch
    {
        "date" => CalendarDate.Parse(Encoding.UTF8.GetBytes(text)) is not null,
        "date-time" => InstantText.IsWellFormed(Encoding.UTF8.GetBytes(text)),
        _ => true,
    };

    private bool FitsPattern(string text) => pattern?.IsMatch(text) ?? true;

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

    private sealed class Check(string format, ValidationErrorKind kind, Func<string, bool> holds) : IFormatValidator
    {
        public ValidationErrorKind ValidationErrorKind => kind;

        public string Format => format;

        public bool IsValid(string value, JTokenType tokenType) => tokenType != JTokenType.String || holds(value);
    }
}
