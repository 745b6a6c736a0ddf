using Nser.Client.Api;
using Nser.Client.Outbox.Tests.Fakes;
using Nser.Client.Sandbox.Seeds;

namespace Nser.Client.Outbox.Tests.Sending;

/// <summary>A record that changed after it was accepted replaces what the registry holds; versions arrive in their order.</summary>
public sealed class ReplacementTests
{
    private static readonly IReadOnlyList<string> Lines = SyntheticPeople.EnrollmentLines(10);

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
    public async Task A_record_that_is_gone_from_the_registry_is_pushed_anew()
    {
        await using var rig = Rig.For();
        await using var registry = Storing();
        var worker = rig.Worker(client: options => options.BaseAddress = registry.Address);
        await worker.EnqueueAsync(Lines);
        await worker.DrainAsync();
        var gone = StubRegistry.StubPush.IdOf(Lines[3]);
        registry.Forget(gone);
        await worker.EnqueueAsync(Lines.Select(RefusalTests.Changed));

        await worker.DrainAsync(rounds: 3);

        Assert.Equal(10, registry.Replacements.Count);
        Assert.Equal([gone], registry.Pushes[1].Ids);
        Assert.NotEqual(registry.Pushes[0].Key, registry.Pushes[1].Key);
        Assert.Equal((10, 2), (registry.Lines.Values.Count(line => line.Contains("Changed Name", StringComparison.Ordinal)), registry.Pushes.Count));
        Assert.Equal(20, await worker.CountAsync(OutboxRecordState.Accepted));
    }

    [Fact]
    public async Task A_record_on_whose_replacement_the_server_breaks_is_parked_and_does_not_hold_up_the_others()
    {
        await using var rig = Rig.For();
        await using var registry = Storing();
        var poison = StubRegistry.StubPush.IdOf(Lines[3]);
        registry.AnswerReplacement = id => id == poison ? StubReplies.Failed() : null;
        var worker = rig.Worker(options => options.FailuresBeforeSplit = 3, options => options.BaseAddress = registry.Address);
        await worker.EnqueueAsync(Lines);
        await worker.DrainAsync();
        await worker.EnqueueAsync(Lines.Select(RefusalTests.Changed));

        await worker.DrainAsync(rounds: 6);

        var parked = Assert.Single(await worker.RowsAsync(), row => row.State != OutboxRecordState.Accepted);
        Assert.Equal((poison, OutboxRecordState.Parked, OutboxCodes.Poison), (parked.RecordId, parked.State, parked.Code));
        Assert.Equal(3, registry.Replacements.Count(id => id == poison));
        Assert.Equal(9, registry.Replacements.Count(id => id != poison));
        Assert.All(registry.Lines, record => Assert.Equal(record.Key != poison, record.Value.Contains("Changed Name", StringComparison.Ordinal)));
    }

    private static StubRegistry Storing() => new((registry, push) =>
    {
        registry.Store(push, _ => true);
        return push.Stored();
    });
}
