namespace Nser.Client.Validation;

/// <summary>The form of a moment on the wire: RFC 3339, <c>2025-07-31T14:05:00+05:00</c>, the offset never left out.</summary>
internal static class InstantText
{
    /// <summary>Whether the text has this form and names a day, time and offset that exist. Seconds run to 59; up to nine fraction digits; <c>T</c> and <c>Z</c> in either case.</summary>
    internal static bool IsWellFormed(ReadOnlySpan<byte> text)
    {
        if (text.Length < 20 || CalendarDate.Parse(text[..10]) is null || (text[10] | 0x20) != 't'
            || text[13] != ':' || text[16] != ':'
            || Digits.Value(text.Slice(11, 2)) is null or > 23
            || Digits.Value(text.Slice(14, 2)) is null or > 59
            || Digits.Value(text.Slice(17, 2)) is null or > 59)
        {
            return false;
        }

        var rest = text[19..];
        if (rest[0] == '.')
        {
            var digits = rest[1..].IndexOfAnyExceptInRange((byte)'0', (byte)'9');
            if (digits is < 1 or > 9)
            {
                return false;
            }

            rest = rest[(digits + 1)..];
        }

        return IsOffset(rest);
    }

    private static bool IsOffset(ReadOnlySpan<byte> text) =>
        text.Length == 1
            ? (text[0] | 0x20) == 'z'
            : text.Length == 6 && text[0] is (byte)'+' or (byte)'-' && text[3] == ':'
                && Digits.Value(text.Slice(1, 2)) is int hours && Digits.Value(text[4..]) is int minutes and <= 59 && (hours * 60) + minutes <= 14 * 60;
}
