using System.Buffers;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json.Serialization;
using Nser.Standards.Text;

namespace Nser.Standards;

/// <summary>The id that a partner gives a record, unique in its organisation: 1 to 64 letters, digits, dots, underscores, colons or dashes.</summary>
/// <remarks>A record is known by organisation and record id for ever, and ids stand in logs and reports: an identity number must not be part of one. Source: standards, section 1, and rule PR-01.</remarks>
[JsonConverter(typeof(StandardValueConverter<RecordId>)), TypeConverter(typeof(StandardValueTypeConverter<RecordId>))]
public readonly record struct RecordId : IStandardValue<RecordId>
{
    private static readonly SearchValues<char> Allowed = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._:-");
    /// <summary>The code as it stands on the wire; empty for the default value.</summary>
    public string Value { get => field ?? ""; private init; }

    /// <summary>Whether <see cref="Value"/> has the form above. <see langword="false"/> for the default value and for a malformed text that came in JSON.</summary>
    public bool IsWellFormed => StandardValue.IsWellFormed(this);

    /// <summary>Reads an id, ignoring surrounding spaces; case matters.</summary>
    /// <exception cref="FormatException">The text is not a record id; the message says what is expected, never the text.</exception>
    public static RecordId Parse(string text) => StandardValue.Parse<RecordId>(text);

    /// <inheritdoc cref="Parse"/>
    public static bool TryParse([NotNullWhen(true)] string? text, out RecordId value) => StandardValue.TryParse(text, out value, out _);

    /// <inheritdoc/>
    /// <remarks>Codes of what can be wrong: <c>NSER-SCHEMA-PATTERN</c> or <c>NSER-PR-01</c> (a CNIC inside).</remarks>
    public static bool TryParse([NotNullWhen(true)] string? text, out RecordId value, [NotNullWhen(false)] out ValueError? why) =>
        StandardValue.TryParse(text, out value, out why);

    /// <summary>The code; nothing for the default value; never a malformed text.</summary>
    public override string ToString() => StandardValue.Print(this);

    static RecordId IStandardValue<RecordId>.AsGiven(string text) => new() { Value = text };
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

/// <summary>The code of an organisation that exchanges data with the registry: 2 to 12 capital letters or digits, for example <c>BISP</c>.</summary>
/// <remarks>Source: standards, section 1.</remarks>
[JsonConverter(typeof(StandardValueConverter<OrganizationCode>)), TypeConverter(typeof(StandardValueTypeConverter<OrganizationCode>))]
public readonly record struct OrganizationCode : IStandardValue<OrganizationCode>
{
    private static readonly SearchValues<char> Allowed = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");

    /// <summary>The code as it stands on the wire; empty for the default value.</summary>
    public string Value { get => field ?? ""; private init; }

    /// <summary>Whether <see cref="Value"/> has the form above. <see langword="false"/> for the default value and for a malformed text that came in JSON.</summary>
    public bool IsWellFormed => StandardValue.IsWellFormed(this);

    /// <summary>Reads a code, ignoring case and surrounding spaces.</summary>
    /// <exception cref="FormatException">The text is not an organisation code; the message says what is expected, never the text.</exception>
    public static OrganizationCode Parse(string text) => StandardValue.Parse<OrganizationCode>(text);

    /// <inheritdoc cref="Parse"/>
    public static bool TryParse([NotNullWhen(true)] string? text, out OrganizationCode value) => StandardValue.TryParse(text, out value, out _);

    /// <inheritdoc/>
    /// <remarks>Codes of what can be wrong: <c>NSER-SCHEMA-PATTERN</c>.</remarks>
    public static bool TryParse([NotNullWhen(true)] string? text, out OrganizationCode value, [NotNullWhen(false)] out ValueError? why) =>
        StandardValue.TryParse(text, out value, out why);

    /// <summary>The code; nothing for the default value; never a malformed text.</summary>
    public override string ToString() => StandardValue.Print(this);

    static bool IStandardValue<OrganizationCode>.NamesNobody => true;
    static OrganizationCode IStandardValue<OrganizationCode>.AsGiven(string text) => new() { Value = text };

    static ValueError? IStandardValue<OrganizationCode>.Check(string text) => text.Length is >= 2 and <= 12 && text.AsSpan().IndexOfAnyExcept(Allowed) < 0
        ? null
        : new(ValidationCodes.SchemaPattern, "An organisation code is 2 to 12 capital letters or digits.");
}

/// <summary>The code of a programme: 2 to 32 capital letters, digits or dashes, not beginning with a dash, for example <c>KAFAALAT</c>.</summary>
/// <remarks>Source: standards, section 1.</remarks>
[JsonConverter(typeof(StandardValueConverter<ProgrammeCode>)), TypeConverter(typeof(StandardValueTypeConverter<ProgrammeCode>))]
public readonly record struct ProgrammeCode : IStandardValue<ProgrammeCode>
{
    private static readonly SearchValues<char> Allowed = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-");
    /// <summary>The code as it stands on the wire; empty for the default value.</summary>
    public string Value { get => field ?? ""; private init; }

    /// <summary>Whether <see cref="Value"/> has the form above. <see langword="false"/> for the default value and for a malformed text that came in JSON.</summary>
    public bool IsWellFormed => StandardValue.IsWellFormed(this);

    /// <summary>Reads a code, ignoring case and surrounding spaces.</summary>
    /// <exception cref="FormatException">The text is not a programme code; the message says what is expected, never the text.</exception>
    public static ProgrammeCode Parse(string text) => StandardValue.Parse<ProgrammeCode>(text);

    /// <inheritdoc cref="Parse"/>
    public static bool TryParse([NotNullWhen(true)] string? text, out ProgrammeCode value) => StandardValue.TryParse(text, out value, out _);

    /// <inheritdoc/>
    /// <remarks>Codes of what can be wrong: <c>NSER-SCHEMA-PATTERN</c>.</remarks>
    public static bool TryParse([NotNullWhen(true)] string? text, out ProgrammeCode value, [NotNullWhen(false)] out ValueError? why) =>
        StandardValue.TryParse(text, out value, out why);

    /// <summary>The code; nothing for the default value; never a malformed text.</summary>
    public override string ToString() => StandardValue.Print(this);

    static bool IStandardValue<ProgrammeCode>.NamesNobody => true;
    static ProgrammeCode IStandardValue<ProgrammeCode>.AsGiven(string text) => new() { Value = text };

    static ValueError? IStandardValue<ProgrammeCode>.Check(string text) => text.Length is >= 2 and <= 32 && text[0] != '-' && text.AsSpan().IndexOfAnyExcept(Allowed) < 0
        ? null
        : new(ValidationCodes.SchemaPattern, "A programme code is 2 to 32 capital letters, digits or dashes and does not begin with a dash.");
}
