using Nser.Client.Testing;

namespace Nser.Standards.Tests.Values;

/// <summary>IBANs of Pakistan.</summary>
public sealed class IbanTests
{
    private const string Vector = "PK36SCBL0000001123456702";

    [Theory]
    [InlineData("PK36SCBL0000001123456702")]
    [InlineData("PK36 SCBL 0000 0011 2345 6702")]
    [InlineData("pk36 scbl 0000 0011 2345 6702")]
    [InlineData("\u200EPK36\u00A0SCBL-0000-0011-2345-6702\u200F")]
    [InlineData("PK۳۶SCBL۰۰۰۰۰۰۱۱۲۳۴۵۶۷۰۲")]
    public void An_iban_is_read_however_it_is_grouped(string text) => Assert.Equal(Vector, Iban.Parse(text).Value);

    [Theory]
    [InlineData("PK36SCBL000000112345670", "22 more")]
    [InlineData("GB29NWBK60161331926819", "22 more")]
    [InlineData("GB36SCBL0000001123456702", "22 more")]
    [InlineData("PKA6SCBL0000001123456702", "two digits")]
    [InlineData("PK36SC1L0000001123456702", "four letters")]
    [InlineData("PK36SCBL00000011234567_2", "sixteen")]
    [InlineData("PK36SCBL0000001123456ı02", "sixteen")]
    [InlineData("PK37SCBL0000001123456702", "check digits")]
    [InlineData("PK36SCBL0000001123456720", "check digits")]
    [InlineData("", "22 more")]
    [InlineData(null, "22 more")]
    public void What_is_no_iban_is_refused_with_its_own_reason_and_without_the_account(string? text, string says)
    {
        Assert.False(Iban.TryParse(text, out _, out var why));
        Assert.Equal("NSER-ID-11", why!.Value.Code);
        Assert.Contains(says, why.Value.Message, StringComparison.Ordinal);
        Say.NothingOf(text, why.Value.Message);
    }

    [Fact]
    public void Every_changed_digit_and_every_swap_of_neighbours_is_noticed()
    {
        for (var at = 8; at < Vector.Length; at++)
        {
            foreach (var digit in "0123456789".Where(digit => digit != Vector[at]))
            {
                Assert.False(Iban.TryParse($"{Vector[..at]}{digit}{Vector[(at + 1)..]}", out _));
            }

            if (Vector[at] != Vector[at - 1])
            {
                Assert.False(Iban.TryParse($"{Vector[..(at - 1)]}{Vector[at]}{Vector[at - 1]}{Vector[(at + 1)..]}", out _));
            }
        }
    }
}
