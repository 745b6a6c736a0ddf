using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Nser.Client.Testing.Records;
using Nser.Standards.Text;

namespace Nser.Standards.Tests.Records;

public sealed partial class InstantTextTests
{
    [Fact]
    public void Moments_of_any_spelling_read_as_the_frameworks_reader_reads_them()
    {
        var chance = new SeededNumbers(11);
        var taken = 0;
        for (var round = 0; round < 50_000; round++)
        {
            var text = Spelling(chance);
            var parsed = InstantText.Parse(Encoding.ASCII.GetBytes(text));
            if (WellFormed().IsMatch(text) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var expected))
            {
                // The framework rounds to a tick through floating point.
                Assert.True(parsed is { } moment && Math.Abs(moment.UtcTicks - expected.UtcTicks) <= (text.Contains('.', StringComparison.Ordinal) ? 1 : 0), text);
                taken++;
            }
            else
            {
                Assert.True(parsed is null && !InstantText.IsWellFormed(Encoding.ASCII.GetBytes(text)), text);
            }
        }

        Assert.InRange(taken, 5_000, 45_000);
    }

    [Theory]
    [InlineData("2026-02-01T10:00:00.1234567Z", "2026-02-01T10:00:00.1234567Z")]
    [InlineData("2026-02-01T10:00:00.99999999Z", "2026-02-01T10:00:01Z")]
    [InlineData("2026-02-01T03:30:00.5+05:00", "2026-01-31T22:30:00.5Z")]
    [InlineData("2026-02-01T23:30:00-14:00", "2026-02-02T13:30:00Z")]
    public void A_moment_is_told_in_utc_to_the_tick(string text, string expected) =>
        Assert.Equal(DateTimeOffset.Parse(expected, CultureInfo.InvariantCulture), InstantText.Parse(Encoding.ASCII.GetBytes(text)));

    [Theory]
    [InlineData("0001-01-01T00:00:00+14:00")]
    [InlineData("9999-12-31T23:59:59-00:01")]
    [InlineData("9999-12-31T23:59:59.99999999Z")]
    public void A_moment_outside_of_the_years_1_to_9999_is_well_formed_and_has_no_value(string text)
    {
        Assert.True(InstantText.IsWellFormed(Encoding.ASCII.GetBytes(text)));
        Assert.Null(InstantText.Parse(Encoding.ASCII.GetBytes(text)));
    }

    private static string Spelling(SeededNumbers chance)
    {
        var text = new StringBuilder(string.Create(
            CultureInfo.InvariantCulture,
            $"{1900 + chance.Next(200)}-{chance.Next(13):00}-{chance.Next(32):00}{chance.Pick("TTTt".ToCharArray())}{chance.Next(25):00}:{chance.Next(62):00}:{chance.Next(61):00}"));
        if (chance.Next(2) == 0)
        {
            text.Append('.');
            for (var digits = chance.Next(11); digits > 0; digits--)
            {
                text.Append((char)('0' + chance.Next(10)));
            }
        }

        text.Append(chance.Pick(["Z", "z", "+05:00", "-03:30", "+14:00", "+14:01", "-00:00", "+05:60", "+0500", "+05", ""]));
        if (chance.Next(6) == 0)
        {
            text[chance.Next(text.Length)] = chance.Pick("09-+:. TZa".ToCharArray());
        }

        return text.ToString();
    }

    /// <summary>The form and its ranges, written another way than the code under test.</summary>
    [GeneratedRegex(@"\A\d{4}-\d\d-\d\d[Tt]([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?([Zz]|[+-](0\d|1[0-3]):[0-5]\d|[+-]14:00)\z", RegexOptions.ECMAScript)]
    private static partial Regex WellFormed();
}
