using Nser.Client.Api;
using Nser.Client.Pipeline;
using Nser.Client.Push;
using Nser.Client.Sandbox;
using Nser.Client.Sandbox.Seeds;
using Nser.Client.Testing;

namespace Nser.Client.Tests.Push;

public sealed class LostAnswerTests
{
    public static TheoryData<string> Versions => new("1.0", "2.0");

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task A_batch_whose_answer_was_lost_is_replayed_and_stored_once(string version)
    {
        await using var sandbox = await NserSandbox.StartAsync();
        var fault = sandbox.Faults.DropAnswerAfterApplying(times: 1, on: NserOperation.PushBatch);
        await using var client = sandbox.ClientFor(version);

        var report = await client.Enrollments.PushAsync(SyntheticPeople.Enrollments(500));

        Assert.Equal(1, fault.Fired);
        Assert.Equal((500, 1), (report.Accepted, report.Replays));
        Assert.Equal(500, sandbox.Ledger.Count);
        Assert.All(sandbox.Ledger.Records, record => Assert.Equal(1, record.Applications));
        Assert.Single(sandbox.Requests, request => request.IsReplay);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task With_the_default_number_of_retries_ten_answers_lost_in_a_row_still_end_in_each_record_stored_once(string version)
    {
        await using var sandbox = await NserSandbox.StartAsync();
        var fault = sandbox.Faults.DropAnswerAfterApplying(times: 10, on: NserOperation.PushBatch);
        await using var client = sandbox.ClientFor(version);

        var report = await client.Enrollments.PushAsync(SyntheticPeople.Enrollments(300));

        Assert.Equal(10, fault.Fired);
        Assert.Equal(300, report.Accepted);
        Assert.All(sandbox.Ledger.Records, record => Assert.Equal(1, record.Applications));
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Answers_lost_truncated_and_reset_by_chance_store_each_record_once(string version)
    {
        await using var sandbox = await NserSandbox.StartAsync(new NserSandboxOptions { Seed = 7 });
        var dropped = sandbox.Faults.DropAnswerAfterApplying(times: int.MaxValue, probability: 0.3, on: NserOperation.PushBatch);
        var truncated = sandbox.Faults.TruncateBody(times: int.MaxValue, probability: 0.2, on: NserOperation.PushBatch);
        var reset = sandbox.Faults.ResetBeforeApplying(times: int.MaxValue, probability: 0.2, on: NserOperation.PushBatch);
        await using var client = sandbox.ClientFor(version, retries: 20);

        var report = await client.Enrollments.PushAsync(SyntheticPeople.Enrollments(1_000), new PushOptions { BatchSize = 50 });

        Assert.True(report.IsComplete, report.Failure?.ToString());
        Assert.True(dropped.Fired > 0 && truncated.Fired > 0 && reset.Fired > 0, $"fired: {dropped.Fired}, {truncated.Fired}, {reset.Fired}");
        Assert.Equal(1_000, report.Accepted);
        Assert.Equal(1_000, sandbox.Ledger.Count);
        Assert.All(sandbox.Ledger.Records, record => Assert.Equal(1, record.Applications));
    }

    [Fact]
    public async Task Where_the_server_offers_nothing_for_repeats_a_lost_answer_leaves_the_outcome_unknown()
    {
        await using var sandbox = await NserSandbox.StartAsync();
        sandbox.Faults.DropAnswerAfterApplying(times: 1, on: NserOperation.PushBatch);
        await using var client = sandbox.ClientFor("2.0", repeats: SafeRepeat.None);

        var report = await client.Enrollments.PushAsync(SyntheticPeople.Enrollments(10));

        Assert.Equal(10, report.Unknown);
        Assert.True(Assert.IsType<NserTransportException>(report.Failure).OutcomeUnknown);
        Assert.Single(sandbox.Requests, request => request.Operation == NserOperation.PushBatch);
    }

    [Fact]
    public async Task Where_the_server_offers_look_up_a_lost_batch_is_looked_up_and_not_sent_again()
    {
        await using var sandbox = await NserSandbox.StartAsync();
        sandbox.Faults.DropAnswerAfterApplying(times: 1, on: NserOperation.PushBatch);
        await using var client = sandbox.ClientFor("2.0", repeats: SafeRepeat.Lookup);

        var report = await client.Enrollments.PushAsync(SyntheticPeople.Enrollments(10));

        Assert.All(report.Outcomes, outcome => Assert.Equal(PushOutcomeKind.Stored, outcome.Kind));
        Assert.Single(sandbox.Requests, request => request.Operation == NserOperation.PushBatch);
        Assert.Equal((10, 10), (report.Read, report.Accepted));
    }

    [Fact]
    public async Task A_server_that_stays_down_stops_the_run_and_every_record_has_an_outcome()
    {
        await using var sandbox = await NserSandbox.StartAsync();
        await using var client = sandbox.ClientFor("1.0", retries: 2);
        await client.Enrollments.PushAsync(SyntheticPeople.Enrollments(10));
        sandbox.Faults.Answer(503, times: int.MaxValue, on: NserOperation.PushBatch);

        var report = await client.Enrollments.PushAsync(SyntheticPeople.Enrollments(5_000), new PushOptions { MaxConcurrency = 1 });

        Assert.Equal(report.Read, report.NotSent);
        Assert.True(report.Read < 5_000, "The source is not read on when nothing can be sent.");
        Assert.True(Assert.IsAssignableFrom<NserException>(report.Failure).IsTransient);
    }
}
