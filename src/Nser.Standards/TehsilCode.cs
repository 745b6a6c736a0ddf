using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Nser.Standards.Text;

namespace Nser.Standards;

/// <summary>An OCHA COD-AB code of a tehsil: the district's code and two digits, for example <c>PK61702</c>.</summary>
/// <remarks>Well-formed is not the same as known: look the code up in <see cref="GeoLibrary"/>. Source: standards, section 3b; OCHA COD-AB P-codes.</remarks>
[JsonConverter(typeof(StandardValueConverter<TehsilCode>))]
[TypeConverter(typeof(StandardValueTypeConverter<TehsilCode>))]
public readonly record struct TehsilCode : IStandardValue<TehsilCode>
{
    private readonly string? text;

    private TehsilCode(string text) => this.text = text;

    /// <summary>The code as it stands on the wire; empty for the default value.</summary>
    public string Value => text ?? "";

    /// <summary>Whether <see cref="Value"/> has the form above. <see langword="false"/> for the default value and for a malformed text that came in JSON.</summary>
    public bool IsWellFormed => StandardValue.IsWellFormed(this);

    /// <summary>The district of this tehsil; the default value when this code is not well-formed.</summary>
    public DistrictCode District => IsWellFormed ? DistrictCode.Parse(Value[..5]) : default;

    /// <summary>The province of this tehsil; the default value when this code is not well-formed.</summary>
    public ProvinceCode Province => District.Province;

    /// <summary>Reads a code, ignoring case and surrounding spaces.</summary>
    /// <exception cref="FormatException">The text is not a tehsil code; the message says what is expected, never the text.</exception>
    public static TehsilCode Parse(string text) => StandardValue.Parse<TehsilCode>(text);

    /// <inheritdoc cref="Parse"/>
    public static bool TryParse([NotNullWhen(true)] string? text, out TehsilCode value) => StandardValue.TryParse(text, out value, out _);

    /// <inheritdoc cref="Parse"/>
    /// <param name="text">The text to read.</param>
    /// <param name="value">The value read, or the default value.</param>
    /// <param name="why">What is wrong with the text; <c>NSER-SCHEMA-PATTERN</c>.</param>
    public static bool TryParse([NotNullWhen(true)] string? text, out TehsilCode value, [NotNullWhen(false)] out ValueError? why) =>
        StandardValue.TryParse(text, out value, out why);

    /// <summary>The code; nothing for the default value; never a malformed text.</summary>
    public override string ToString() => StandardValue.Print(this);

    static bool IStandardValue<TehsilCode>.NamesNobody => true;

    static TehsilCode IStandardValue<TehsilCode>.AsGiven(string text) => new(text);

    static string IStandardValue<TehsilCode>.Normalize(string text) => Normalizer.Code(text);

    static ValueError? IStandardValue<TehsilCode>.Check(string text) => GeoCode.Fits(text, "PK#0000")
        ? null
        : new(ValidationCodes.SchemaPattern, "A tehsil code is PK and five digits, the first from 1 to 7, for example PK61702.");
}
