using Nser.Client.Queries;

namespace Nser.Client.Tests.Queries.Paging;

/// <summary>Which continuation tokens of a server are taken.</summary>
public sealed class ContinuationTokensTests
{
    [Theory]
    [InlineData("bm9ib2R5LWlzLWhlcmU")]
    [InlineData("a9c71234567890123f0d55e0c1b2a3948576655443322110ffeeddccbbaa9988")]
    [InlineData("page:42/of-1000000")]
    public void A_token_that_names_nobody_is_taken(string token) => Assert.True(ContinuationTokens.AreSafe(token));

    [Theory]
    [InlineData("9999900000011")]
    [InlineData("next:99999-0000001-1")]
    [InlineData("after=9999900000011&size=2")]
    [InlineData("03001234567")]
    [InlineData("of PK36SCBL0000001123456702")]
    [InlineData("of/PK36SCBL0000001123456702")]
    [InlineData("Zainab Bibi")]
    [InlineData("two\r\nlines")]
    public void A_token_that_holds_a_persons_number_or_is_no_plain_text_is_not(string token) => Assert.False(ContinuationTokens.AreSafe(token));
}
