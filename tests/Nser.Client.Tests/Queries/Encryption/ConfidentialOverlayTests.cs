using System.Text;
using System.Text.Json.Nodes;
using Nser.Client.Pipeline;
using Nser.Client.Queries.Encryption;

namespace Nser.Client.Tests.Queries.Encryption;

/// <summary>What an encrypted field held is laid over its row as RFC 7396 says.</summary>
public sealed class ConfidentialOverlayTests
{
    /// <summary>The cases of RFC 7396, appendix A, whose patch and target are objects.</summary>
    [Theory]
    [InlineData("""{"a":"b"}""", """{"a":"c"}""", """{"a":"c"}""")]
    [InlineData("""{"a":"b"}""", """{"b":"c"}""", """{"a":"b","b":"c"}""")]
    [InlineData("""{"a":"b"}""", """{"a":null}""", "{}")]
    [InlineData("""{"a":"b","b":"c"}""", """{"a":null}""", """{"b":"c"}""")]
    [InlineData("""{"a":["b"]}""", """{"a":"c"}""", """{"a":"c"}""")]
    [InlineData("""{"a":"c"}""", """{"a":["b"]}""", """{"a":["b"]}""")]
    [InlineData("""{"a":{"b":"c"}}""", """{"a":{"b":"d","c":null}}""", """{"a":{"b":"d"}}""")]
    [InlineData("""{"a":[{"b":"c"}]}""", """{"a":[1]}""", """{"a":[1]}""")]
    [InlineData("""{"e":null}""", """{"a":1}""", """{"e":null,"a":1}""")]
    [InlineData("{}", """{"a":{"bb":{"ccc":null}}}""", """{"a":{"bb":{}}}""")]
    public void A_patch_is_applied_as_the_standard_says(string row, string plaintext, string expected) => Same(expected, Apply(row, plaintext));

    [Fact]
    public void The_encrypted_field_itself_is_gone_and_cannot_be_put_back() =>
        Same("""{"sampled":false,"pmtScore":21.37,"deep":{"confidential":"x"}}""", Apply("""{"sampled":false,"confidential":"e.k.n.t.g","deep":{"confidential":"x"}}""", """{"pmtScore":21.37,"confidential":"again"}"""));

    [Fact]
    public void Numbers_and_Urdu_come_through_as_they_are() =>
        Assert.Equal("""{"pmtScore":21.370,"fullName":"زینب"}""", Apply("{}", """{"pmtScore":21.370,"fullName":"زینب"}"""));

    [Theory]
    [InlineData("[]")]
    [InlineData("\"Zainab\"")]
    [InlineData("null")]
    [InlineData("")]
    [InlineData("Zainab")]
    [InlineData("{\"Zainab\":1,\"Zainab\":2}")]
    [InlineData("{\"a\":1} x")]
    [InlineData("{\"Zainab\":\"\\ud800\"}")]
    [InlineData("{\"\\ud800\":1}")]
    public void A_plaintext_that_is_no_sound_object_is_refused_and_not_repeated(string plaintext)
    {
        var error = Assert.Throws<NserException>(() => Apply("{}", plaintext));

        Assert.Contains("not a JSON object of at most 64 levels", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Zainab", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(64, true)]
    [InlineData(65, false)]
    public void A_plaintext_may_be_64_levels_deep(int levels, bool isTaken)
    {
        var plaintext = string.Concat(Enumerable.Repeat("{\"a\":", levels - 1)) + "{}" + new string('}', levels - 1);

        if (isTaken)
        {
            Same(plaintext, Apply("{}", plaintext));
        }
        else
        {
            Assert.Throws<NserException>(() => Apply("{}", plaintext));
        }
    }

    [Fact]
    public void A_plaintext_that_is_not_UTF_8_is_refused() =>
        Assert.Throws<NserException>(() => ConfidentialOverlay.Apply("{}"u8.ToArray(), (byte[])[.. "{\"a\":\""u8, 0xFF, 0xFE, .. "\"}"u8]));

    private static string Apply(string row, string plaintext) => Encoding.UTF8.GetString(ConfidentialOverlay.Apply(Encoding.UTF8.GetBytes(row), Encoding.UTF8.GetBytes(plaintext)));

    private static void Same(string expected, string actual) =>
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected, documentOptions: new() { MaxDepth = 100 }), JsonNode.Parse(actual, documentOptions: new() { MaxDepth = 100 })), actual);
}
