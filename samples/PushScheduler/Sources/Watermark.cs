using System.Globalization;
using Nser.PushScheduler.Settings;

namespace Nser.PushScheduler.Sources;

/// <summary>How far a query has read, as text between slots and as a value within them.</summary>
internal static class Watermark
{
    private const string WithZone = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'";
    private const string WithoutZone = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF";

    /// <summary>Whether a text is no watermark of that kind.</summary>
    internal static bool Fault(WatermarkKind kind, string? text) => string.IsNullOrEmpty(text) || Parse(kind, text) is null;

    /// <summary>The value for the query; <see langword="null"/> when the text is none of that kind.</summary>
    internal static IComparable? Parse(WatermarkKind kind, string text) => kind switch
    {
        WatermarkKind.Text => new OrdinalText(text),
        WatermarkKind.Number => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null,
        _ => DateTime.TryParseExact(text, WithZone, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var instant)
            || DateTime.TryParseExact(text, WithoutZone, CultureInfo.InvariantCulture, DateTimeStyles.None, out instant) ? instant : null,
    };

    /// <summary>The value of a row's column as it can be compared and kept; <see langword="null"/> when it is none of that kind.</summary>
    internal static IComparable? Of(WatermarkKind kind, object? value) => (kind, value) switch
    {
        (WatermarkKind.Text, string text) => new OrdinalText(text),
        (WatermarkKind.Number, long or int or short) => Convert.ToInt64(value, CultureInfo.InvariantCulture),
        (WatermarkKind.Instant, DateTime instant) => instant,
        (WatermarkKind.Instant, DateOnly day) => day.ToDateTime(TimeOnly.MinValue),
        _ => null,
    };

    /// <summary>The text that the ledger keeps.</summary>
    internal static string Write(IComparable value) => value switch
    {
        DateTime instant => instant.ToString(instant.Kind == DateTimeKind.Utc ? WithZone : WithoutZone, CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    /// <summary>Text compared by its bytes, as databases compare keys; not by the machine's culture.</summary>
    internal sealed record OrdinalText(string Text) : IComparable
    {
        public int CompareTo(object? other) => string.CompareOrdinal(Text, (other as OrdinalText)?.Text);

        public override string ToString() => Text;
    }
}
