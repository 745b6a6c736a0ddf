using Nser.Client.Contract;
using Nser.Client.Outbox.Tests.Fakes;
using Nser.Client.Sandbox;

namespace Nser.Client.Outbox.Tests.Sending;

/// <summary>A record that changed after it was accepted replaces what the registry holds; versions arrive in their order.</summary>
public sealed class ReplacementTests
{
    private static readonly IReadOnlyList<string> Lines = SyntheticPeople.EnrollmentLines(10);

    [Theory]
    [InlineData("1.0")]
    [InlineData("2.0")]
    public async Task A_changed_record_is_put_in_place_of_the_old_one(string version)
    {
        await using var rig = await Rig.StartAsync(version);
        var worker = rig.Worker();
        await worker.EnqueueAsync(Lines);
        await worker.DrainAsync();

        var report = await worker.EnqueueAsync(Lines.Select((line, place) => place < 4 ? RefusalTests.Changed(line) : line));
        await worker.DrainAsync();

        Assert.Equal((4, 6), (report.Count(EnqueuedKind.Queued), report.Count(EnqueuedKind.Unchanged)));
        Assert.Equal(4, rig.Sandbox.Requests.Count(request => request.Operation == NserOperation.ReplaceRecord));
        Assert.Equal(4, rig.Sandbox.Ledger.Records.Count(record => record.Revision == 2 && record.Json.Contains("Changed Name", StringComparison.Ordinal)));
        Assert.Equal(0, rig.Sandbox.Ledger.Conflicts);
        Assert.Equal(14, await worker.CountAsync(OutboxRecordState.Accepted));
    }

    [Fact]
    public async Task Of_versions_that_wait_only_the_newest_is_sent()
    {
        await using var rig = await Rig.StartAsync();
        var worker = rig.Worker();
        await worker.EnqueueAsync(Lines[0]);
        await worker.EnqueueAsync(RefusalTests.Changed(Lines[0]));

        await worker.DrainAsync();

        Assert.Equal([OutboxRecordState.Superseded, OutboxRecordState.Accepted], (await worker.RowsAsync()).Select(row => row.State));
        Assert.Contains("Changed Name", Assert.Single(rig.Sandbox.Ledger.Records).Json, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_newer_version_waits_until_the_older_one_is_settled_and_then_replaces_it()
    {
        await using var rig = await Rig.StartAsync();
        var lost = rig.Sandbox.Faults.DropAnswerAfterApplying(on: NserOperation.PushBatch);
        var worker = rig.Worker();
        await worker.EnqueueAsync(Lines[0]);
        await worker.DrainAsync();
        await worker.EnqueueAsync(RefusalTests.Changed(Lines[0]));
        await worker.DrainAsync();
        Assert.Equal((1, 1), (lost.Fired, rig.Sandbox.Ledger.Records[0].Revision));

        await worker.DrainAsync(rounds: 3);

        Assert.Equal([OutboxRecordState.Accepted, OutboxRecordState.Accepted], (await worker.RowsAsync()).Select(row => row.State));
        Assert.Equal((2, 0), (rig.Sandbox.Ledger.Records[0].Revision, rig.Sandbox.Ledger.Conflicts));
    }

    [Fact]
    public async Task A_replacement_whose_answer_was_lost_is_repeated_and_changes_nothing_twice()
    {
        await using var rig = await Rig.StartAsync();
        var worker = rig.Worker();
        await worker.EnqueueAsync(Lines);
        await worker.DrainAsync();
        var lost = rig.Sandbox.Faults.DropAnswerAfterApplying(times: 2, on: NserOperation.ReplaceRecord);
        await worker.EnqueueAsync(Lines.Select(RefusalTests.Changed));

        await worker.DrainAsync(rounds: 5);

        Assert.Equal(2, lost.Fired);
        Assert.All(rig.Sandbox.Ledger.Records, record => Assert.Equal(2, record.Revision));
        Assert.Equal(20, await worker.CountAsync(OutboxRecordState.Accepted));
    }

    [Fact]
    public async Task A_record_that_is_gone_from_the_registry_is_pushed_anew()
    {
        await using var rig = await Rig.StartAsync();
        var worker = rig.Worker();
        await worker.EnqueueAsync(Lines[0]);
        await worker.DrainAsync();
        var gone = rig.Sandbox.Faults.Answer(404, times: 1, on: NserOperation.ReplaceRecord);
        await worker.EnqueueAsync(RefusalTests.Changed(Lines[0]));

        await worker.DrainAsync(rounds: 3);

        Assert.Equal(1, gone.Fired);
        Assert.Equal(2, rig.Pushes.Count);
        Assert.NotEqual(rig.Keys[0], rig.Keys[1]);
    }

    [Fact]
    public async Task One_record_that_cannot_be_replaced_does_not_hold_up_the_others()
    {
        await using var rig = await Rig.StartAsync();
        var worker = rig.Worker(options => options.FailuresBeforeSplit = 2);
        await worker.EnqueueAsync(Lines);
        await worker.DrainAsync();
        var failing = rig.Sandbox.Faults.Answer(500, times: 2, on: NserOperation.ReplaceRecord);
        await worker.EnqueueAsync(Lines.Select(RefusalTests.Changed));

        await worker.DrainAsync(rounds: 4);

        Assert.Equal(2, failing.Fired);
        Assert.All(rig.Sandbox.Ledger.Records, record => Assert.Equal(2, record.Revision));
    }
}
