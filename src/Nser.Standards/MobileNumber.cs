using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Nser.Standards.Text;

namespace Nser.Standards;

/// <summary>A Pakistani mobile number: <c>03</c> and nine digits.</summary>
/// <remarks>Identifies a person: printing shows asterisks. A number without its leading 0 is refused, not completed. Source: standards, rule ID-12.</remarks>
[JsonConverter(typeof(StandardValueConverter<MobileNumber>)), TypeConverter(typeof(StandardValueTypeConverter<MobileNumber>))]
public readonly record struct MobileNumber : IStandardValue<MobileNumber>
{
    private const int Length = 11;
    /// <summary>The 11 digits; empty for the default value. Never log it.</summary>
    public string Value { get => field ?? ""; private init; }

    /// <summary>Whether <see cref="Value"/> has the form above. <see langword="false"/> for the default value and for a malformed text that came in JSON.</summary>
    public bool IsWellFormed => StandardValue.IsWellFormed(this);

    /// <summary>Reads a number, ignoring dashes, spaces and invisible marks; <c>+92</c>, <c>0092</c> and <c>92</c> become <c>0</c>.</summary>
    /// <exception cref="FormatException">The text is not a mobile number; the message says what is expected, never the text.</exception>
    public static MobileNumber Parse(string text) => StandardValue.Parse<MobileNumber>(text);

    /// <inheritdoc cref="Parse"/>
    public static bool TryParse([NotNullWhen(true)] string? text, out MobileNumber value) => StandardValue.TryParse(text, out value, out _);

    /// <inheritdoc/>
    /// <remarks>Codes of what can be wrong: <c>NSER-ID-12</c> or <c>NSER-ID-02</c> (a spreadsheet's number).</remarks>
    public static bool TryParse([NotNullWhen(true)] string? text, out MobileNumber value, [NotNullWhen(false)] out ValueError? why) =>
        StandardValue.TryParse(text, out value, out why);

    /// <summary>Asterisks: the number identifies a person and is never printed.</summary>
    public override string ToString() => StandardValue.Mask;

    static MobileNumber IStandardValue<MobileNumber>.AsGiven(string text) => new() { Value = text };
    static string IStandardValue<MobileNumber>.Normalize(string text) => WithoutCountryCode(Normalizer.Compact(text));

    static ValueError? IStandardValue<MobileNumber>.Check(string text) => text switch
    {
        _ when DigitText.LookLikeANumber(text) => DigitText.NumberError("The mobile number"),
        ['0', '3', ..] when text.Length == Length && DigitText.Only(text) => null,
        ['3', ..] when text.Length == Length - 1 && DigitText.Only(text) =>
            new(ValidationCodes.MobileForm, "The mobile number has lost its leading 0; write 03 and nine digits."),
        _ => new(ValidationCodes.MobileForm, "A mobile number is 03 and nine digits, or +92 3 and nine digits."),
    };

    private static string WithoutCountryCode(string number)
    {
        var national = number switch
        {
            ['+', '9', '2', .. var rest] => rest,
            ['0', '0', '9', '2', .. var rest] => rest,
            ['9', '2', .. var rest] when rest.Length >= Length - 1 => rest,
            _ => null,
        };

        // Some write +92 (0)3.., keeping the 0 that the country code replaces.
        return national is null ? number : "0" + national.Replace("(0)", "", StringComparison.Ordinal).TrimStart('0');
    }
}
