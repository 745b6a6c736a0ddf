using Nser.Standards;

namespace Nser.Client.Governance.DataRequests;

/// <summary>Where the rules of the form write what they find.</summary>
internal sealed class FormFindings
{
    private readonly List<ValidationFinding> all = [];

    internal IReadOnlyList<ValidationFinding> All => all;

    internal bool HasErrors => all.Exists(finding => finding.Severity == FindingSeverity.Error);

    internal void Error(string code, string pointer, string message) => all.Add(new(code, FindingSeverity.Error, pointer, message));

    internal void Warning(string code, string pointer, string message) => all.Add(new(code, FindingSeverity.Warning, pointer, message));

    /// <summary>A required text of a length, counted in Unicode characters.</summary>
    internal void Text(string? text, string pointer, int item, int shortest, int longest)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            Error(ValidationCodes.SchemaRequired, pointer, FormattableString.Invariant($"Item {item} is required: fill it in."));
        }
        else
        {
            Length(text, pointer, shortest, longest);
        }
    }

    /// <summary>A text that may be absent, but not blank.</summary>
    internal void OptionalText(string? text, string pointer, int shortest, int longest)
    {
        if (text is null)
        {
            return;
        }

        if (string.IsNullOrWhiteSpace(text))
        {
            Error(ValidationCodes.SchemaMinLength, pointer, "The text is blank: fill it in, or leave it out.");
        }
        else
        {
            Length(text, pointer, shortest, longest);
        }
    }

    /// <summary>A word that must be one of its list.</summary>
    internal void Word<T>(OpenEnum<T> word, string pointer, int item)
        where T : struct, Enum
    {
        if (word.Text.Length == 0)
        {
            Error(ValidationCodes.SchemaRequired, pointer, FormattableString.Invariant($"Item {item} is required: choose one of {string.Join(", ", EnumWords<T>.All)}."));
        }
        else if (word.Known is null)
        {
            Error(ValidationCodes.SchemaEnum, pointer, FormattableString.Invariant($"Item {item} is one of {string.Join(", ", EnumWords<T>.All)}."));
        }
    }

    internal void Missing(string pointer, int item) =>
        Error(ValidationCodes.SchemaRequired, pointer, FormattableString.Invariant($"Item {item} is required: fill it in."));

    private void Length(string text, string pointer, int shortest, int longest)
    {
        var length = text.EnumerateRunes().Count();
        if (length < shortest)
        {
            Error(ValidationCodes.SchemaMinLength, pointer, FormattableString.Invariant($"At least {shortest} characters are expected: supply the full text."));
        }
        else if (length > longest)
        {
            Error(ValidationCodes.SchemaMaxLength, pointer, FormattableString.Invariant($"At most {longest} characters fit here: shorten the text, or attach a document."));
        }
    }
}
