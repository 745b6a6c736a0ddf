using System.Globalization;
using Nser.Client.Authentication;
using Nser.Client.Pipeline;
using Nser.Client.Testing.Fakes;

namespace Nser.Client.Tests.Authentication;

/// <summary>Logins over a real socket, counted by the server.</summary>
public sealed class AccessTokenCacheTests
{
    [Fact]
    public async Task A_thousand_concurrent_callers_on_an_expired_token_cause_one_login()
    {
        await using var api = new FakeApi(_ => RawReply.Json("{}"));
        await api.Core.Tokens.GetAsync(CancellationToken.None);
        api.Clock.Advance(TimeSpan.FromHours(2));

        var tokens = await Task.WhenAll(Enumerable.Range(0, 1000).Select(_ => Task.Run(async () => await api.Core.Tokens.GetAsync(CancellationToken.None))));

        Assert.Equal(2, api.Logins);
        Assert.Single(tokens.Distinct());
    }

    [Fact]
    public async Task A_late_complaint_about_an_old_token_does_not_drop_the_new_one()
    {
        await using var api = new FakeApi(_ => RawReply.Json("{}"));
        var old = await api.Core.Tokens.GetAsync(CancellationToken.None);
        api.Core.Tokens.Invalidate(old);
        var fresh = await api.Core.Tokens.GetAsync(CancellationToken.None);

        api.Core.Tokens.Invalidate(old);

        Assert.Same(fresh, await api.Core.Tokens.GetAsync(CancellationToken.None));
        Assert.Equal(2, api.Logins);
    }

    [Fact]
    public async Task A_first_caller_who_gives_up_harms_nobody()
    {
        var release = new TaskCompletionSource();
        await using var api = new FakeApi(_ => RawReply.Json("{}"));
        var answer = api.Login;
        api.Login = (count, request) =>
        {
            release.Task.Wait();
            return answer(count, request);
        };
        using var impatience = new CancellationTokenSource();

        var first = api.Core.Tokens.GetAsync(impatience.Token).AsTask();
        await api.Server.Arrived("/api/v2.0/auth/token");
        var second = api.Core.Tokens.GetAsync(CancellationToken.None).AsTask();
        await impatience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        release.SetResult();

        Assert.Equal("SANDBOX", (await second).Organization);
        Assert.Equal(1, api.Logins);
    }

    [Theory]
    [InlineData("unauthenticated")]
    [InlineData("account-locked")]
    public async Task A_refused_login_is_never_repeated_with_the_same_credentials(string problem)
    {
        await using var api = new FakeApi(_ => RawReply.Json("{}"));
        api.Login = (_, _) => RawReply.Problem(401, problem, "Retry-After: 0\r\n");

        for (var call = 0; call < 20; call++)
        {
            await Assert.ThrowsAsync<NserAuthenticationException>(() => api.ReadAsync());
        }

        Assert.Equal(1, api.Logins);
        Assert.Equal(0, api.Server.Count("/api/v2.0/usage"));
    }

    [Fact]
    public async Task New_credentials_are_tried_after_a_refusal()
    {
        var password = "old";
        await using var api = new FakeApi(_ => RawReply.Json("{}"), options =>
        {
            options.UserName = options.Password = null;
            options.Credentials = NserCredentialProviders.From(_ => new(new NserCredentials("user", password)));
        });
        var answer = api.Login;
        api.Login = (count, request) => request.Body.Contains("old", StringComparison.Ordinal) ? RawReply.Problem(401, "unauthenticated") : answer(count, request);
        await Assert.ThrowsAsync<NserAuthenticationException>(() => api.ReadAsync());

        password = "new";
        await api.ReadAsync();

        Assert.Equal(2, api.Logins);
    }

    [Fact]
    public async Task A_failed_login_is_not_remembered()
    {
        await using var api = new FakeApi(_ => RawReply.Json("{}"), options => options.Retry.MaxRetries = 0);
        var answer = api.Login;
        api.Login = (_, _) => RawReply.Problem(503, "unavailable");
        await Assert.ThrowsAsync<NserTransportException>(() => api.ReadAsync());

        api.Login = answer;
        await api.ReadAsync();

        Assert.Equal(2, api.Logins);
    }

    [Fact]
    public async Task A_login_whose_answers_are_lost_is_given_up_before_the_account_could_lock()
    {
        await using var api = new FakeApi(_ => RawReply.Json("{}"));
        api.Login = (_, _) => RawReply.Text("", After.Reset);

        await Assert.ThrowsAsync<NserTransportException>(() => api.ReadAsync());

        Assert.Equal(3, api.Logins);
    }

    [Fact]
    public async Task A_refused_token_is_renewed_once_and_the_call_replayed_once()
    {
        var revoked = "";
        await using var api = new FakeApi(request => request.Header("Authorization") == "Bearer " + revoked ? RawReply.Problem(401, "token-expired") : RawReply.Json("{}"));
        revoked = (await api.Core.Tokens.GetAsync(CancellationToken.None)).Value;

        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => api.PushAsync(repeatIsSafe: false)));

        Assert.Equal(2, api.Logins);
        Assert.InRange(api.Server.Count("/api/v2.0/programme-enrollments"), 51, 100);
    }

    [Fact]
    public async Task A_server_that_takes_no_token_gets_one_replay_and_no_more()
    {
        await using var api = new FakeApi(_ => RawReply.Problem(401, "unauthenticated"));

        var error = await Assert.ThrowsAsync<NserAuthenticationException>(() => api.PushAsync(repeatIsSafe: true));

        Assert.Equal("unauthenticated", error.Problem?.Name);
        Assert.False(error.OutcomeUnknown);
        Assert.Equal(2, api.Server.Count("/api/v2.0/programme-enrollments"));
        Assert.Equal(2, api.Logins);
    }

    [Fact]
    public async Task A_locked_account_is_not_replayed()
    {
        await using var api = new FakeApi(_ => RawReply.Problem(401, "account-locked"));

        await Assert.ThrowsAsync<NserAuthenticationException>(() => api.ReadAsync());

        Assert.Equal(1, api.Server.Count("/api/v2.0/usage"));
        Assert.Equal(1, api.Logins);
    }

    [Fact]
    public async Task A_token_near_its_end_is_renewed_in_the_background_while_the_old_one_serves()
    {
        await using var api = new FakeApi(_ => RawReply.Json("{}"));
        var old = await api.Core.Tokens.GetAsync(CancellationToken.None);
        api.Clock.Advance(TimeSpan.FromMinutes(50));

        var release = new TaskCompletionSource();
        var answer = api.Login;
        api.Login = (count, request) =>
        {
            release.Task.Wait();
            return answer(count, request);
        };
        var meanwhile = await api.Core.Tokens.GetAsync(CancellationToken.None);
        Assert.Same(old, meanwhile);
        release.SetResult();

        AccessToken renewed;
        do
        {
            renewed = await api.Core.Tokens.GetAsync(CancellationToken.None);
            await Task.Yield();
        }
        while (ReferenceEquals(renewed, old));
        Assert.Equal(2, api.Logins);
    }

    [Fact]
    public async Task A_machine_whose_clock_is_an_hour_behind_or_ahead_logs_in_once()
    {
        foreach (var hours in new[] { -1, 1 })
        {
            await using var api = new FakeApi(_ => RawReply.Json("{}"));
            var server = api.Clock.GetUtcNow().AddHours(hours);
            api.Login = (_, _) => Tokens.Reply(Tokens.Jwt(server.AddMinutes(30)), server.AddMinutes(30), server);

            for (var call = 0; call < 5; call++)
            {
                await api.ReadAsync();
            }

            Assert.Equal(1, api.Logins);
            Assert.Equal(api.Clock.GetUtcNow().AddMinutes(30), (await api.Core.Tokens.GetAsync(CancellationToken.None)).ExpiresAt);
        }
    }

    [Theory]
    [InlineData("live")]
    [InlineData("")]
    public async Task A_token_of_another_environment_is_not_used_and_no_record_leaves(string environment)
    {
        await using var api = new FakeApi(_ => RawReply.Json("{}"));
        api.Login = (_, _) => Tokens.Reply(Tokens.Jwt(api.Clock.GetUtcNow().AddHours(1), environment), api.Clock.GetUtcNow().AddHours(1));

        await Assert.ThrowsAsync<NserAuthenticationException>(() => api.PushAsync(repeatIsSafe: true));
        await Assert.ThrowsAsync<NserAuthenticationException>(() => api.PushAsync(repeatIsSafe: true));

        Assert.Equal(1, api.Logins);
        Assert.Equal(0, api.Server.Count("/api/v2.0/programme-enrollments"));
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nNser-Environment: live\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\n")]
    public async Task A_server_that_does_not_say_the_expected_environment_gets_no_record(string head)
    {
        var expires = new DateTimeOffset(2026, 3, 2, 5, 0, 0, TimeSpan.Zero);
        await using var api = new FakeApi(_ => RawReply.Json("{}"));
        var body = string.Create(CultureInfo.InvariantCulture, $$"""{"token":"{{Tokens.Jwt(expires)}}","tokenType":"Bearer","expiresAt":"{{expires:O}}"}""");
        api.Login = (_, _) => RawReply.Text(string.Create(CultureInfo.InvariantCulture, $"{head}Content-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n{body}"));

        await Assert.ThrowsAsync<NserAuthenticationException>(() => api.PushAsync(repeatIsSafe: true));

        Assert.Equal(1, api.Logins);
        Assert.Equal(0, api.Server.Count("/api/v2.0/programme-enrollments"));
    }
}
