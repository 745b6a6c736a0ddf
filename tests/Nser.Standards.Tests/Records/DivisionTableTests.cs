using System.Text;
using Nser.Standards.Records;
using Nser.Standards.Validation.Rules;

namespace Nser.Standards.Tests.Records;

public sealed class DivisionTableTests
{
    private readonly DivisionTable table = new([(Key("PK61702"), Key("PK6D05")), (Key("PK10100"), Key("PK1D00")), (Key("PK99999"), Key("PK9D99")), (Key("PK20101"), Key("PK6D05")), (Key("PK2010"), Key("PK2D01"))]);

    [Theory]
    [InlineData("PK61702", "PK6D05")]
    [InlineData("PK10100", "PK1D00")]
    [InlineData("PK99999", "PK9D99")]
    public void A_tehsil_finds_its_division(string tehsil, string division) => Assert.Equal(Key(division), table.Find(Key(tehsil)));

    [Theory]
    [InlineData("PK61703")]
    [InlineData("PK6170")]
    [InlineData("PK617021")]
    [InlineData("PK6170:")]
    [InlineData("PK617/2")]
    [InlineData("pk61702")]
    [InlineData("")]
    [InlineData("PK20101")]
    [InlineData("PK2010")]
    public void Nothing_is_found_for_what_is_not_listed_or_has_other_codes_than_a_tehsil_and_its_division(string tehsil) => Assert.False(table.Find(Key(tehsil)).IsPresent);

    private static PlaceKey Key(string code) => PlaceKey.Of(Encoding.UTF8.GetBytes(code));
}
