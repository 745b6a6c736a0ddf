using System.Buffers;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json.Serialization;
using Nser.Standards.Text;

namespace Nser.Standards;

/// <summary>The id that a partner gives a record, unique in its organisation: 1 to 64 letters, digits, dots, underscores, colons or dashes.</summary>
/// <remarks>A record is known by organisation and record id for ever, and ids stand in logs and reports: an identity number must not be part of one. Source: standards, section 1, field 1, and rule PR-01.</remarks>
[JsonConverter(typeof(StandardValueConverter<RecordId>))]
[TypeConverter(typeof(StandardValueTypeConverter<RecordId>))]
public readonly record struct RecordId : IStandardValue<RecordId>
{
    private static readonly SearchValues<char> Allowed = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._:-");
    private readonly string? text;

    private RecordId(string text) => this.text = text;

    /// <summary>The code as it stands on the wire; empty for the default value.</summary>
    public string Value => text ?? "";

    /// <summary>Whether <see cref="Value"/> has the form above. <see langword="false"/> for the default value and for a malformed text that came in JSON.</summary>
    public bool IsWellFormed => StandardValue.IsWellFormed(this);

    /// <summary>Reads an id, ignoring surrounding spaces; case matters.</summary>
    /// <exception cref="FormatException">The text is not a record id; the message says what is expected, never the text.</exception>
    public static RecordId Parse(string text) => StandardValue.Parse<RecordId>(text);

    /// <inheritdoc cref="Parse"/>
    public static bool TryParse([NotNullWhen(true)] string? text, out RecordId value) => StandardValue.TryParse(text, out value, out _);

    /// <inheritdoc cref="Parse"/>
    /// <param name="text">The text to read.</param>
    /// <param name="value">The value read, or the default value.</param>
    /// <param name="why">What is wrong with the text; <c>NSER-SCHEMA-PATTERN</c> or <c>NSER-PR-01</c> (a CNIC inside).</param>
    public static bool TryParse([NotNullWhen(true)] string? text, out RecordId value, [NotNullWhen(false)] out ValueError? why) =>
        StandardValue.TryParse(text, out value, out why);

    /// <summary>The code; nothing for the default value; never a malformed text.</summary>
    public override string ToString() => StandardValue.Print(this);

    static RecordId IStandardValue<RecordId>.AsGiven(string text) => new(text);

    static string IStandardValue<RecordId>.Normalize(string text) => Normalizer.Clean(text);

    private static ValueError Malformed => new(ValidationCodes.SchemaPattern, "A record id is 1 to 64 letters, digits, dots, underscores, colons or dashes.");

    static ValueError? IStandardValue<RecordId>.Check(string text) => text switch
    {
        { Length: 0 or > 64 } => Malformed,
        _ when text.AsSpan().IndexOfAnyExcept(Allowed) >= 0 => Malformed,
        _ when Digits.HoldIdentifier(Encoding.ASCII.GetBytes(text)) => new(ValidationCodes.IdentifierInRecordId, "A record id must not hold a CNIC, mobile number or IBAN; use the partner's own number."),
        _ => null,
    };
}
