using System.Globalization;
using System.Resources;

namespace Nser.Standards;

/// <summary>One thing that local validation, an import or the server found in a record.</summary>
/// <remarks>A finding never repeats the value: it is safe in logs, tickets and reports. Source: standards, section 5.</remarks>
/// <param name="Code">Stable code such as <c>NSER-ID-01</c>; all are listed in <c>docs/validation-codes.md</c>.</param>
/// <param name="Severity">Whether the record may be sent.</param>
/// <param name="Pointer">JSON Pointer (RFC 6901) to the place in the record, empty for the record as a whole.</param>
/// <param name="Message">What is expected and what to do, in English.</param>
public sealed record ValidationFinding(string Code, FindingSeverity Severity, string Pointer, string Message)
{
    /// <summary>The line of the file on which the record begins, from 1. <see langword="null"/> unless a file was validated.</summary>
    public long? Line { get; init; }

    /// <summary>The record's id (for geo units its code). <see langword="null"/> unless a file was validated, and when the id could not be read, is malformed or may hold a person's number (rule PR-01).</summary>
    public string? RecordId { get; init; }

    /// <summary>What to do in a reader's language: the short text of the code where there is one in that language (Urdu), otherwise <see cref="Message"/>.</summary>
    /// <param name="culture">The reader's culture, for example <c>ur-PK</c>.</param>
    public string MessageIn(CultureInfo culture) => ValidationTexts.Translation(Code, culture) ?? Message;

    /// <summary>Line where there is one, code, severity unless it is an error, place and message on one line.</summary>
    public override string ToString()
    {
        var line = Line is { } number ? FormattableString.Invariant($"line {number}: ") : "";
        var grade = Severity switch
        {
            FindingSeverity.Warning => " (warning)",
            FindingSeverity.Information => " (information)",
            _ => "",
        };
        return $"{line}{Code}{grade}{(Pointer.Length > 0 ? " at " + Pointer : "")}: {Message}";
    }
}

/// <summary>What a finding does to its record.</summary>
public enum FindingSeverity
{
    /// <summary>Worth knowing; the record is sent.</summary>
    Information,

    /// <summary>Probably wrong; the record is sent and the finding travels in the report.</summary>
    Warning,

    /// <summary>Against the standard; the record is not sent.</summary>
    Error,
}

/// <summary>A short sentence for each code of <see cref="ValidationCodes"/>, in English and Urdu: what is wrong and what to do, for those who enter the data.</summary>
/// <remarks>Names of fields and codes stay as they stand in the record. Source: the package's resources, <c>FindingTexts</c>.</remarks>
public static class ValidationTexts
{
    private static readonly ResourceManager Texts = new("Nser.Standards.Text.FindingTexts", typeof(ValidationTexts).Assembly);

    /// <summary>The sentence for a code in the culture's language; in English where that language has none.</summary>
    /// <param name="code">A code such as <c>NSER-ID-01</c>.</param>
    /// <param name="culture">The reader's culture, for example <c>ur-PK</c>.</param>
    /// <returns><see langword="null"/> when the code is none of <see cref="ValidationCodes"/>: a newer server may send it.</returns>
    public static string? For(string code, CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(code);
        ArgumentNullException.ThrowIfNull(culture);
        return Texts.GetString(code, culture);
    }

    /// <summary>The sentence in another language than English; <see langword="null"/> where there is none.</summary>
    internal static string? Translation(string code, CultureInfo culture)
    {
        var text = For(code, culture);
        return text == For(code, CultureInfo.InvariantCulture) ? null : text;
    }
}
