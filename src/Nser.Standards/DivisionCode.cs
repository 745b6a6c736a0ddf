using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Nser.Standards.Text;

namespace Nser.Standards;

/// <summary>A code of a division: the province's code, <c>D</c> and two digits, for example <c>PK6D01</c>.</summary>
/// <remarks>OCHA has no divisions: these codes are this project's own and stand in <see cref="GeoLibrary"/>. Source: standards, section 6.</remarks>
[JsonConverter(typeof(StandardValueConverter<DivisionCode>))]
[TypeConverter(typeof(StandardValueTypeConverter<DivisionCode>))]
public readonly record struct DivisionCode : IStandardValue<DivisionCode>
{
    private readonly string? text;

    private DivisionCode(string text) => this.text = text;

    /// <summary>The code as it stands on the wire; empty for the default value.</summary>
    public string Value => text ?? "";

    /// <summary>Whether <see cref="Value"/> has the form above. <see langword="false"/> for the default value and for a malformed text that came in JSON.</summary>
    public bool IsWellFormed => StandardValue.IsWellFormed(this);

    /// <summary>The province of this division; the default value when this code is not well-formed.</summary>
    public ProvinceCode Province => IsWellFormed ? ProvinceCode.Parse(Value[..3]) : default;

    /// <summary>Reads a code, ignoring case and surrounding spaces.</summary>
    /// <exception cref="FormatException">The text is not a division code; the message says what is expected, never the text.</exception>
    public static DivisionCode Parse(string text) => StandardValue.Parse<DivisionCode>(text);

    /// <inheritdoc cref="Parse"/>
    public static bool TryParse([NotNullWhen(true)] string? text, out DivisionCode value) => StandardValue.TryParse(text, out value, out _);

    /// <inheritdoc cref="Parse"/>
    /// <param name="text">The text to read.</param>
    /// <param name="value">The value read, or the default value.</param>
    /// <param name="why">What is wrong with the text; <c>NSER-SCHEMA-PATTERN</c>.</param>
    public static bool TryParse([NotNullWhen(true)] string? text, out DivisionCode value, [NotNullWhen(false)] out ValueError? why) =>
        StandardValue.TryParse(text, out value, out why);

    /// <summary>The code; nothing for the default value; never a malformed text.</summary>
    public override string ToString() => StandardValue.Print(this);

    static bool IStandardValue<DivisionCode>.NamesNobody => true;

    static DivisionCode IStandardValue<DivisionCode>.AsGiven(string text) => new(text);

    static string IStandardValue<DivisionCode>.Normalize(string text) => Normalizer.Code(text);

    static ValueError? IStandardValue<DivisionCode>.Check(string text) => GeoCode.Fits(text, "PK#D00")
        ? null
        : new(ValidationCodes.SchemaPattern, "A division code is a province code, D and two digits, for example PK6D01.");
}
