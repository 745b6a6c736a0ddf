using Nser.Client.Api;
using Nser.Client.Pipeline;
using Nser.Client.Push;
using Nser.Client.Sandbox;
using Nser.Client.Sandbox.Accounts;
using Nser.Client.Sandbox.Seeds;
using Nser.Client.Testing;
using Nser.Standards;

namespace Nser.Client.Tests.Push;

public sealed class TokenOnTheWayTests
{
    [Fact]
    public async Task A_token_that_expires_between_batches_is_not_noticed()
    {
        await using var sandbox = await NserSandbox.StartAsync();
        var expired = sandbox.Faults.ExpireToken(on: NserOperation.PushBatch);
        await using var client = sandbox.ClientFor("1.0");

        var report = await client.Enrollments.PushAsync(SyntheticPeople.Enrollments(300), new PushOptions { BatchSize = 20 });

        Assert.Equal(1, expired.Fired);
        Assert.Equal(300, report.Accepted);
        Assert.Equal(0, sandbox.Logins.Refused);
    }

    [Fact]
    public async Task A_thousand_calls_on_a_revoked_token_cause_one_login()
    {
        await using var sandbox = await NserSandbox.StartAsync();
        await using var client = sandbox.ClientFor("2.0");
        await client.ConnectAsync();
        sandbox.RevokeTokens();

        await Task.WhenAll(Enumerable.Range(0, 1_000).Select(place => client.Enrollments.FindAsync($"R-{place}")));

        Assert.Equal(2, sandbox.Logins.Total);
    }

    [Fact]
    public async Task The_first_caller_may_give_up_while_it_logs_in_and_the_others_go_on()
    {
        await using var sandbox = await NserSandbox.StartAsync();
        var slow = sandbox.Faults.Delay(TimeSpan.FromMilliseconds(300), on: NserOperation.Token);
        await using var client = sandbox.ClientFor("2.0");
        using var impatient = new CancellationTokenSource();

        var first = client.Enrollments.FindAsync("R-0", impatient.Token);
        var others = Enumerable.Range(1, 20).Select(place => client.Enrollments.FindAsync($"R-{place}")).ToList();
        await impatient.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        await Task.WhenAll(others);
        Assert.Equal((1, 1), (slow.Fired, sandbox.Logins.Total));
    }

    [Fact]
    public async Task A_refused_login_is_never_repeated()
    {
        await using var sandbox = await NserSandbox.StartAsync();
        var options = sandbox.CreateOptions();
        options.Password = "not the password";
        await using var client = new NserClient(options);

        for (var attempt = 0; attempt < 20; attempt++)
        {
            await Assert.ThrowsAsync<NserAuthenticationException>(() => client.Enrollments.PushAsync(SyntheticPeople.Enrollments(1)));
        }

        Assert.Equal(1, sandbox.Logins.Refused);
        Assert.False(sandbox.Accounts.IsLocked(sandbox.UserName));
    }

    [Fact]
    public async Task An_account_of_the_other_environment_is_refused_before_any_record_leaves()
    {
        await using var sandbox = await NserSandbox.StartAsync();
        sandbox.Accounts.Add(new SandboxAccount("live-user", "live-password") { Environment = NserEnvironment.Live });
        var options = sandbox.CreateOptions();
        (options.UserName, options.Password) = ("live-user", "live-password");
        await using var client = new NserClient(options);

        await Assert.ThrowsAsync<NserAuthenticationException>(() => client.Enrollments.PushAsync(SyntheticPeople.Enrollments(1)));

        Assert.DoesNotContain(sandbox.Requests, request => request.Operation == NserOperation.PushBatch);
    }
}
