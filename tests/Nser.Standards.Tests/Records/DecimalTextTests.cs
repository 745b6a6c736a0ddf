using System.Buffers.Text;
using System.Text;
using Nser.Client.Testing.Records;
using Nser.Standards.Text;

namespace Nser.Standards.Tests.Records;

public sealed class DecimalTextTests
{
    [Theory]
    [InlineData("0")]
    [InlineData("-0.0")]
    [InlineData("13500")]
    [InlineData("13500.00")]
    [InlineData("0.01")]
    [InlineData("-4294967296.5")]
    [InlineData("9999999999999999999")]
    [InlineData("999999999999999999.9")]
    [InlineData("0.00000000000000001")]
    [InlineData("79228162514264337593543950335")]
    [InlineData("1e3")]
    [InlineData("1.50E-2")]
    public void A_number_is_read_exactly_and_keeps_the_scale_that_it_is_written_with(string text) => AssertSame(text);

    [Fact]
    public void Numbers_of_any_spelling_read_as_the_general_reader_reads_them()
    {
        var chance = new SeededNumbers(20260215);
        for (var round = 0; round < 50_000; round++)
        {
            var number = new StringBuilder(chance.Next(4) == 0 ? "-" : "");
            AddDigits(number, 1 + chance.Next(20), chance);
            if (chance.Next(2) == 0)
            {
                AddDigits(number.Append('.'), 1 + chance.Next(9), chance);
            }

            if (chance.Next(8) == 0)
            {
                AddDigits(number.Append(chance.Pick(["e", "E", "e-", "E+"])), 1, chance);
            }

            AssertSame(number.ToString());
        }
    }

    [Theory]
    [InlineData("1e29")]
    [InlineData("79228162514264337593543950336")]
    public void A_number_beyond_a_decimal_reads_as_the_largest_of_its_sign(string text)
    {
        Assert.Equal(decimal.MaxValue, DecimalText.Parse(Encoding.ASCII.GetBytes(text)));
        Assert.Equal(decimal.MinValue, DecimalText.Parse(Encoding.ASCII.GetBytes("-" + text)));
    }

    private static void AddDigits(StringBuilder number, int count, SeededNumbers chance)
    {
        for (var at = 0; at < count; at++)
        {
            number.Append((char)('0' + chance.Next(10)));
        }
    }

    private static void AssertSame(string text)
    {
        var utf8 = Encoding.ASCII.GetBytes(text);
        if (!Utf8Parser.TryParse(utf8, out decimal expected, out _))
        {
            expected = text[0] == '-' ? decimal.MinValue : decimal.MaxValue;
        }

        var actual = DecimalText.Parse(utf8);
        Assert.True(expected == actual && expected.Scale == actual.Scale, text);
    }
}
