using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Nser.Standards.Text;

namespace Nser.Standards;

/// <summary>The period that a delivery is for: a calendar quarter, for example <c>2026-Q1</c>, or a month, for example <c>2026-03</c>.</summary>
/// <remarks>Quarters are counted from January: Q1 is January to March. Source: standards, section 2, field 23.</remarks>
[JsonConverter(typeof(StandardValueConverter<DeliveryPeriod>))]
[TypeConverter(typeof(StandardValueTypeConverter<DeliveryPeriod>))]
public readonly record struct DeliveryPeriod : IStandardValue<DeliveryPeriod>
{
    private readonly string? text;

    private DeliveryPeriod(string text) => this.text = text;

    /// <summary>The code as it stands on the wire; empty for the default value.</summary>
    public string Value => text ?? "";

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

    /// <inheritdoc cref="Parse"/>
    /// <param name="text">The text to read.</param>
    /// <param name="value">The value read, or the default value.</param>
    /// <param name="why">What is wrong with the text; <c>NSER-SCHEMA-PATTERN</c>.</param>
    public static bool TryParse([NotNullWhen(true)] string? text, out DeliveryPeriod value, [NotNullWhen(false)] out ValueError? why) =>
        StandardValue.TryParse(text, out value, out why);

    /// <summary>The code; nothing for the default value; never a malformed text.</summary>
    public override string ToString() => StandardValue.Print(this);

    static DeliveryPeriod IStandardValue<DeliveryPeriod>.AsGiven(string text) => new(text);

    static string IStandardValue<DeliveryPeriod>.Normalize(string text) => Normalizer.Code(text);

    static ValueError? IStandardValue<DeliveryPeriod>.Check(string text) => text is { Length: 7 } && text[4] == '-' && CalendarText.IsYear(text.AsSpan(0, 4)) && (text[5..] is ['Q', >= '1' and <= '4'] || CalendarText.IsMonth(text.AsSpan(5)))
        ? null
        : new(ValidationCodes.SchemaPattern, "A delivery period is a year with a quarter or a month, for example 2026-Q1 or 2026-03.");
}
