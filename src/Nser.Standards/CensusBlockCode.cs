using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Nser.Standards.Text;

namespace Nser.Standards;

/// <summary>A census block: nine digits (3 area, 2 charge, 2 circle, 2 block); leading zeros matter.</summary>
/// <remarks>A block has about 200 households. Source: standards, section 6.</remarks>
[JsonConverter(typeof(StandardValueConverter<CensusBlockCode>))]
[TypeConverter(typeof(StandardValueTypeConverter<CensusBlockCode>))]
public readonly record struct CensusBlockCode : IStandardValue<CensusBlockCode>
{
    private readonly string? text;

    private CensusBlockCode(string text) => this.text = text;

    /// <summary>The code as it stands on the wire; empty for the default value.</summary>
    public string Value => text ?? "";

    /// <summary>Whether <see cref="Value"/> has the form above. <see langword="false"/> for the default value and for a malformed text that came in JSON.</summary>
    public bool IsWellFormed => StandardValue.IsWellFormed(this);

    /// <summary>Reads a code, ignoring dashes, spaces and invisible marks; Urdu and Arabic digits count as digits.</summary>
    /// <exception cref="FormatException">The text is not a census block code; the message says what is expected, never the text.</exception>
    public static CensusBlockCode Parse(string text) => StandardValue.Parse<CensusBlockCode>(text);

    /// <inheritdoc cref="Parse"/>
    public static bool TryParse([NotNullWhen(true)] string? text, out CensusBlockCode value) => StandardValue.TryParse(text, out value, out _);

    /// <inheritdoc cref="Parse"/>
    /// <param name="text">The text to read.</param>
    /// <param name="value">The value read, or the default value.</param>
    /// <param name="why">What is wrong with the text; <c>NSER-SCHEMA-PATTERN</c> or <c>NSER-ID-02</c> (a spreadsheet's number).</param>
    public static bool TryParse([NotNullWhen(true)] string? text, out CensusBlockCode value, [NotNullWhen(false)] out ValueError? why) =>
        StandardValue.TryParse(text, out value, out why);

    /// <summary>The code; nothing for the default value; never a malformed text.</summary>
    public override string ToString() => StandardValue.Print(this);

    static CensusBlockCode IStandardValue<CensusBlockCode>.AsGiven(string text) => new(text);

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
