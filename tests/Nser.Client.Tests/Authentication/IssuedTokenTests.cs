using System.Globalization;
using System.Text;
using Nser.Client.Api;
using Nser.Client.Authentication;
using Nser.Client.Pipeline;
using Nser.Client.Testing.Fakes;

namespace Nser.Client.Tests.Authentication;

public sealed class IssuedTokenTests
{
    private static readonly DateTimeOffset Expires = new(2026, 3, 2, 5, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(-10)]
    [InlineData(10)]
    public void The_earlier_of_the_two_expiries_counts(int minutes)
    {
        var stated = Expires.AddMinutes(minutes);

        var token = Read(Tokens.Jwt(Expires), stated.ToString("O", CultureInfo.InvariantCulture));

        Assert.Equal(minutes < 0 ? stated : Expires, token.ExpiresAt);
        Assert.Equal(("SANDBOX", "Power", "staging"), (token.Organization, token.Role, token.Environment));
        Assert.Equal("***", token.ToString());
    }

    [Fact]
    public void Tokens_that_say_too_little_or_too_much_are_refused()
    {
        var payload = """{"exp":1772427600,"env":"staging"}""";
        string[] faulty =
        [
            Tokens.Jwt(Expires, algorithm: "none"),
            Tokens.Jwt(Expires, algorithm: "NONE"),
            Tokens.Jwt(null),
            Tokens.Of("""{"alg":"HS256"}""", """{"env":"live","env":"staging","exp":1772427600}"""),
            Tokens.Of("""{"alg":"none","alg":"HS256"}""", payload),
            Tokens.Of("""{"typ":"JWT"}""", payload),
            Tokens.Of("""{"alg":"HS256"}""", """{"exp":"soon"}"""),
            Tokens.Of("""{"alg":"HS256"}""", "[]"),
            Tokens.Of("""{"alg":"HS256"}""", "canary"),
            Tokens.Jwt(Expires)[..^12],
            "canary",
            "a.b.c",
            "",
            "canary\\r\\nX-Evil: 1",
        ];

        Assert.All(faulty, token =>
        {
            var error = Assert.Throws<NserTransportException>(() => Read(token, null));
            Assert.DoesNotContain("canary", error.ToString(), StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData("""{"token":"a","token":"b"}""")]
    [InlineData("""{"token":7}""")]
    [InlineData("[]")]
    [InlineData("""{"token":"x.y.z","tokenType":"MAC"}""")]
    public void Answers_that_are_no_login_are_refused(string answer) =>
        Assert.Throws<NserTransportException>(() => IssuedToken.Read(Encoding.UTF8.GetBytes(answer), ContractProfile.Default));

    private static AccessToken Read(string token, string? expiresAt) =>
        IssuedToken.Read(Encoding.UTF8.GetBytes($$"""{"token":"{{token}}"{{(expiresAt is null ? "" : $",\"expiresAt\":\"{expiresAt}\"")}}}"""), ContractProfile.Default);
}
