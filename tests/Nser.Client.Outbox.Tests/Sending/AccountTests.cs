using Nser.Client.Api;
using Nser.Client.Outbox.Tests.Fakes;
using Nser.Client.Sandbox.Seeds;

namespace Nser.Client.Outbox.Tests.Sending;

/// <summary>Tokens that end on the way, and accounts that are refused (P22, P23).</summary>
public sealed class AccountTests
{
    [Fact]
    public async Task A_token_that_is_revoked_on_the_way_costs_one_login_and_no_key()
    {
        await using var rig = await Rig.StartAsync();
        var worker = rig.Worker(options => (options.BatchSize, options.MaxConcurrency) = (10, 4));
        await worker.Client.ConnectAsync();
        var fault = rig.Sandbox.Faults.RevokeTokens(on: NserOperation.PushBatch);
        await worker.EnqueueAsync(SyntheticPeople.EnrollmentLines(200));

        var report = await worker.DrainAsync();

        Assert.Equal(1, fault.Fired);
        Assert.Equal(200, report.Accepted);
        Assert.Equal(2, rig.Sandbox.Logins.Accepted);
        Assert.Equal(20, rig.Keys.Distinct().Count());
        Assert.Equal(1, rig.Sandbox.Ledger.MostApplications);
    }

    [Fact]
    public async Task An_account_that_may_not_push_is_stopped_until_a_person_resumes_it()
    {
        await using var rig = await Rig.StartAsync();
        var fault = rig.Sandbox.Faults.Answer(403, times: 1, on: NserOperation.PushBatch);
        var worker = rig.Worker(options => options.MaxConcurrency = 1);
        await worker.EnqueueAsync(SyntheticPeople.EnrollmentLines(10));

        await worker.DrainAsync(rounds: 5);
        Assert.Equal(1, fault.Fired);
        Assert.Single(rig.Pushes);
        Assert.Equal(1, rig.Logged("STOPPED"));

        await worker.Outbox.ResumeAsync("");
        await worker.DrainAsync();

        Assert.Equal(2, rig.Pushes.Count);
        Assert.Single(rig.Keys.Distinct());
        Assert.Equal((10, 1), (rig.Sandbox.Ledger.Count, rig.Sandbox.Ledger.MostApplications));
    }

    [Fact]
    public async Task A_refused_login_is_not_repeated_and_stops_the_client()
    {
        await using var rig = await Rig.StartAsync();
        var worker = rig.Worker(client: options => options.Password = "wrong");
        await worker.EnqueueAsync(SyntheticPeople.EnrollmentLines(10));

        await worker.DrainAsync(rounds: 5);

        Assert.Equal(1, rig.Sandbox.Logins.Refused);
        Assert.Empty(rig.Pushes);
        Assert.Equal(10, await worker.CountAsync(OutboxRecordState.Batched));
        Assert.True(rig.Logged("STOPPED") > 0);
    }

    [Fact]
    public async Task While_the_login_is_down_everybody_waits_and_nothing_counts_as_sent()
    {
        await using var rig = await Rig.StartAsync();
        var fault = rig.Sandbox.Faults.Answer(503, times: 2, on: NserOperation.Token);
        var worker = rig.Worker(options => options.MaxConcurrency = 1);
        await worker.EnqueueAsync(SyntheticPeople.EnrollmentLines(10));

        await worker.DrainAsync();
        Assert.Equal(2, fault.Fired);
        Assert.Empty(rig.Pushes);
        await worker.DrainAsync(rounds: 3);

        Assert.Single(rig.Pushes);
        Assert.Equal(10, rig.Sandbox.Ledger.Count);
        Assert.Equal(1, rig.Sandbox.Logins.Accepted);
    }
}
