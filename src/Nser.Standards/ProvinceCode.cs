using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Nser.Standards.Text;

namespace Nser.Standards;

/// <summary>An OCHA COD-AB code of a province or territory: <c>PK</c> and one digit from 1 to 7, for example <c>PK6</c>.</summary>
/// <remarks>Well-formed is not the same as known: look the code up in <see cref="GeoLibrary"/>. Source: standards, section 3b; OCHA COD-AB P-codes.</remarks>
[JsonConverter(typeof(StandardValueConverter<ProvinceCode>))]
[TypeConverter(typeof(StandardValueTypeConverter<ProvinceCode>))]
public readonly record struct ProvinceCode : IStandardValue<ProvinceCode>
{
    private readonly string? text;

    private ProvinceCode(string text) => this.text = text;

    /// <summary>The code as it stands on the wire; empty for the default value.</summary>
    public string Value => text ?? "";

    /// <summary>Whether <see cref="Value"/> has the form above. <see langword="false"/> for the default value and for a malformed text that came in JSON.</summary>
    public bool IsWellFormed => StandardValue.IsWellFormed(this);

    /// <summary>Reads a code, ignoring case and surrounding spaces.</summary>
    /// <exception cref="FormatException">The text is not a province code; the message says what is expected, never the text.</exception>
    public static ProvinceCode Parse(string text) => StandardValue.Parse<ProvinceCode>(text);

    /// <inheritdoc cref="Parse"/>
    public static bool TryParse([NotNullWhen(true)] string? text, out ProvinceCode value) => StandardValue.TryParse(text, out value, out _);

    /// <inheritdoc cref="Parse"/>
    /// <param name="text">The text to read.</param>
    /// <param name="value">The value read, or the default value.</param>
    /// <param name="why">What is wrong with the text; <c>NSER-SCHEMA-PATTERN</c>.</param>
    public static bool TryParse([NotNullWhen(true)] string? text, out ProvinceCode value, [NotNullWhen(false)] out ValueError? why) =>
        StandardValue.TryParse(text, out value, out why);

    /// <summary>The code; nothing for the default value; never a malformed text.</summary>
    public override string ToString() => StandardValue.Print(this);

    static bool IStandardValue<ProvinceCode>.NamesNobody => true;

    static ProvinceCode IStandardValue<ProvinceCode>.AsGiven(string text) => new(text);

    static string IStandardValue<ProvinceCode>.Normalize(string text) => Normalizer.Code(text);

    static ValueError? IStandardValue<ProvinceCode>.Check(string text) => GeoCode.Fits(text, "PK#")
        ? null
        : new(ValidationCodes.SchemaPattern, "A province code is PK and a digit from 1 to 7, for example PK6.");
}
