using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Nser.Standards.Text;

namespace Nser.Standards;

/// <summary>A Pakistani IBAN: <c>PK</c>, two check digits, four letters of the bank, sixteen letters or digits.</summary>
/// <remarks>Payment details are confidential: printing shows asterisks. Source: standards, rule ID-11; ISO 13616 (check digits after ISO 7064, MOD 97-10).</remarks>
[JsonConverter(typeof(StandardValueConverter<Iban>))]
[TypeConverter(typeof(StandardValueTypeConverter<Iban>))]
public readonly record struct Iban : IStandardValue<Iban>
{
    private const int Length = 24;
    private readonly string? text;

    private Iban(string text) => this.text = text;

    /// <summary>The 24 characters without spaces; empty for the default value. Never log it.</summary>
    public string Value => text ?? "";

    /// <summary>Whether <see cref="Value"/> has the form above. <see langword="false"/> for the default value and for a malformed text that came in JSON.</summary>
    public bool IsWellFormed => StandardValue.IsWellFormed(this);

    /// <summary>Reads an IBAN, ignoring case, spaces, dashes and invisible marks.</summary>
    /// <exception cref="FormatException">The text is not an IBAN of Pakistan; the message says what is expected, never the text.</exception>
    public static Iban Parse(string text) => StandardValue.Parse<Iban>(text);

    /// <inheritdoc cref="Parse"/>
    public static bool TryParse([NotNullWhen(true)] string? text, out Iban value) => StandardValue.TryParse(text, out value, out _);

    /// <inheritdoc cref="Parse"/>
    /// <param name="text">The text to read.</param>
    /// <param name="value">The value read, or the default value.</param>
    /// <param name="why">What is wrong with the text; <c>NSER-ID-11</c>.</param>
    public static bool TryParse([NotNullWhen(true)] string? text, out Iban value, [NotNullWhen(false)] out ValueError? why) =>
        StandardValue.TryParse(text, out value, out why);

    /// <summary>Asterisks: the number identifies a person and is never printed.</summary>
    public override string ToString() => StandardValue.Mask;

    static Iban IStandardValue<Iban>.AsGiven(string text) => new(text);

    static string IStandardValue<Iban>.Normalize(string text) => Normalizer.Compact(text).ToUpperInvariant();

    static ValueError? IStandardValue<Iban>.Check(string text) => text switch
    {
        { Length: not Length } or not ['P', 'K', ..] => new(ValidationCodes.IbanForm, "An IBAN of Pakistan is PK and 22 more characters."),
        _ when !DigitText.Only(text.AsSpan(2, 2)) || !text.AsSpan(4).ContainsOnlyLettersOrDigits() || text.AsSpan(4, 4).ContainsAnyInRange('0', '9') =>
            new(ValidationCodes.IbanForm, "An IBAN of Pakistan is PK, two digits, four letters of the bank and sixteen letters or digits."),
        _ when Remainder(text) != 1 => new(ValidationCodes.IbanForm, "The check digits of the IBAN do not fit; a character is wrong or two changed places."),
        _ => null,
    };

    /// <summary>The number modulo 97, the first four characters moved to the end and letters counted from 10.</summary>
    private static int Remainder(string iban)
    {
        var remainder = 0;
        for (var i = 0; i < Length; i++)
        {
            var character = iban[(i + 4) % Length];
            remainder = char.IsAsciiDigit(character)
                ? ((remainder * 10) + character - '0') % 97
                : ((remainder * 100) + character - 'A' + 10) % 97;
        }

        return remainder;
    }
}
