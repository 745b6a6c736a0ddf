using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Nser.Standards.Text;

namespace Nser.Standards;

/// <summary>The version of a geography: year and month, for example <c>2022.09</c>.</summary>
/// <remarks>Source: standards, section 3.</remarks>
[JsonConverter(typeof(StandardValueConverter<LibraryVersion>))]
[TypeConverter(typeof(StandardValueTypeConverter<LibraryVersion>))]
public readonly record struct LibraryVersion : IStandardValue<LibraryVersion>
{
    private readonly string? text;

    private LibraryVersion(string text) => this.text = text;

    /// <summary>The code as it stands on the wire; empty for the default value.</summary>
    public string Value => text ?? "";

    /// <summary>Whether <see cref="Value"/> has the form above. <see langword="false"/> for the default value and for a malformed text that came in JSON.</summary>
    public bool IsWellFormed => StandardValue.IsWellFormed(this);

    /// <summary>The first day of the month; <see langword="null"/> when the version is not well-formed.</summary>
    public DateOnly? FirstDay => IsWellFormed ? new DateOnly(CalendarText.Number(Value.AsSpan(0, 4)), CalendarText.Number(Value.AsSpan(5)), 1) : null;

    /// <summary>Reads a version, ignoring surrounding spaces.</summary>
    /// <exception cref="FormatException">The text is not a library version; the message says what is expected, never the text.</exception>
    public static LibraryVersion Parse(string text) => StandardValue.Parse<LibraryVersion>(text);

    /// <inheritdoc cref="Parse"/>
    public static bool TryParse([NotNullWhen(true)] string? text, out LibraryVersion value) => StandardValue.TryParse(text, out value, out _);

    /// <inheritdoc cref="Parse"/>
    /// <param name="text">The text to read.</param>
    /// <param name="value">The value read, or the default value.</param>
    /// <param name="why">What is wrong with the text; <c>NSER-SCHEMA-PATTERN</c>.</param>
    public static bool TryParse([NotNullWhen(true)] string? text, out LibraryVersion value, [NotNullWhen(false)] out ValueError? why) =>
        StandardValue.TryParse(text, out value, out why);

    /// <summary>The code; nothing for the default value; never a malformed text.</summary>
    public override string ToString() => StandardValue.Print(this);

    static bool IStandardValue<LibraryVersion>.NamesNobody => true;

    static LibraryVersion IStandardValue<LibraryVersion>.AsGiven(string text) => new(text);

    static string IStandardValue<LibraryVersion>.Normalize(string text) => Normalizer.Clean(text);

    static ValueError? IStandardValue<LibraryVersion>.Check(string text) => text is { Length: 7 } && text[4] == '.' && CalendarText.IsYear(text.AsSpan(0, 4)) && CalendarText.IsMonth(text.AsSpan(5))
        ? null
        : new(ValidationCodes.SchemaPattern, "A library version is a year, a dot and a month, for example 2022.09.");
}
