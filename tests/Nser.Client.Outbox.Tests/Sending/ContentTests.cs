using Nser.Client.Api;
using Nser.Client.Outbox.Stores;
using Nser.Client.Outbox.Tests.Fakes;
using Nser.Client.Sandbox.Seeds;

namespace Nser.Client.Outbox.Tests.Sending;

/// <summary>A key belongs to its bytes: other bytes never go out under it (P30).</summary>
public sealed class ContentTests
{
    [Fact]
    public async Task A_batch_whose_bytes_come_out_otherwise_after_a_lost_answer_is_not_sent_but_put_in_doubt()
    {
        await using var rig = await Rig.StartAsync();
        var lost = rig.Sandbox.Faults.DropAnswerAfterApplying(on: NserOperation.PushBatch);
        var worker = rig.Worker(seam: store => new OtherMembers(store));
        await worker.EnqueueAsync(SyntheticPeople.EnrollmentLines(10));

        await worker.DrainAsync(rounds: 3);

        Assert.Equal(1, lost.Fired);
        Assert.Single(rig.Pushes);
        Assert.Equal(0, rig.Sandbox.Ledger.Conflicts);
        Assert.All(await worker.RowsAsync(), row => Assert.Equal((OutboxRecordState.InDoubt, OutboxCodes.Content), (row.State, row.Code)));
    }

    [Fact]
    public async Task A_batch_that_certainly_was_not_stored_is_formed_anew()
    {
        await using var rig = await Rig.StartAsync();
        var busy = rig.Sandbox.Faults.Answer(429, times: 1, on: NserOperation.PushBatch);
        var worker = rig.Worker(seam: store => new OtherMembers(store));
        await worker.EnqueueAsync(SyntheticPeople.EnrollmentLines(10));

        await worker.DrainAsync(rounds: 3);

        Assert.Equal(1, busy.Fired);
        Assert.Equal(2, rig.Keys.Distinct().Count());
        Assert.Equal((10, 1, 0), (rig.Sandbox.Ledger.Count, rig.Sandbox.Ledger.MostApplications, rig.Sandbox.Ledger.Conflicts));
    }

    /// <summary>A programming error or a damaged store: members come back in another order.</summary>
    private sealed class OtherMembers(IOutboxStore inner) : StoreSeam(inner)
    {
        public override async Task<IReadOnlyList<StoredRecord>> MembersAsync(string key, CancellationToken cancellationToken) =>
            [.. (await Inner.MembersAsync(key, cancellationToken)).Reverse()];
    }
}
