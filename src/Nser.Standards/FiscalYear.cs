using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Nser.Standards.Text;

namespace Nser.Standards;

/// <summary>A fiscal year of Pakistan, July to June: its first year and the last two digits of its second, for example <c>2025-26</c>.</summary>
/// <remarks>Source: standards, section 2, field 24.</remarks>
[JsonConverter(typeof(StandardValueConverter<FiscalYear>))]
[TypeConverter(typeof(StandardValueTypeConverter<FiscalYear>))]
public readonly record struct FiscalYear : IStandardValue<FiscalYear>
{
    private readonly string? text;

    private FiscalYear(string text) => this.text = text;

    /// <summary>The code as it stands on the wire; empty for the default value.</summary>
    public string Value => text ?? "";

    /// <summary>Whether <see cref="Value"/> has the form above. <see langword="false"/> for the default value and for a malformed text that came in JSON.</summary>
    public bool IsWellFormed => StandardValue.IsWellFormed(this);

    /// <summary>The first of July with which the year begins; <see langword="null"/> when it is not well-formed.</summary>
    public DateOnly? FirstDay => IsWellFormed ? new DateOnly(CalendarText.Number(Value.AsSpan(0, 4)), 7, 1) : null;

    /// <summary>The thirtieth of June with which the year ends; <see langword="null"/> when it is not well-formed.</summary>
    public DateOnly? LastDay => FirstDay?.AddYears(1).AddDays(-1);

    /// <summary>Reads a fiscal year, ignoring surrounding spaces.</summary>
    /// <exception cref="FormatException">The text is not a fiscal year; the message says what is expected, never the text.</exception>
    public static FiscalYear Parse(string text) => StandardValue.Parse<FiscalYear>(text);

    /// <inheritdoc cref="Parse"/>
    public static bool TryParse([NotNullWhen(true)] string? text, out FiscalYear value) => StandardValue.TryParse(text, out value, out _);

    /// <inheritdoc cref="Parse"/>
    /// <param name="text">The text to read.</param>
    /// <param name="value">The value read, or the default value.</param>
    /// <param name="why">What is wrong with the text; <c>NSER-SCHEMA-PATTERN</c>.</param>
    public static bool TryParse([NotNullWhen(true)] string? text, out FiscalYear value, [NotNullWhen(false)] out ValueError? why) =>
        StandardValue.TryParse(text, out value, out why);

    /// <summary>The code; nothing for the default value; never a malformed text.</summary>
    public override string ToString() => StandardValue.Print(this);

    static FiscalYear IStandardValue<FiscalYear>.AsGiven(string text) => new(text);

    static string IStandardValue<FiscalYear>.Normalize(string text) => Normalizer.Clean(text);

    static ValueError? IStandardValue<FiscalYear>.Check(string text) => text is { Length: 7 } && text[4] == '-' && CalendarText.IsYear(text.AsSpan(0, 4)) && DigitText.Only(text.AsSpan(5))
        && CalendarText.Number(text.AsSpan(5)) == (CalendarText.Number(text.AsSpan(0, 4)) + 1) % 100
        ? null
        : new(ValidationCodes.SchemaPattern, "A fiscal year is two years that follow each other, for example 2025-26.");
}
