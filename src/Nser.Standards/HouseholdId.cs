using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Nser.Standards.Text;

namespace Nser.Standards;

/// <summary>The number of a household in the registry: 1 to 18 digits.</summary>
/// <remarks>Leads to people: printing shows asterisks. It is a text, for leading zeros may matter. Source: standards, section 1, field 18.</remarks>
[JsonConverter(typeof(StandardValueConverter<HouseholdId>))]
[TypeConverter(typeof(StandardValueTypeConverter<HouseholdId>))]
public readonly record struct HouseholdId : IStandardValue<HouseholdId>
{
    private readonly string? text;

    private HouseholdId(string text) => this.text = text;

    /// <summary>The digits; empty for the default value. Never log it.</summary>
    public string Value => text ?? "";

    /// <summary>Whether <see cref="Value"/> has the form above. <see langword="false"/> for the default value and for a malformed text that came in JSON.</summary>
    public bool IsWellFormed => StandardValue.IsWellFormed(this);

    /// <summary>Reads a number, ignoring dashes, spaces and invisible marks; Urdu and Arabic digits count as digits.</summary>
    /// <exception cref="FormatException">The text is not a household id; the message says what is expected, never the text.</exception>
    public static HouseholdId Parse(string text) => StandardValue.Parse<HouseholdId>(text);

    /// <inheritdoc cref="Parse"/>
    public static bool TryParse([NotNullWhen(true)] string? text, out HouseholdId value) => StandardValue.TryParse(text, out value, out _);

    /// <inheritdoc cref="Parse"/>
    /// <param name="text">The text to read.</param>
    /// <param name="value">The value read, or the default value.</param>
    /// <param name="why">What is wrong with the text; <c>NSER-SCHEMA-PATTERN</c> or <c>NSER-ID-02</c> (a spreadsheet's number).</param>
    public static bool TryParse([NotNullWhen(true)] string? text, out HouseholdId value, [NotNullWhen(false)] out ValueError? why) =>
        StandardValue.TryParse(text, out value, out why);

    /// <summary>Asterisks: the number identifies a person and is never printed.</summary>
    public override string ToString() => StandardValue.Mask;

    static HouseholdId IStandardValue<HouseholdId>.AsGiven(string text) => new(text);

    static string IStandardValue<HouseholdId>.Normalize(string text) => Normalizer.Compact(text);

    static ValueError? IStandardValue<HouseholdId>.Check(string text) => text switch
    {
        _ when DigitText.LookLikeANumber(text) => DigitText.NumberError("The household id"),
        { Length: >= 1 and <= 18 } when DigitText.Only(text) => null,
        _ => new(ValidationCodes.SchemaPattern, "A household id is 1 to 18 digits."),
    };
}
