using System.Text;
using Nser.Client.Testing.Records;
using Nser.Standards.Records;
using Nser.Standards.Text;

namespace Nser.Standards.Tests.Records;

public sealed class PlainTextTests
{
    private static readonly string[] Pieces =
    [
        "", "0", "3", "99999", "-", "9999900", "2", " ", "\u00A0", "\u2003", "a", "PK36ABCD", "0000001123456702", "9999900000002", "03", "000000000", "923", "چک نمبر", "Union Council", "near the primary school, Street ",
    ];

    [Fact]
    public void No_text_is_plain_that_holds_a_number_of_a_person_or_nothing_but_blanks()
    {
        var chance = new SeededNumbers(7);
        var (plain, others) = (0, 0);
        for (var round = 0; round < 100_000; round++)
        {
            var text = string.Concat(Enumerable.Range(0, 1 + chance.Next(6)).Select(_ => chance.Pick(Pieces)));
            var utf8 = Encoding.UTF8.GetBytes(text);
            if (!IsPlain(text))
            {
                others++;
                continue;
            }

            plain++;
            Assert.False(Digits.HoldCnic(utf8), text);
            Assert.False(Digits.HoldIdentifier(utf8), text);
            Assert.False(text.Length > 0 && string.IsNullOrWhiteSpace(text), text);
        }

        Assert.InRange(plain, 10_000, 90_000);
        Assert.InRange(others, 10_000, 90_000);
    }

    [Theory]
    [InlineData("Union Council 117", true)]
    [InlineData("چک نمبر 699 شمالی", true)]
    [InlineData("House 299, Street 39, near the primary school", true)]
    [InlineData("DEL-20260301-003999", true)]
    [InlineData("1234567890", true)]
    [InlineData("12345678901", false)]
    [InlineData("99999-0000000-2", false)]
    [InlineData(" Chak", false)]
    public void Usual_texts_are_plain_whatever_stands_around_them(string text, bool expected) => Assert.Equal(expected, IsPlain(text));

    [Fact]
    public void A_number_is_seen_at_any_place_of_a_text_of_any_length()
    {
        for (var length = 11; length < 100; length++)
        {
            for (var at = 0; at <= length - 11; at++)
            {
                Assert.False(IsPlain(new string('x', at) + "03009999999" + new string('x', length - at - 11)));
            }
        }
    }

    /// <summary>Asks with digits before and behind the text, as they may stand in a record.</summary>
    private static bool IsPlain(string text)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        byte[] json = [.. "1234567890\""u8, .. utf8, .. "\"1234567890123"u8, .. new byte[RecordBytes.Behind]];
        return PlainText.Is(json, 11, 11 + utf8.Length);
    }
}
