using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Nser.Standards.Text;

namespace Nser.Standards;

/// <summary>The number of a Computerized National Identity Card: 13 digits, written plain or 5-7-1 with dashes.</summary>
/// <remarks>Identifies a person: printing shows asterisks. The first digit names the province of first registration; the last is odd for men and even for women, with exceptions. Source: standards, section 6.</remarks>
[JsonConverter(typeof(StandardValueConverter<Cnic>))]
[TypeConverter(typeof(StandardValueTypeConverter<Cnic>))]
public readonly record struct Cnic : IStandardValue<Cnic>
{
    private readonly string? text;

    private Cnic(string text) => this.text = text;

    /// <summary>The 13 digits; empty for the default value. Never log it.</summary>
    public string Value => text ?? "";

    /// <summary>Whether <see cref="Value"/> has the form above. <see langword="false"/> for the default value and for a malformed text that came in JSON.</summary>
    public bool IsWellFormed => StandardValue.IsWellFormed(this);

    /// <summary>Whether this number belongs to an invented person (<c>99999</c>...); such numbers are never sent to the live environment.</summary>
    public bool IsSynthetic => Value.StartsWith(IdentityNumber.SyntheticPrefix, StringComparison.Ordinal);

    /// <summary>Reads a number, ignoring dashes, spaces and invisible marks; Urdu and Arabic digits count as digits.</summary>
    /// <exception cref="FormatException">The text is not a CNIC; the message says what is expected, never the text.</exception>
    public static Cnic Parse(string text) => StandardValue.Parse<Cnic>(text);

    /// <inheritdoc cref="Parse"/>
    public static bool TryParse([NotNullWhen(true)] string? text, out Cnic value) => StandardValue.TryParse(text, out value, out _);

    /// <inheritdoc cref="Parse"/>
    /// <param name="text">The text to read.</param>
    /// <param name="value">The value read, or the default value.</param>
    /// <param name="why">What is wrong with the text; <c>NSER-ID-01</c>, <c>NSER-ID-02</c> (a spreadsheet's number) or <c>NSER-ID-05</c> (old 11-digit NIC).</param>
    public static bool TryParse([NotNullWhen(true)] string? text, out Cnic value, [NotNullWhen(false)] out ValueError? why) =>
        StandardValue.TryParse(text, out value, out why);

    /// <summary>Asterisks: the number identifies a person and is never printed.</summary>
    public override string ToString() => StandardValue.Mask;

    static Cnic IStandardValue<Cnic>.AsGiven(string text) => new(text);

    static string IStandardValue<Cnic>.Normalize(string text) => Normalizer.Compact(text);

    static ValueError? IStandardValue<Cnic>.Check(string text) => IdentityNumber.Check(text, "The CNIC");
}
