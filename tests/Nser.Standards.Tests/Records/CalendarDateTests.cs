using System.Globalization;
using System.Text;
using Nser.Client.Testing.Records;
using Nser.Standards.Text;

namespace Nser.Standards.Tests.Records;

public sealed class CalendarDateTests
{
    [Fact]
    public void Every_day_of_the_calendar_is_read_as_itself()
    {
        for (var day = new DateOnly(1, 1, 1); day < new DateOnly(9999, 12, 24); day = day.AddDays(7))
        {
            Assert.Equal(day, Parse(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
        }

        Assert.Equal(DateOnly.MaxValue, Parse("9999-12-31"));
    }

    [Fact]
    public void Texts_of_ten_characters_read_as_the_frameworks_reader_reads_them()
    {
        var chance = new SeededNumbers(7);
        var taken = 0;
        for (var round = 0; round < 100_000; round++)
        {
            var text = string.Create(CultureInfo.InvariantCulture, $"{chance.Next(2200):0000}-{chance.Next(14):00}-{chance.Next(33):00}").ToCharArray();
            if (chance.Next(4) == 0)
            {
                text[chance.Next(text.Length)] = chance.Pick("09-/:+ aE\u007f".ToCharArray());
            }

            var expected = DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : (DateOnly?)null;
            taken += expected is null ? 0 : 1;
            Assert.True(expected == Parse(new string(text)), new string(text));
        }

        Assert.InRange(taken, 10_000, 90_000);
    }

    [Fact]
    public void Months_are_whole_from_the_day_of_the_month_on()
    {
        Assert.Equal(11, CalendarDate.MonthsBetween(new(2024, 2, 29), new(2025, 2, 28)));
        Assert.Equal(12, CalendarDate.MonthsBetween(new(2024, 2, 29), new(2025, 3, 1)));
        Assert.Equal(0, CalendarDate.MonthsBetween(new(2024, 1, 31), new(2024, 2, 29)));
        Assert.Equal(18, CalendarDate.YearsBetween(new(2008, 2, 15), new(2026, 2, 15)));
        Assert.Equal(17, CalendarDate.YearsBetween(new(2008, 2, 16), new(2026, 2, 15)));
        Assert.Equal(-1, CalendarDate.YearsBetween(new(2026, 2, 16), new(2026, 2, 15)));
    }

    private static DateOnly? Parse(string text) => CalendarDate.Parse(Encoding.UTF8.GetBytes(text));
}
