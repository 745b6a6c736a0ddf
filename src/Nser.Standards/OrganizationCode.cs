using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Nser.Standards.Text;

namespace Nser.Standards;

/// <summary>The code of an organisation that exchanges data with the registry: 2 to 12 capital letters or digits, for example <c>BISP</c>.</summary>
/// <remarks>Source: standards, section 1, field 2.</remarks>
[JsonConverter(typeof(StandardValueConverter<OrganizationCode>))]
[TypeConverter(typeof(StandardValueTypeConverter<OrganizationCode>))]
public readonly record struct OrganizationCode : IStandardValue<OrganizationCode>
{
    private readonly string? text;

    private OrganizationCode(string text) => this.text = text;

    /// <summary>The code as it stands on the wire; empty for the default value.</summary>
    public string Value => text ?? "";

    /// <summary>Whether <see cref="Value"/> has the form above. <see langword="false"/> for the default value and for a malformed text that came in JSON.</summary>
    public bool IsWellFormed => StandardValue.IsWellFormed(this);

    /// <summary>Reads a code, ignoring case and surrounding spaces.</summary>
    /// <exception cref="FormatException">The text is not an organisation code; the message says what is expected, never the text.</exception>
    public static OrganizationCode Parse(string text) => StandardValue.Parse<OrganizationCode>(text);

    /// <inheritdoc cref="Parse"/>
    public static bool TryParse([NotNullWhen(true)] string? text, out OrganizationCode value) => StandardValue.TryParse(text, out value, out _);

    /// <inheritdoc cref="Parse"/>
    /// <param name="text">The text to read.</param>
    /// <param name="value">The value read, or the default value.</param>
    /// <param name="why">What is wrong with the text; <c>NSER-SCHEMA-PATTERN</c>.</param>
    public static bool TryParse([NotNullWhen(true)] string? text, out OrganizationCode value, [NotNullWhen(false)] out ValueError? why) =>
        StandardValue.TryParse(text, out value, out why);

    /// <summary>The code; nothing for the default value; never a malformed text.</summary>
    public override string ToString() => StandardValue.Print(this);

    static bool IStandardValue<OrganizationCode>.NamesNobody => true;

    static OrganizationCode IStandardValue<OrganizationCode>.AsGiven(string text) => new(text);

    static string IStandardValue<OrganizationCode>.Normalize(string text) => Normalizer.Code(text);

    static ValueError? IStandardValue<OrganizationCode>.Check(string text) => text.Length is >= 2 and <= 12 && text.AsSpan().ContainsOnlyLettersOrDigits()
        ? null
        : new(ValidationCodes.SchemaPattern, "An organisation code is 2 to 12 capital letters or digits.");
}
