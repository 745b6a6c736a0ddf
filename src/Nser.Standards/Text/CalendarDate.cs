using System.Buffers.Binary;

namespace Nser.Standards.Text;

/// <summary>Calendar days as the standards write them, <c>yyyy-MM-dd</c> in ASCII digits.</summary>
internal static class CalendarDate
{
    private const int Length = 10;
    private const int ShortestMonth = 28;

    /// <summary>The day that the text writes; <see langword="null"/> for any other form or a day that does not exist.</summary>
    internal static DateOnly? Parse(ReadOnlySpan<byte> text)
    {
        if (text.Length != Length)
        {
            return null;
        }

        // Against yyyy-MM- each byte becomes its digit, and a dash 0; adding lifts whatever is too large into the uppermost bit.
        var head = BinaryPrimitives.ReadUInt64LittleEndian(text) ^ 0x2D30_302D_3030_3030;
        var day = Digits.Pair(text, 8);
        if (((head | (head + 0x7F76_767F_7676_7676)) & 0x8080_8080_8080_8080) != 0)
        {
            return null;
        }

        var year = ((int)(head & 15) * 1000) + ((int)((head >> 8) & 15) * 100) + ((int)((head >> 16) & 15) * 10) + (int)((head >> 24) & 15);
        var month = ((int)((head >> 40) & 15) * 10) + (int)((head >> 48) & 15);
        return year >= 1 && month is >= 1 and <= 12 && day >= 1 && (day <= ShortestMonth || day <= DateTime.DaysInMonth(year, month))
            ? new DateOnly(year, month, day)
            : null;
    }

    /// <summary>The day with which the text begins.</summary>
    internal static DateOnly? Of(ReadOnlySpan<byte> text) => text.Length < Length ? null : Parse(text[..Length]);

    /// <summary>Whether a text that is known to be written in the form <c>yyyy-MM-dd</c> names a day that exists.</summary>
    internal static bool Exists(ReadOnlySpan<byte> text)
    {
        var month = (10 * (text[5] - '0')) + text[6] - '0';
        var day = (10 * (text[8] - '0')) + text[9] - '0';

        // Every month of every year but the year 0 has the days up to the 28th; the rest are looked up.
        return ((uint)(month - 1) < 12 && (uint)(day - 1) < ShortestMonth && text[0] != '0') || Parse(text) is not null;
    }

    /// <summary>Whole years from birth to the day; negative when the day lies before the birth.</summary>
    internal static int YearsBetween(DateOnly birth, DateOnly day) => MonthsBetween(birth, day) is var months && months < 0 ? -1 : months / 12;

    /// <summary>Whole months from birth to the day.</summary>
    internal static int MonthsBetween(DateOnly birth, DateOnly day)
    {
        var (birthYear, birthMonth, birthDay) = birth;
        var (year, month, dayOfMonth) = day;
        return ((year - birthYear) * 12) + month - birthMonth - (dayOfMonth < birthDay ? 1 : 0);
    }
}
