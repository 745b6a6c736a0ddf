using System.Text;
using System.Text.RegularExpressions;
using Nser.Client.Testing.Records;
using Nser.Standards.Text;

namespace Nser.Standards.Tests.Records;

public sealed partial class DigitsTests
{
    private static readonly string[] Pieces =
    [
        "0", "3", "9", "99999", "-", "9999900", "2", " ", "a", "PK", "pk36", "ABCD", "0000001123456702", "9999900000002", "03", "000000000", "92", "0092", "\u06F1",
    ];

    [Fact]
    public void A_number_of_a_person_is_found_wherever_it_stands()
    {
        var chance = new SeededNumbers(3);
        var (cnics, identifiers) = (0, 0);
        for (var round = 0; round < 100_000; round++)
        {
            var utf8 = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, chance.Next(9)).Select(_ => chance.Pick(Pieces))));

            // One character a byte, as the code under test counts.
            var text = Encoding.Latin1.GetString(utf8);
            var holdsCnic = Cnic().IsMatch(text);
            var holdsIdentifier = holdsCnic || MobileNumber().IsMatch(text) || Iban().IsMatch(text);
            Assert.True(holdsCnic == Digits.HoldCnic(utf8), text);
            Assert.True(holdsIdentifier == Digits.HoldIdentifier(utf8), text);
            cnics += holdsCnic ? 1 : 0;
            identifiers += holdsIdentifier && !holdsCnic ? 1 : 0;
        }

        Assert.InRange(cnics, 1000, 90_000);
        Assert.InRange(identifiers, 100, 90_000);
    }

    [Fact]
    public void Any_byte_but_a_digit_is_seen_at_any_place_of_a_text_of_any_length()
    {
        for (var length = 0; length < 30; length++)
        {
            var text = new byte[length];
            Array.Fill(text, (byte)'7');
            Assert.True(Digits.AllIn(text));
            for (var at = 0; at < length; at++)
            {
                for (var value = 0; value <= byte.MaxValue; value++)
                {
                    text[at] = (byte)value;
                    Assert.Equal(value is >= '0' and <= '9', Digits.AllIn(text));
                }

                text[at] = (byte)'7';
            }
        }
    }

    [Fact]
    public void A_pair_is_two_digits_and_anything_else_lies_below_what_a_sum_of_pairs_can_reach()
    {
        for (var first = 0; first <= byte.MaxValue; first++)
        {
            for (var second = 0; second <= byte.MaxValue; second++)
            {
                var pair = Digits.Pair([0, (byte)first, (byte)second], 1);
                if (first is >= '0' and <= '9' && second is >= '0' and <= '9')
                {
                    Assert.Equal(((first - '0') * 10) + second - '0', pair);
                }
                else
                {
                    Assert.True((99 * 100) + pair < 0);
                }
            }
        }
    }

    [GeneratedRegex("(?<![0-9])([0-9]{13}|[0-9]{5}-[0-9]{7}-[0-9])(?![0-9])")]
    private static partial Regex Cnic();

    [GeneratedRegex("(?<![0-9])(03[0-9]{9}|923[0-9]{9}|00923[0-9]{9})(?![0-9])")]
    private static partial Regex MobileNumber();

    [GeneratedRegex(@"[Pp][Kk][0-9]{2}[\s\S]{3}[^0-9][0-9]{16}(?![0-9])")]
    private static partial Regex Iban();
}
