using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Nser.Standards.Text;

namespace Nser.Standards;

/// <summary>An OCHA COD-AB code of a province or territory: <c>PK</c> and one digit from 1 to 7, for example <c>PK6</c>.</summary>
/// <remarks>Well-formed is not the same as known: look the code up in <see cref="GeoLibrary"/>. Source: standards, section 3b; OCHA COD-AB P-codes.</remarks>
[JsonConverter(typeof(StandardValueConverter<ProvinceCode>)), TypeConverter(typeof(StandardValueTypeConverter<ProvinceCode>))]
public readonly record struct ProvinceCode : IStandardValue<ProvinceCode>
{
    /// <summary>The code as it stands on the wire; empty for the default value.</summary>
    public string Value { get => field ?? ""; private init; }

    /// <summary>Whether <see cref="Value"/> has the form above. <see langword="false"/> for the default value and for a malformed text that came in JSON.</summary>
    public bool IsWellFormed => StandardValue.IsWellFormed(this);

    /// <summary>Reads a code, ignoring case and surrounding spaces.</summary>
    /// <exception cref="FormatException">The text is not a province code; the message says what is expected, never the text.</exception>
    public static ProvinceCode Parse(string text) => StandardValue.Parse<ProvinceCode>(text);

    /// <inheritdoc cref="Parse"/>
    public static bool TryParse([NotNullWhen(true)] string? text, out ProvinceCode value) => StandardValue.TryParse(text, out value, out _);

    /// <inheritdoc/>
    /// <remarks>Codes of what can be wrong: <c>NSER-SCHEMA-PATTERN</c>.</remarks>
    public static bool TryParse([NotNullWhen(true)] string? text, out ProvinceCode value, [NotNullWhen(false)] out ValueError? why) =>
        StandardValue.TryParse(text, out value, out why);

    /// <summary>The code; nothing for the default value; never a malformed text.</summary>
    public override string ToString() => StandardValue.Print(this);

    static bool IStandardValue<ProvinceCode>.NamesNobody => true;
    static ProvinceCode IStandardValue<ProvinceCode>.AsGiven(string text) => new() { Value = text };

    static ValueError? IStandardValue<ProvinceCode>.Check(string text) => GeoCode.Fits(text, "PK#")
        ? null
        : new(ValidationCodes.SchemaPattern, "A province code is PK and a digit from 1 to 7, for example PK6.");
}

/// <summary>A code of a division: the province's code, <c>D</c> and two digits, for example <c>PK6D01</c>.</summary>
/// <remarks>OCHA has no divisions: these codes are this project's own and stand in <see cref="GeoLibrary"/>. Source: standards, section 6.</remarks>
[JsonConverter(typeof(StandardValueConverter<DivisionCode>)), TypeConverter(typeof(StandardValueTypeConverter<DivisionCode>))]
public readonly record struct DivisionCode : IStandardValue<DivisionCode>
{
    /// <summary>The code as it stands on the wire; empty for the default value.</summary>
    public string Value { get => field ?? ""; private init; }

    /// <summary>Whether <see cref="Value"/> has the form above. <see langword="false"/> for the default value and for a malformed text that came in JSON.</summary>
    public bool IsWellFormed => StandardValue.IsWellFormed(this);

    /// <summary>The province of this division; the default value when this code is not well-formed.</summary>
    public ProvinceCode Province => IsWellFormed ? ProvinceCode.Parse(Value[..3]) : default;

    /// <summary>Reads a code, ignoring case and surrounding spaces.</summary>
    /// <exception cref="FormatException">The text is not a division code; the message says what is expected, never the text.</exception>
    public static DivisionCode Parse(string text) => StandardValue.Parse<DivisionCode>(text);

    /// <inheritdoc cref="Parse"/>
    public static bool TryParse([NotNullWhen(true)] string? text, out DivisionCode value) => StandardValue.TryParse(text, out value, out _);

    /// <inheritdoc/>
    /// <remarks>Codes of what can be wrong: <c>NSER-SCHEMA-PATTERN</c>.</remarks>
    public static bool TryParse([NotNullWhen(true)] string? text, out DivisionCode value, [NotNullWhen(false)] out ValueError? why) =>
        StandardValue.TryParse(text, out value, out why);

    /// <summary>The code; nothing for the default value; never a malformed text.</summary>
    public override string ToString() => StandardValue.Print(this);

    static bool IStandardValue<DivisionCode>.NamesNobody => true;
    static DivisionCode IStandardValue<DivisionCode>.AsGiven(string text) => new() { Value = text };

    static ValueError? IStandardValue<DivisionCode>.Check(string text) => GeoCode.Fits(text, "PK#D00")
        ? null
        : new(ValidationCodes.SchemaPattern, "A division code is a province code, D and two digits, for example PK6D01.");
}

/// <summary>An OCHA COD-AB code of a district: the province's code and two digits, for example <c>PK617</c>.</summary>
/// <remarks>Well-formed is not the same as known: look the code up in <see cref="GeoLibrary"/>. Source: standards, section 3b; OCHA COD-AB P-codes.</remarks>
[JsonConverter(typeof(StandardValueConverter<DistrictCode>)), TypeConverter(typeof(StandardValueTypeConverter<DistrictCode>))]
public readonly record struct DistrictCode : IStandardValue<DistrictCode>
{
    /// <summary>The code as it stands on the wire; empty for the default value.</summary>
    public string Value { get => field ?? ""; private init; }

    /// <summary>Whether <see cref="Value"/> has the form above. <see langword="false"/> for the default value and for a malformed text that came in JSON.</summary>
    public bool IsWellFormed => StandardValue.IsWellFormed(this);

    /// <summary>The province of this district; the default value when this code is not well-formed.</summary>
    public ProvinceCode Province => IsWellFormed ? ProvinceCode.Parse(Value[..3]) : default;

    /// <summary>Reads a code, ignoring case and surrounding spaces.</summary>
    /// <exception cref="FormatException">The text is not a district code; the message says what is expected, never the text.</exception>
    public static DistrictCode Parse(string text) => StandardValue.Parse<DistrictCode>(text);

    /// <inheritdoc cref="Parse"/>
    public static bool TryParse([NotNullWhen(true)] string? text, out DistrictCode value) => StandardValue.TryParse(text, out value, out _);

    /// <inheritdoc/>
    /// <remarks>Codes of what can be wrong: <c>NSER-SCHEMA-PATTERN</c>.</remarks>
    public static bool TryParse([NotNullWhen(true)] string? text, out DistrictCode value, [NotNullWhen(false)] out ValueError? why) =>
        StandardValue.TryParse(text, out value, out why);

    /// <summary>The code; nothing for the default value; never a malformed text.</summary>
    public override string ToString() => StandardValue.Print(this);

    static bool IStandardValue<DistrictCode>.NamesNobody => true;
    static DistrictCode IStandardValue<DistrictCode>.AsGiven(string text) => new() { Value = text };

    static ValueError? IStandardValue<DistrictCode>.Check(string text) => GeoCode.Fits(text, "PK#00")
        ? null
        : new(ValidationCodes.SchemaPattern, "A district code is PK and three digits, the first from 1 to 7, for example PK617.");
}

/// <summary>An OCHA COD-AB code of a tehsil: the district's code and two digits, for example <c>PK61702</c>.</summary>
/// <remarks>Well-formed is not the same as known: look the code up in <see cref="GeoLibrary"/>. Source: standards, section 3b; OCHA COD-AB P-codes.</remarks>
[JsonConverter(typeof(StandardValueConverter<TehsilCode>)), TypeConverter(typeof(StandardValueTypeConverter<TehsilCode>))]
public readonly record struct TehsilCode : IStandardValue<TehsilCode>
{
    /// <summary>The code as it stands on the wire; empty for the default value.</summary>
    public string Value { get => field ?? ""; private init; }

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

    /// <inheritdoc/>
    /// <remarks>Codes of what can be wrong: <c>NSER-SCHEMA-PATTERN</c>.</remarks>
    public static bool TryParse([NotNullWhen(true)] string? text, out TehsilCode value, [NotNullWhen(false)] out ValueError? why) =>
        StandardValue.TryParse(text, out value, out why);

    /// <summary>The code; nothing for the default value; never a malformed text.</summary>
    public override string ToString() => StandardValue.Print(this);

    static bool IStandardValue<TehsilCode>.NamesNobody => true;
    static TehsilCode IStandardValue<TehsilCode>.AsGiven(string text) => new() { Value = text };

    static ValueError? IStandardValue<TehsilCode>.Check(string text) => GeoCode.Fits(text, "PK#0000")
        ? null
        : new(ValidationCodes.SchemaPattern, "A tehsil code is PK and five digits, the first from 1 to 7, for example PK61702.");
}

/// <summary>A census block: nine digits (3 area, 2 charge, 2 circle, 2 block); leading zeros matter.</summary>
/// <remarks>A block has about 200 households. Source: standards, section 6.</remarks>
[JsonConverter(typeof(StandardValueConverter<CensusBlockCode>)), TypeConverter(typeof(StandardValueTypeConverter<CensusBlockCode>))]
public readonly record struct CensusBlockCode : IStandardValue<CensusBlockCode>
{
    /// <summary>The code as it stands on the wire; empty for the default value.</summary>
    public string Value { get => field ?? ""; private init; }

    /// <summary>Whether <see cref="Value"/> has the form above. <see langword="false"/> for the default value and for a malformed text that came in JSON.</summary>
    public bool IsWellFormed => StandardValue.IsWellFormed(this);

    /// <summary>Reads a code, ignoring dashes, spaces and invisible marks; Urdu and Arabic digits count as digits.</summary>
    /// <exception cref="FormatException">The text is not a census block code; the message says what is expected, never the text.</exception>
    public static CensusBlockCode Parse(string text) => StandardValue.Parse<CensusBlockCode>(text);

    /// <inheritdoc cref="Parse"/>
    public static bool TryParse([NotNullWhen(true)] string? text, out CensusBlockCode value) => StandardValue.TryParse(text, out value, out _);

    /// <inheritdoc/>
    /// <remarks>Codes of what can be wrong: <c>NSER-SCHEMA-PATTERN</c> or <c>NSER-ID-02</c> (a spreadsheet's number).</remarks>
    public static bool TryParse([NotNullWhen(true)] string? text, out CensusBlockCode value, [NotNullWhen(false)] out ValueError? why) =>
        StandardValue.TryParse(text, out value, out why);

    /// <summary>The code; nothing for the default value; never a malformed text.</summary>
    public override string ToString() => StandardValue.Print(this);

    static CensusBlockCode IStandardValue<CensusBlockCode>.AsGiven(string text) => new() { Value = text };
    static string IStandardValue<CensusBlockCode>.Normalize(string text) => Normalizer.Compact(text);

    static ValueError? IStandardValue<CensusBlockCode>.Check(string text) => text switch
    {
        _ when DigitText.LookLikeANumber(text) => DigitText.NumberError("The census block code"),
        { Length: 9 } when DigitText.Only(text) => null,
        { Length: 7 or 8 } when DigitText.Only(text) =>
            new(ValidationCodes.SchemaPattern, "The census block code is too short; a spreadsheet probably dropped leading zeros. It is not padded: take all nine digits from the source."),
        _ => new(ValidationCodes.SchemaPattern, "A census block code is nine digits."),
    };
}

/// <summary>The pattern of geographic codes.</summary>
internal static class GeoCode
{
    /// <summary>Compares a text with a form in which <c>#</c> is a province's digit (1-7), <c>0</c> any digit, and the rest itself.</summary>
    internal static bool Fits(string text, string form)
    {
        if (text.Length != form.Length)
        {
            return false;
        }

        for (var i = 0; i < form.Length; i++)
        {
            var fits = form[i] switch
            {
                '#' => text[i] is >= '1' and <= '7',
                '0' => char.IsAsciiDigit(text[i]),
                var itself => text[i] == itself,
            };
            if (!fits)
            {
                return false;
            }
        }

        return true;
    }
}
