using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Nser.Standards.Text;

namespace Nser.Standards;

/// <summary>An OCHA COD-AB code of a district: the province's code and two digits, for example <c>PK617</c>.</summary>
/// <remarks>Well-formed is not the same as known: look the code up in <see cref="GeoLibrary"/>. Source: standards, section 3b; OCHA COD-AB P-codes.</remarks>
[JsonConverter(typeof(StandardValueConverter<DistrictCode>))]
[TypeConverter(typeof(StandardValueTypeConverter<DistrictCode>))]
public readonly record struct DistrictCode : IStandardValue<DistrictCode>
{
    private readonly string? text;

    private DistrictCode(string text) => this.text = text;

    /// <summary>The code as it stands on the wire; empty for the default value.</summary>
    public string Value => text ?? "";

    /// <summary>Whether <see cref="Value"/> has the form above. <see langword="false"/> for the default value and for a malformed text that came in JSON.</summary>
    public bool IsWellFormed => StandardValue.IsWellFormed(this);

    /// <summary>The province of this district; the default value when this code is not well-formed.</summary>
    public ProvinceCode Province => IsWellFormed ? ProvinceCode.Parse(Value[..3]) : default;

    /// <summary>Reads a code, ignoring case and surrounding spaces.</summary>
    /// <exception cref="FormatException">The text is not a district code; the message says what is expected, never the text.</exception>
    public static DistrictCode Parse(string text) => StandardValue.Parse<DistrictCode>(text);

    /// <inheritdoc cref="Parse"/>
    public static bool TryParse([NotNullWhen(true)] string? text, out DistrictCode value) => StandardValue.TryParse(text, out value, out _);

    /// <inheritdoc cref="Parse"/>
    /// <param name="text">The text to read.</param>
    /// <param name="value">The value read, or the default value.</param>
    /// <param name="why">What is wrong with the text; <c>NSER-SCHEMA-PATTERN</c>.</param>
    public static bool TryParse([NotNullWhen(true)] string? text, out DistrictCode value, [NotNullWhen(false)] out ValueError? why) =>
        StandardValue.TryParse(text, out value, out why);

    /// <summary>The code; nothing for the default value; never a malformed text.</summary>
    public override string ToString() => StandardValue.Print(this);

    static bool IStandardValue<DistrictCode>.NamesNobody => true;

    static DistrictCode IStandardValue<DistrictCode>.AsGiven(string text) => new(text);

    static string IStandardValue<DistrictCode>.Normalize(string text) => Normalizer.Code(text);

    static ValueError? IStandardValue<DistrictCode>.Check(string text) => GeoCode.Fits(text, "PK#00")
        ? null
        : new(ValidationCodes.SchemaPattern, "A district code is PK and three digits, the first from 1 to 7, for example PK617.");
}
