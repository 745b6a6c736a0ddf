using System.Buffers;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json.Serialization;
using Nser.Standards.Text;

namespace Nser.Standards;

/// <summary>A Pakistani IBAN: <c>PK</c>, two check digits, four letters of the bank, sixteen letters or digits.</summary>
/// <remarks>Payment details are confidential: printing shows asterisks. Source: standards, rule ID-11; ISO 13616 (check digits after ISO 7064, MOD 97-10).</remarks>
[JsonConverter(typeof(StandardValueConverter<Iban>)), TypeConverter(typeof(StandardValueTypeConverter<Iban>))]
public readonly record struct Iban : IStandardValue<Iban>
{
    private const int Length = 24;

    /// <summary>Two more digits behind a number up to this still fit into 64 bits, so that not every character costs a division.</summary>
    private const ulong LargestUndivided = ulong.MaxValue / 1000;

    private static readonly SearchValues<byte> AccountCharacters = SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"u8);

    /// <summary>The 24 characters without spaces; empty for the default value. Never log it.</summary>
    public string Value { get => field ?? ""; private init; }

    /// <summary>Whether <see cref="Value"/> has the form above. <see langword="false"/> for the default value and for a malformed text that came in JSON.</summary>
    public bool IsWellFormed => StandardValue.IsWellFormed(this);

    /// <summary>Reads an IBAN, ignoring case, spaces, dashes and invisible marks.</summary>
    /// <exception cref="FormatException">The text is not an IBAN of Pakistan; the message says what is expected, never the text.</exception>
    public static Iban Parse(string text) => StandardValue.Parse<Iban>(text);

    /// <inheritdoc cref="Parse"/>
    public static bool TryParse([NotNullWhen(true)] string? text, out Iban value) => StandardValue.TryParse(text, out value, out _);

    /// <inheritdoc/>
    /// <remarks>Codes of what can be wrong: <c>NSER-ID-11</c>.</remarks>
    public static bool TryParse([NotNullWhen(true)] string? text, out Iban value, [NotNullWhen(false)] out ValueError? why) =>
        StandardValue.TryParse(text, out value, out why);

    /// <summary>Asterisks: the number identifies a person and is never printed.</summary>
    public override string ToString() => StandardValue.Mask;

    static Iban IStandardValue<Iban>.AsGiven(string text) => new() { Value = text };
    static string IStandardValue<Iban>.Normalize(string text) => Normalizer.Compact(text).ToUpperInvariant();

    static ValueError? IStandardValue<Iban>.Check(string text)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        return text is not { Length: Length } or not ['P', 'K', ..] ? new(ValidationCodes.IbanForm, "An IBAN of Pakistan is PK and 22 more characters.")
            : !HasForm(utf8) ? new(ValidationCodes.IbanForm, "An IBAN of Pakistan is PK, two digits, four letters of the bank and sixteen letters or digits.")
            : !HasRightCheckDigits(utf8) ? new(ValidationCodes.IbanForm, "The check digits of the IBAN do not fit; a character is wrong or two changed places.")
            : null;
    }

    /// <summary>Whether the text is <c>PK</c>, two digits, four letters and sixteen letters or digits, whatever its check digits are.</summary>
    internal static bool HasForm(ReadOnlySpan<byte> iban) =>
        iban.Length == Length
        && iban.StartsWith("PK"u8)
        && Digits.AllIn(iban.Slice(2, 2))
        && iban.Slice(4, 4).IndexOfAnyExceptInRange((byte)'A', (byte)'Z') < 0
        && iban[8..].IndexOfAnyExcept(AccountCharacters) < 0;

    /// <summary>Whether the number modulo 97 is 1, the first four characters moved to the end and letters counted from 10. The text has the form.</summary>
    internal static bool HasRightCheckDigits(ReadOnlySpan<byte> iban) => Remainder(iban[..4], Remainder(iban[4..], 0)) == 1;

    /// <summary>Goes on dividing by 97 with these characters behind the remainder so far; letters count as 10 to 35.</summary>
    private static ulong Remainder(ReadOnlySpan<byte> characters, ulong remainder)
    {
        foreach (var character in characters)
        {
            remainder = character <= '9'
                ? (remainder * 10) + character - '0'
                : (remainder * 100) + character - 'A' + 10;
            if (remainder > LargestUndivided)
            {
                remainder %= 97;
            }
        }

        return remainder % 97;
    }
}
