using System.Buffers;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Nser.Standards.Text;

namespace Nser.Standards;

/// <summary>The code of a programme: 2 to 32 capital letters, digits or dashes, not beginning with a dash, for example <c>KAFAALAT</c>.</summary>
/// <remarks>Source: standards, section 1, field 3.</remarks>
[JsonConverter(typeof(StandardValueConverter<ProgrammeCode>))]
[TypeConverter(typeof(StandardValueTypeConverter<ProgrammeCode>))]
public readonly record struct ProgrammeCode : IStandardValue<ProgrammeCode>
{
    private static readonly SearchValues<char> Allowed = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-");
    private readonly string? text;

    private ProgrammeCode(string text) => this.text = text;

    /// <summary>The code as it stands on the wire; empty for the default value.</summary>
    public string Value => text ?? "";

    /// <summary>Whether <see cref="Value"/> has the form above. <see langword="false"/> for the default value and for a malformed text that came in JSON.</summary>
    public bool IsWellFormed => StandardValue.IsWellFormed(this);

    /// <summary>Reads a code, ignoring case and surrounding spaces.</summary>
    /// <exception cref="FormatException">The text is not a programme code; the message says what is expected, never the text.</exception>
    public static ProgrammeCode Parse(string text) => StandardValue.Parse<ProgrammeCode>(text);

    /// <inheritdoc cref="Parse"/>
    public static bool TryParse([NotNullWhen(true)] string? text, out ProgrammeCode value) => StandardValue.TryParse(text, out value, out _);

    /// <inheritdoc cref="Parse"/>
    /// <param name="text">The text to read.</param>
    /// <param name="value">The value read, or the default value.</param>
    /// <param name="why">What is wrong with the text; <c>NSER-SCHEMA-PATTERN</c>.</param>
    public static bool TryParse([NotNullWhen(true)] string? text, out ProgrammeCode value, [NotNullWhen(false)] out ValueError? why) =>
        StandardValue.TryParse(text, out value, out why);

    /// <summary>The code; nothing for the default value; never a malformed text.</summary>
    public override string ToString() => StandardValue.Print(this);

    static bool IStandardValue<ProgrammeCode>.NamesNobody => true;

    static ProgrammeCode IStandardValue<ProgrammeCode>.AsGiven(string text) => new(text);

    static string IStandardValue<ProgrammeCode>.Normalize(string text) => Normalizer.Code(text);

    static ValueError? IStandardValue<ProgrammeCode>.Check(string text) => text.Length is >= 2 and <= 32 && text[0] != '-' && text.AsSpan().IndexOfAnyExcept(Allowed) < 0
        ? null
        : new(ValidationCodes.SchemaPattern, "A programme code is 2 to 32 capital letters, digits or dashes and does not begin with a dash.");
}
