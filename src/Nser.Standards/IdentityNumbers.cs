using System.Buffers;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Nser.Standards.Text;

namespace Nser.Standards;

/// <summary>The number of a Computerized National Identity Card: 13 digits, written plain or 5-7-1 with dashes.</summary>
/// <remarks>Identifies a person: printing shows asterisks. The first digit names the province of first registration; the last is odd for men and even for women, with exceptions. Source: standards, section 6.</remarks>
[JsonConverter(typeof(StandardValueConverter<Cnic>)), TypeConverter(typeof(StandardValueTypeConverter<Cnic>))]
public readonly record struct Cnic : IStandardValue<Cnic>
{
    /// <summary>The 13 digits; empty for the default value. Never log it.</summary>
    public string Value { get => field ?? ""; private init; }

    /// <summary>Whether <see cref="Value"/> has the form above. <see langword="false"/> for the default value and for a malformed text that came in JSON.</summary>
    public bool IsWellFormed => StandardValue.IsWellFormed(this);

    /// <summary>Whether this number belongs to an invented person (<c>99999</c>...); such numbers are never sent to the live environment.</summary>
    public bool IsSynthetic => Value.StartsWith(IdentityNumber.SyntheticPrefix, StringComparison.Ordinal);

    /// <summary>Reads a number, ignoring dashes, spaces and invisible marks; Urdu and Arabic digits count as digits.</summary>
    /// <exception cref="FormatException">The text is not a CNIC; the message says what is expected, never the text.</exception>
    public static Cnic Parse(string text) => StandardValue.Parse<Cnic>(text);

    /// <inheritdoc cref="Parse"/>
    public static bool TryParse([NotNullWhen(true)] string? text, out Cnic value) => StandardValue.TryParse(text, out value, out _);

    /// <inheritdoc/>
    /// <remarks>Codes of what can be wrong: <c>NSER-ID-01</c>, <c>NSER-ID-02</c> (a spreadsheet's number) or <c>NSER-ID-05</c> (old 11-digit NIC).</remarks>
    public static bool TryParse([NotNullWhen(true)] string? text, out Cnic value, [NotNullWhen(false)] out ValueError? why) =>
        StandardValue.TryParse(text, out value, out why);

    /// <summary>Asterisks: the number identifies a person and is never printed.</summary>
    public override string ToString() => StandardValue.Mask;

    static Cnic IStandardValue<Cnic>.AsGiven(string text) => new() { Value = text };
    static string IStandardValue<Cnic>.Normalize(string text) => Normalizer.Compact(text);

    static ValueError? IStandardValue<Cnic>.Check(string text) => IdentityNumber.Check(text, "The CNIC");
}

/// <summary>The number of a child on the Child Registration Certificate (B-Form): 13 digits, as a <see cref="Cnic"/>.</summary>
/// <remarks>Its own type, so that a child's and a guardian's number cannot change places. Identifies a person: printing shows asterisks. Source: standards, section 6.</remarks>
[JsonConverter(typeof(StandardValueConverter<BFormNumber>)), TypeConverter(typeof(StandardValueTypeConverter<BFormNumber>))]
public readonly record struct BFormNumber : IStandardValue<BFormNumber>
{
    /// <summary>The 13 digits; empty for the default value. Never log it.</summary>
    public string Value { get => field ?? ""; private init; }

    /// <summary>Whether <see cref="Value"/> has the form above. <see langword="false"/> for the default value and for a malformed text that came in JSON.</summary>
    public bool IsWellFormed => StandardValue.IsWellFormed(this);

    /// <inheritdoc cref="Cnic.IsSynthetic"/>
    public bool IsSynthetic => Value.StartsWith(IdentityNumber.SyntheticPrefix, StringComparison.Ordinal);

    /// <summary>Reads a number, ignoring dashes, spaces and invisible marks; Urdu and Arabic digits count as digits.</summary>
    /// <exception cref="FormatException">The text is not a B-Form number; the message says what is expected, never the text.</exception>
    public static BFormNumber Parse(string text) => StandardValue.Parse<BFormNumber>(text);

    /// <inheritdoc cref="Parse"/>
    public static bool TryParse([NotNullWhen(true)] string? text, out BFormNumber value) => StandardValue.TryParse(text, out value, out _);

    /// <inheritdoc/>
    /// <remarks>Codes of what can be wrong: <c>NSER-ID-01</c>, <c>NSER-ID-02</c> (a spreadsheet's number) or <c>NSER-ID-05</c> (old 11-digit NIC).</remarks>
    public static bool TryParse([NotNullWhen(true)] string? text, out BFormNumber value, [NotNullWhen(false)] out ValueError? why) =>
        StandardValue.TryParse(text, out value, out why);

    /// <summary>Asterisks: the number identifies a person and is never printed.</summary>
    public override string ToString() => StandardValue.Mask;

    static BFormNumber IStandardValue<BFormNumber>.AsGiven(string text) => new() { Value = text };
    static string IStandardValue<BFormNumber>.Normalize(string text) => Normalizer.Compact(text);

    static ValueError? IStandardValue<BFormNumber>.Check(string text) => IdentityNumber.Check(text, "The B-Form number");
}

/// <summary>The number of a household in the registry: 1 to 18 digits.</summary>
/// <remarks>Leads to people: printing shows asterisks. It is a text, for leading zeros may matter. Source: standards, section 1.</remarks>
[JsonConverter(typeof(StandardValueConverter<HouseholdId>)), TypeConverter(typeof(StandardValueTypeConverter<HouseholdId>))]
public readonly record struct HouseholdId : IStandardValue<HouseholdId>
{
    /// <summary>The digits; empty for the default value. Never log it.</summary>
    public string Value { get => field ?? ""; private init; }

    /// <summary>Whether <see cref="Value"/> has the form above. <see langword="false"/> for the default value and for a malformed text that came in JSON.</summary>
    public bool IsWellFormed => StandardValue.IsWellFormed(this);

    /// <summary>Reads a number, ignoring dashes, spaces and invisible marks; Urdu and Arabic digits count as digits.</summary>
    /// <exception cref="FormatException">The text is not a household id; the message says what is expected, never the text.</exception>
    public static HouseholdId Parse(string text) => StandardValue.Parse<HouseholdId>(text);

    /// <inheritdoc cref="Parse"/>
    public static bool TryParse([NotNullWhen(true)] string? text, out HouseholdId value) => StandardValue.TryParse(text, out value, out _);

    /// <inheritdoc/>
    /// <remarks>Codes of what can be wrong: <c>NSER-SCHEMA-PATTERN</c> or <c>NSER-ID-02</c> (a spreadsheet's number).</remarks>
    public static bool TryParse([NotNullWhen(true)] string? text, out HouseholdId value, [NotNullWhen(false)] out ValueError? why) =>
        StandardValue.TryParse(text, out value, out why);

    /// <summary>Asterisks: the number identifies a person and is never printed.</summary>
    public override string ToString() => StandardValue.Mask;

    static HouseholdId IStandardValue<HouseholdId>.AsGiven(string text) => new() { Value = text };
    static string IStandardValue<HouseholdId>.Normalize(string text) => Normalizer.Compact(text);

    static ValueError? IStandardValue<HouseholdId>.Check(string text) => text switch
    {
        _ when DigitText.LookLikeANumber(text) => DigitText.NumberError("The household id"),
        { Length: >= 1 and <= 18 } when DigitText.Only(text) => null,
        _ => new(ValidationCodes.SchemaPattern, "A household id is 1 to 18 digits."),
    };
}

/// <summary>The form that CNIC and B-Form numbers share: 13 digits, the first not 0.</summary>
/// <remarks>No check digit is published. Source: standards, section 6.</remarks>
internal static class IdentityNumber
{
    internal const int Length = 13;

    /// <summary>Numbers of this project's invented people begin so; they never go to the live environment.</summary>
    internal const string SyntheticPrefix = "99999";

    internal static ValueError? Check(string text, string what) => text switch
    {
        { Length: 0 } => new(ValidationCodes.CnicForm, $"{what} is empty; 13 digits are expected."),
        _ when DigitText.LookLikeANumber(text) => DigitText.NumberError(what),
        _ when !DigitText.Only(text) => new(ValidationCodes.CnicForm, $"{what} holds characters that are not digits; 13 digits are expected, written plain or 5-7-1 with dashes."),
        { Length: 11 } => new(ValidationCodes.OldNic, $"{what} has 11 digits, the form of the old NIC, which is invalid since 2004. Ask for the 13-digit number."),
        { Length: 12 } => new(ValidationCodes.CnicForm, $"{what} has 12 digits; a spreadsheet probably dropped one. It is not padded: take all 13 digits from the source."),
        { Length: not Length } => new(ValidationCodes.CnicForm, $"{what} must have 13 digits."),
        ['0', ..] => new(ValidationCodes.CnicForm, $"{what} must not begin with 0."),
        _ when DigitText.AllEqual(text) => new(ValidationCodes.CnicForm, $"{what} repeats one digit 13 times; no such number is issued."),
        _ => null,
    };
}

/// <summary>Looks at texts that should be digits only.</summary>
internal static class DigitText
{
    // U+066B and U+066C are the Arabic decimal and thousands separators.
    private static readonly SearchValues<char> Marks = SearchValues.Create(".,eE\u066B\u066C");
    private static readonly SearchValues<char> OfNumbers = SearchValues.Create("0123456789+-.,eE\u066B\u066C");

    internal static bool Only(ReadOnlySpan<char> text) => text.Length > 0 && text.IndexOfAnyExceptInRange('0', '9') < 0;

    internal static bool AllEqual(ReadOnlySpan<char> text) => text.Length > 0 && text.IndexOfAnyExcept(text[0]) < 0;

    /// <summary>Whether a spreadsheet turned the digits into a number: <c>3.52E+12</c>, <c>9999900000011.0</c>, <c>99,999,000</c>.</summary>
    internal static bool LookLikeANumber(ReadOnlySpan<char> text) =>
        !Only(text)
        && text.IndexOfAnyExcept(OfNumbers) < 0
        && text.IndexOfAnyInRange('0', '9') >= 0
        && text.IndexOfAny(Marks) >= 0;

    /// <summary>The error for such a text: digits may be lost, so nothing is restored from it.</summary>
    internal static ValueError NumberError(string what) =>
        new(ValidationCodes.IdentifierAsNumber, $"{what} looks like a number (scientific notation or decimals), so digits may be lost. Format the column as text and take the value from the source again.");
}
