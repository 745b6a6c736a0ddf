using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;
using Nser.Standards.Text;

namespace Nser.Standards;

/// <summary>A fiscal year of Pakistan, July to June: its first year and the last two digits of its second, for example <c>2025-26</c>.</summary>
/// <remarks>Source: standards, section 2.</remarks>
[JsonConverter(typeof(StandardValueConverter<FiscalYear>)), TypeConverter(typeof(StandardValueTypeConverter<FiscalYear>))]
public readonly record struct FiscalYear : IStandardValue<FiscalYear>
{
    /// <summary>The code as it stands on the wire; empty for the default value.</summary>
    public string Value { get => field ?? ""; private init; }

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

    /// <inheritdoc/>
    /// <remarks>Codes of what can be wrong: <c>NSER-SCHEMA-PATTERN</c>.</remarks>
    public static bool TryParse([NotNullWhen(true)] string? text, out FiscalYear value, [NotNullWhen(false)] out ValueError? why) =>
        StandardValue.TryParse(text, out value, out why);

    /// <summary>The code; nothing for the default value; never a malformed text.</summary>
    public override string ToString() => StandardValue.Print(this);

    static FiscalYear IStandardValue<FiscalYear>.AsGiven(string text) => new() { Value = text };
    static string IStandardValue<FiscalYear>.Normalize(string text) => Normalizer.Clean(text);

    static ValueError? IStandardValue<FiscalYear>.Check(string text) => text is { Length: 7 } && text[4] == '-' && CalendarText.IsYear(text.AsSpan(0, 4)) && DigitText.Only(text.AsSpan(5))
        && CalendarText.Number(text.AsSpan(5)) == (CalendarText.Number(text.AsSpan(0, 4)) + 1) % 100
        ? null
        : new(ValidationCodes.SchemaPattern, "A fiscal year is two years that follow each other, for example 2025-26.");
}

/// <summary>The period that a delivery is for: a calendar quarter, for example <c>2026-Q1</c>, or a month, for example <c>2026-03</c>.</summary>
/// <remarks>Quarters are counted from January: Q1 is January to March. Source: standards, section 2.</remarks>
[JsonConverter(typeof(StandardValueConverter<DeliveryPeriod>)), TypeConverter(typeof(StandardValueTypeConverter<DeliveryPeriod>))]
public readonly record struct DeliveryPeriod : IStandardValue<DeliveryPeriod>
{
    /// <summary>The code as it stands on the wire; empty for the default value.</summary>
    public string Value { get => field ?? ""; private init; }

    /// <summary>Whether <see cref="Value"/> has the form above. <see langword="false"/> for the default value and for a malformed text that came in JSON.</summary>
    public bool IsWellFormed => StandardValue.IsWellFormed(this);

    /// <summary>The first day of the period; <see langword="null"/> when it is not well-formed.</summary>
    public DateOnly? FirstDay => IsWellFormed ? new DateOnly(CalendarText.Number(Value.AsSpan(0, 4)), FirstMonth, 1) : null;

    /// <summary>The last day of the period; <see langword="null"/> when it is not well-formed.</summary>
    public DateOnly? LastDay => FirstDay?.AddMonths(IsQuarter ? 3 : 1).AddDays(-1);

    private bool IsQuarter => Value[5] == 'Q';

    private int FirstMonth => IsQuarter ? ((Value[6] - '1') * 3) + 1 : CalendarText.Number(Value.AsSpan(5));

    /// <summary>Reads a period, ignoring case and surrounding spaces.</summary>
    /// <exception cref="FormatException">The text is not a delivery period; the message says what is expected, never the text.</exception>
    public static DeliveryPeriod Parse(string text) => StandardValue.Parse<DeliveryPeriod>(text);

    /// <inheritdoc cref="Parse"/>
    public static bool TryParse([NotNullWhen(true)] string? text, out DeliveryPeriod value) => StandardValue.TryParse(text, out value, out _);

    /// <inheritdoc/>
    /// <remarks>Codes of what can be wrong: <c>NSER-SCHEMA-PATTERN</c>.</remarks>
    public static bool TryParse([NotNullWhen(true)] string? text, out DeliveryPeriod value, [NotNullWhen(false)] out ValueError? why) =>
        StandardValue.TryParse(text, out value, out why);

    /// <summary>The code; nothing for the default value; never a malformed text.</summary>
    public override string ToString() => StandardValue.Print(this);

    static DeliveryPeriod IStandardValue<DeliveryPeriod>.AsGiven(string text) => new() { Value = text };

    static ValueError? IStandardValue<DeliveryPeriod>.Check(string text) => text is { Length: 7 } && text[4] == '-' && CalendarText.IsYear(text.AsSpan(0, 4)) && (text[5..] is ['Q', >= '1' and <= '4'] || CalendarText.IsMonth(text.AsSpan(5)))
        ? null
        : new(ValidationCodes.SchemaPattern, "A delivery period is a year with a quarter or a month, for example 2026-Q1 or 2026-03.");
}

/// <summary>The version of a geography: year and month, for example <c>2022.09</c>.</summary>
/// <remarks>Source: standards, section 3.</remarks>
[JsonConverter(typeof(StandardValueConverter<LibraryVersion>)), TypeConverter(typeof(StandardValueTypeConverter<LibraryVersion>))]
public readonly record struct LibraryVersion : IStandardValue<LibraryVersion>
{
    /// <summary>The code as it stands on the wire; empty for the default value.</summary>
    public string Value { get => field ?? ""; private init; }

    /// <summary>Whether <see cref="Value"/> has the form above. <see langword="false"/> for the default value and for a malformed text that came in JSON.</summary>
    public bool IsWellFormed => StandardValue.IsWellFormed(this);

    /// <summary>The first day of the month; <see langword="null"/> when the version is not well-formed.</summary>
    public DateOnly? FirstDay => IsWellFormed ? new DateOnly(CalendarText.Number(Value.AsSpan(0, 4)), CalendarText.Number(Value.AsSpan(5)), 1) : null;

    /// <summary>Reads a version, ignoring surrounding spaces.</summary>
    /// <exception cref="FormatException">The text is not a library version; the message says what is expected, never the text.</exception>
    public static LibraryVersion Parse(string text) => StandardValue.Parse<LibraryVersion>(text);

    /// <inheritdoc cref="Parse"/>
    public static bool TryParse([NotNullWhen(true)] string? text, out LibraryVersion value) => StandardValue.TryParse(text, out value, out _);

    /// <inheritdoc/>
    /// <remarks>Codes of what can be wrong: <c>NSER-SCHEMA-PATTERN</c>.</remarks>
    public static bool TryParse([NotNullWhen(true)] string? text, out LibraryVersion value, [NotNullWhen(false)] out ValueError? why) =>
        StandardValue.TryParse(text, out value, out why);

    /// <summary>The code; nothing for the default value; never a malformed text.</summary>
    public override string ToString() => StandardValue.Print(this);

    static bool IStandardValue<LibraryVersion>.NamesNobody => true;
    static LibraryVersion IStandardValue<LibraryVersion>.AsGiven(string text) => new() { Value = text };
    static string IStandardValue<LibraryVersion>.Normalize(string text) => Normalizer.Clean(text);

    static ValueError? IStandardValue<LibraryVersion>.Check(string text) => text is { Length: 7 } && text[4] == '.' && CalendarText.IsYear(text.AsSpan(0, 4)) && CalendarText.IsMonth(text.AsSpan(5))
        ? null
        : new(ValidationCodes.SchemaPattern, "A library version is a year, a dot and a month, for example 2022.09.");
}

/// <summary>The years and months inside codes.</summary>
internal static class CalendarText
{
    internal static bool IsYear(ReadOnlySpan<char> text) => text.Length == 4 && DigitText.Only(text) && text[0] is '1' or '2';

    internal static bool IsMonth(ReadOnlySpan<char> text) => text.Length == 2 && DigitText.Only(text) && Number(text) is >= 1 and <= 12;

    internal static int Number(ReadOnlySpan<char> digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
}
