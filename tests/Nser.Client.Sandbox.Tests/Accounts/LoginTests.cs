using System.IdentityModel.Tokens.Jwt;
using System.Net.Http.Headers;
using Nser.Client.Sandbox.Accounts;
using Nser.Client.Sandbox.Seeds;
using Nser.Standards;

namespace Nser.Client.Sandbox.Tests.Accounts;

public sealed class LoginTests
{
    private const string Record = "/api/v1.0/programme-enrollments/unknown";

    [Fact]
    public async Task A_login_gets_a_real_token_with_the_claims_of_its_account()
    {
        await using var sandbox = await NserSandbox.StartAsync(new NserSandboxOptions { TokenLifetime = TimeSpan.FromMinutes(7) });
        sandbox.Accounts.Add(new SandboxAccount("clerk", "its-password") { OrganizationCode = "PBM", Role = SandboxRole.Standard });
        sandbox.Clock.Freeze();
        using var client = new PlainClient(sandbox);

        var (status, body) = await PlainClient.ReadAsync(client.LoginAsync("clerk", "its-password"));

        Assert.Equal(200, status);
        var token = new JwtSecurityTokenHandler().ReadJwtToken(body["token"]!.GetValue<string>());
        Assert.Equal(["PBM", "Standard", "clerk", "clerk", "staging"], new[] { "org", "role", "sub", "unique_name", "env" }.Select(name => token.Payload[name]));
        Assert.Equal(TimeSpan.FromMinutes(7), token.ValidTo - token.IssuedAt);
        Assert.Equal(new DateTimeOffset(token.ValidTo), DateTimeOffset.Parse(body["expiresAt"]!.GetValue<string>(), null));
        Assert.Equal(new LoginCount(1, 0), sandbox.Logins);
    }

    [Fact]
    public async Task The_sixth_login_after_five_refused_ones_finds_the_account_locked_even_with_the_right_password()
    {
        await using var sandbox = await NserSandbox.StartAsync();
        using var client = new PlainClient(sandbox);
        for (var i = 0; i < 5; i++)
        {
            Assert.Equal((401, "unauthenticated"), await PlainClient.ProblemAsync(client.LoginAsync(sandbox.UserName, "wrong")));
        }

        Assert.Equal((401, "account-locked"), await PlainClient.ProblemAsync(client.LoginAsync(sandbox.UserName, sandbox.Password)));
        Assert.True(sandbox.Accounts.IsLocked(sandbox.UserName));
        Assert.Equal(6, sandbox.Logins.Refused);

        sandbox.Accounts.Unlock(sandbox.UserName);
        Assert.Equal(200, (await PlainClient.ReadAsync(client.LoginAsync(sandbox.UserName, sandbox.Password))).Status);
    }

    [Fact]
    public async Task A_token_expires_on_the_sandboxs_clock()
    {
        await using var sandbox = await NserSandbox.StartAsync();
        using var client = await new PlainClient(sandbox).LogInAsync();
        Assert.Equal((404, "unknown-resource"), await PlainClient.ProblemAsync(client.GetAsync(Record)));

        sandbox.Clock.Advance(TimeSpan.FromMinutes(31));

        Assert.Equal((401, "token-expired"), await PlainClient.ProblemAsync(client.GetAsync(Record)));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Bearer not.a.token")]
    [InlineData("Basic c2FuZGJveDpzYW5kYm94")]
    public async Task A_call_without_a_good_token_is_unauthenticated(string? authorization)
    {
        await using var sandbox = await NserSandbox.StartAsync();
        using var client = new PlainClient(sandbox);
        client.Http.DefaultRequestHeaders.Authorization = authorization is null ? null : AuthenticationHeaderValue.Parse(authorization);

        Assert.Equal((401, "unauthenticated"), await PlainClient.ProblemAsync(client.GetAsync(Record)));
    }

    [Fact]
    public async Task A_token_with_a_changed_signature_is_unauthenticated()
    {
        await using var sandbox = await NserSandbox.StartAsync();
        using var client = await new PlainClient(sandbox).LogInAsync();
        var token = client.Http.DefaultRequestHeaders.Authorization!.Parameter!;
        client.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token[..^2] + (token[^2] == 'A' ? "BB" : "AA"));

        Assert.Equal((401, "unauthenticated"), await PlainClient.ProblemAsync(client.GetAsync(Record)));
    }

    [Fact]
    public async Task Revoked_tokens_are_unauthenticated()
    {
        await using var sandbox = await NserSandbox.StartAsync();
        using var client = await new PlainClient(sandbox).LogInAsync();
        sandbox.RevokeTokens();

        Assert.Equal((401, "unauthenticated"), await PlainClient.ProblemAsync(client.GetAsync(Record)));
    }

    [Fact]
    public async Task The_role_basic_and_a_token_of_the_other_environment_are_forbidden_to_push()
    {
        await using var sandbox = await NserSandbox.StartAsync();
        sandbox.Accounts.Add(new SandboxAccount("basic", "p") { Role = SandboxRole.Basic });
        sandbox.Accounts.Add(new SandboxAccount("live", "p") { Environment = NserEnvironment.Live });
        using var client = new PlainClient(sandbox);

        foreach (var user in (string[])["basic", "live"])
        {
            var (_, body) = await PlainClient.ReadAsync(client.LoginAsync(user, "p"));
            client.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", body["token"]!.GetValue<string>());
            Assert.Equal((403, "forbidden-role"), await PlainClient.ProblemAsync(client.PushV1Async(SyntheticPeople.EnrollmentLines(1))));
        }
    }

    [Theory]
    [InlineData("{}", "application/json", 400, "bad-request")]
    [InlineData("not json", "application/json", 400, "bad-request")]
    [InlineData("""{"userName":1,"password":"p"}""", "application/json", 400, "bad-request")]
    [InlineData("userName=a", "application/x-www-form-urlencoded", 415, "unsupported-media-type")]
    public async Task A_login_of_another_form_is_refused_and_counts_as_none(string body, string mediaType, int status, string problem)
    {
        await using var sandbox = await NserSandbox.StartAsync();
        using var client = new PlainClient(sandbox);

        Assert.Equal((status, problem), await PlainClient.ProblemAsync(client.SendAsync(HttpMethod.Post, "/api/v2.0/auth/token", body, mediaType)));
        Assert.Equal(0, sandbox.Logins.Total);
    }
}
