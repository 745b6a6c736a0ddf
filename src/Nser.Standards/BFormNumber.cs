using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Nser.Standards.Text;

namespace Nser.Standards;

/// <summary>The number of a child on the Child Registration Certificate (B-Form): 13 digits, as a <see cref="Cnic"/>.</summary>
/// <remarks>Its own type, so that a child's and a guardian's number cannot change places. Identifies a person: printing shows asterisks. Source: standards, section 6.</remarks>
[JsonConverter(typeof(StandardValueConverter<BFormNumber>))]
[TypeConverter(typeof(StandardValueTypeConverter<BFormNumber>))]
public readonly record struct BFormNumber : IStandardValue<BFormNumber>
{
    private readonly string? text;

    private BFormNumber(string text) => this.text = text;

    /// <summary>The 13 digits; empty for the default value. Never log it.</summary>
    public string Value => text ?? "";

    /// <summary>Whether <see cref="Value"/> has the form above. <see langword="false"/> for the default value and for a malformed text that came in JSON.</summary>
    public bool IsWellFormed => StandardValue.IsWellFormed(this);

    /// <inheritdoc cref="Cnic.IsSynthetic"/>
    public bool IsSynthetic => Value.StartsWith(IdentityNumber.SyntheticPrefix, StringComparison.Ordinal);

    /// <summary>Reads a number, ignoring dashes, spaces and invisible marks; Urdu and Arabic digits count as digits.</summary>
    /// <exception cref="FormatException">The text is not a B-Form number; the message says what is expected, never the text.</exception>
    public static BFormNumber Parse(string text) => StandardValue.Parse<BFormNumber>(text);

    /// <inheritdoc cref="Parse"/>
    public static bool TryParse([NotNullWhen(true)] string? text, out BFormNumber value) => StandardValue.TryParse(text, out value, out _);

    /// <inheritdoc cref="Parse"/>
    /// <param name="text">The text to read.</param>
    /// <param name="value">The value read, or the default value.</param>
    /// <param name="why">What is wrong with the text; <c>NSER-ID-01</c>, <c>NSER-ID-02</c> (a spreadsheet's number) or <c>NSER-ID-05</c> (old 11-digit NIC).</param>
    public static bool TryParse([NotNullWhen(true)] string? text, out BFormNumber value, [NotNullWhen(false)] out ValueError? why) =>
        StandardValue.TryParse(text, out value, out why);

    /// <summary>Asterisks: the number identifies a person and is never printed.</summary>
    public override string ToString() => StandardValue.Mask;

    static BFormNumber IStandardValue<BFormNumber>.AsGiven(string text) => new(text);

    static string IStandardValue<BFormNumber>.Normalize(string text) => Normalizer.Compact(text);

    static ValueError? IStandardValue<BFormNumber>.Check(string text) => IdentityNumber.Check(text, "The B-Form number");
}
