using Nser.Client.Testing;

namespace Nser.Standards.Tests.Values;

/// <summary>What CNIC and B-Form numbers look like when people write them, and what is said of those that are none.</summary>
public sealed class IdentityNumberTests
{
    private const string Canonical = "9999912345671";

    [Theory]
    [InlineData("9999912345671")]
    [InlineData("99999-1234567-1")]
    [InlineData("  99999 1234567 1  ")]
    [InlineData("99999\u00A01234567\u00A01")]
    [InlineData("99999\u202F1234567\u20091\u3000")]
    [InlineData("\u200E99999-1234567-1\u200F")]
    [InlineData("\u202A99999\u202B1234567\u202C\u202D1\u202E")]
    [InlineData("\u206699999\u20671234567\u2068\u20691\u061C")]
    [InlineData("\uFEFF99999\u200B1234567\u200C\u200D\u20601")]
    [InlineData("99999\u20101234567\u20111")]
    [InlineData("99999\u20131234567\u20141")]
    [InlineData("99999\u22121234567\uFF0D1")]
    [InlineData("۹۹۹۹۹۱۲۳۴۵۶۷۱")]
    [InlineData("٩٩٩٩٩-١٢٣٤٥٦٧-١")]
    [InlineData("\u200F۹۹۹۹۹-1234567-١")]
    [InlineData("9999912345671\t")]
    [InlineData("9999912345671\r\n")]
    public void A_number_is_read_however_it_is_grouped_and_marked(string text)
    {
        Assert.True(Cnic.TryParse(text, out var cnic, out var why), why?.Message);
        Assert.Equal(Canonical, cnic.Value);
        Assert.True(cnic.IsWellFormed);
        Assert.True(cnic.IsSynthetic);
        Assert.Equal(Cnic.Parse(Canonical), cnic);
        Assert.Equal(Canonical, BFormNumber.Parse(text).Value);
    }

    [Theory]
    [InlineData("9.99991E+12", "NSER-ID-02", "scientific")]
    [InlineData("9,99991E+12", "NSER-ID-02", "scientific")]
    [InlineData("9.99991234567E12", "NSER-ID-02", "scientific")]
    [InlineData("9e12", "NSER-ID-02", "scientific")]
    [InlineData("\u200E٩.٩٩٩٩١E+١٢", "NSER-ID-02", "scientific")]
    [InlineData("۹٫۹۹۹۹۱E+۱۲", "NSER-ID-02", "scientific")]
    [InlineData("9999912345671.0", "NSER-ID-02", "decimals")]
    [InlineData("9,999,912,345,671", "NSER-ID-02", "number")]
    [InlineData("99912345671", "NSER-ID-05", "old NIC")]
    [InlineData("999-12-345671", "NSER-ID-05", "old NIC")]
    [InlineData("۹۹۹۱۲۳۴۵۶۷۱", "NSER-ID-05", "old NIC")]
    [InlineData("999912345671", "NSER-ID-01", "12 digits")]
    [InlineData("9999-1234567-1", "NSER-ID-01", "not padded")]
    [InlineData("0999912345671", "NSER-ID-01", "begin with 0")]
    [InlineData("9999999999999", "NSER-ID-01", "repeats")]
    [InlineData("0000000000000", "NSER-ID-01", "begin with 0")]
    [InlineData("99999123456712", "NSER-ID-01", "13 digits")]
    [InlineData("999991234567", "NSER-ID-01", "12 digits")]
    [InlineData("99999", "NSER-ID-01", "13 digits")]
    [InlineData("99999-12E4567-1", "NSER-ID-02", "number")]
    [InlineData("99999-123456O-1", "NSER-ID-01", "not digits")]
    [InlineData("99999/1234567/1", "NSER-ID-01", "not digits")]
    [InlineData("four", "NSER-ID-01", "not digits")]
    [InlineData("", "NSER-ID-01", "empty")]
    [InlineData(" \u00A0\u200F- ", "NSER-ID-01", "empty")]
    [InlineData(null, "NSER-ID-01", "empty")]
    public void What_is_no_number_is_refused_with_its_own_reason_and_without_the_digits(string? text, string code, string says)
    {
        Assert.False(Cnic.TryParse(text, out var cnic, out var why));
        Assert.Equal(default, cnic);
        Assert.Equal(code, why!.Value.Code);
        Assert.Contains(says, why.Value.Message, StringComparison.Ordinal);
        Say.NothingOf(text, why.Value.Message);

        Assert.False(BFormNumber.TryParse(text, out _, out var same));
        Assert.Equal(code, same!.Value.Code);
        Assert.Contains("B-Form", same.Value.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_exception_tells_code_and_expectation_but_not_the_text()
    {
        var error = Assert.Throws<FormatException>(() => Cnic.Parse("99912345671"));

        Assert.Contains("NSER-ID-05", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("99912345671", error.ToString(), StringComparison.Ordinal);
        Assert.Throws<ArgumentNullException>(() => Cnic.Parse(null!));
    }

    [Fact]
    public void Any_number_survives_any_grouping_marks_and_digits()
    {
        var random = new Random(20260301);
        string[] noise = ["-", " ", "\u00A0", "\u200E", "\u200F", "\u202C", "\u2069", "\u061C", "\u200B", "\uFEFF", "\u2011", "\u3000"];
        for (var run = 0; run < 2000; run++)
        {
            var digits = "99999" + random.NextInt64(0, 99_999_999).ToString("D8", System.Globalization.CultureInfo.InvariantCulture);
            var messy = string.Concat(digits.Select(digit => noise[random.Next(noise.Length)] + random.Next(3) switch
            {
                0 => digit,
                1 => (char)(digit - '0' + '\u06F0'),
                _ => (char)(digit - '0' + '\u0660'),
            }));

            Assert.Equal(digits, Cnic.Parse(messy).Value);
        }
    }

    [Fact]
    public void Any_text_at_all_is_either_read_as_13_digits_or_refused_with_a_reason()
    {
        var random = new Random(7);
        const string alphabet = "0123456789۰۵۹٠٣٩eE.,+-– \u00A0\u200F٫\uD83D\uDE00xآ";
        for (var run = 0; run < 5000; run++)
        {
            var text = new string([.. Enumerable.Range(0, random.Next(20)).Select(_ => alphabet[random.Next(alphabet.Length)])]);

            if (Cnic.TryParse(text, out var cnic, out var why))
            {
                Assert.Matches("^[1-9][0-9]{12}$", cnic.Value);
            }
            else
            {
                Assert.StartsWith("NSER-ID-", why.Value.Code, StringComparison.Ordinal);
            }
        }
    }
}
