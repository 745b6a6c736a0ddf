namespace Nser.Standards.Text;

/// <summary>The form of a moment on the wire: RFC 3339, <c>2025-07-31T14:05:00+05:00</c>, the offset never left out.</summary>
internal static class InstantText
{
    private const int ShortestLength = 20;
    private const int MaxFractionDigits = 9;
    internal const int MaxOffsetMinutes = 14 * 60;
    private const long NanosecondsPerTick = 100;

    /// <summary>Whether the text has this form and names a day, time and offset that exist. Seconds run to 59; up to nine fraction digits; <c>T</c> and <c>Z</c> in either case.</summary>
    internal static bool IsWellFormed(ReadOnlySpan<byte> text) => UtcTicks(text) is not null;

    /// <summary>The moment, in UTC and to the nearest tick; <see langword="null"/> for any other form, and where the offset leads out of the years 1 to 9999.</summary>
    internal static DateTimeOffset? Parse(ReadOnlySpan<byte> text) =>
        UtcTicks(text) is { } ticks && ticks >= DateTime.MinValue.Ticks && ticks <= DateTime.MaxValue.Ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;

    private static long? UtcTicks(ReadOnlySpan<byte> text)
    {
        if (text.Length < ShortestLength || CalendarDate.Parse(text[..10]) is not { } day
            || (text[10] | 0x20) != 't' || text[13] != ':' || text[16] != ':'
            || Digits.Pair(text, 11) is not (>= 0 and <= 23 and var hour)
            || Digits.Pair(text, 14) is not (>= 0 and <= 59 and var minute)
            || Digits.Pair(text, 17) is not (>= 0 and <= 59 and var second))
        {
            return null;
        }

        var offset = text[19..];
        return Fraction(ref offset) is { } fraction && OffsetMinutes(offset) is { } minutes
            ? (day.DayNumber * TimeSpan.TicksPerDay)
                + (((hour * 60) + minute - minutes) * TimeSpan.TicksPerMinute)
                + (second * TimeSpan.TicksPerSecond)
                + fraction
            : null;
    }

    /// <summary>The fraction of the second in ticks, 0 without one; the text then begins behind it.</summary>
    private static long? Fraction(ref ReadOnlySpan<byte> text)
    {
        if (text[0] != '.')
        {
            return 0;
        }

        var digits = text[1..].IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        if (digits is < 1 or > MaxFractionDigits)
        {
            return null;
        }

        var nanoseconds = 0L;
        for (var at = 1; at <= MaxFractionDigits; at++)
        {
            nanoseconds = (nanoseconds * 10) + (at <= digits ? text[at] - '0' : 0);
        }

        text = text[(digits + 1)..];
        return (nanoseconds + (NanosecondsPerTick / 2)) / NanosecondsPerTick;
    }

    private static int? OffsetMinutes(ReadOnlySpan<byte> text)
    {
        if (text.Length == 1)
        {
            return (text[0] | 0x20) == 'z' ? 0 : null;
        }

        if (text.Length != 6 || text[0] is not ((byte)'+' or (byte)'-') || text[3] != ':'
            || Digits.Pair(text, 1) is not (>= 0 and var hours)
            || Digits.Pair(text, 4) is not (>= 0 and <= 59 and var minutes)
            || (hours * 60) + minutes > MaxOffsetMinutes)
        {
            return null;
        }

        return text[0] == '-' ? -((hours * 60) + minutes) : (hours * 60) + minutes;
    }
}
