namespace Nser.Client.Validation;

/// <summary>Calendar days as the standards write them, <c>yyyy-MM-dd</c> in ASCII digits, and the day it is in Pakistan.</summary>
internal static class CalendarDate
{
    private const int ShortestMonth = 28;
    private static readonly TimeSpan Pakistan = TimeSpan.FromHours(5);

    /// <summary>The day that the text writes; <see langword="null"/> for any other form or a day that does not exist.</summary>
    internal static DateOnly? Parse(ReadOnlySpan<byte> text)
    {
        if (text.Length != 10 || text[4] != '-' || text[7] != '-')
        {
            return null;
        }

        var year = (Digits.Pair(text, 0) * 100) + Digits.Pair(text, 2);
        var month = Digits.Pair(text, 5);
        var day = Digits.Pair(text, 8);
        return year >= 1 && month is >= 1 and <= 12 && day >= 1 && (day <= ShortestMonth || day <= DateTime.DaysInMonth(year, month))
            ? new DateOnly(year, month, day)
            : null;
    }

    /// <summary>The calendar day of this moment in Pakistan: UTC+05:00 all year.</summary>
    internal static DateOnly InPakistan(DateTimeOffset moment) => DateOnly.FromDateTime(moment.ToOffset(Pakistan).DateTime);

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
