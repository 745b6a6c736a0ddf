using Nser.Client.Outbox.Tests.Postgres;
using Nser.Client.Outbox.Stores;
using Nser.Client.Outbox.Tests.Stores;
using static Nser.Client.Outbox.OutboxRecordState;

namespace Nser.Client.Outbox.Tests.Slots;

/// <summary>A slot's records: in the outbox all together with the end of the slot, or not at all.</summary>
public abstract class SlotRecordSuite : StoreSuite
{
    private static readonly SlotCounts Counts = new(2, 2, 0, 0);

    [Fact]
    public async Task Staged_records_are_not_sent_before_their_slot_is_complete()
    {
        var slot = await TakeAsync();
        Assert.Equal([EnqueuedKind.Queued, EnqueuedKind.Queued], await StageAsync(slot, Some.Records(2)));
        Assert.Equal([EnqueuedKind.AlreadyQueued, EnqueuedKind.AlreadyQueued], await StageAsync(slot, Some.Records(2)));
        Assert.Null(await Store.FormAsync());
        Assert.Null(await Store.Slots.WatermarkAsync("one", default));

        Assert.True(await Store.Slots.CompleteAsync(slot, Counts, "2027-01-31", default));
        Assert.Equal(["R-0", "R-1"], Assert.NotNull(await Store.FormAsync()).Members.Select(member => member.RecordId));
        Assert.Equal("2027-01-31", await Store.Slots.WatermarkAsync("one", default));
    }

    [Fact]
    public async Task What_a_failed_attempt_staged_is_dropped_with_its_watermark()
    {
        var slot = await TakeAsync();
        await StageAsync(slot, Some.Records(2));
        Assert.True(await Store.Slots.FailAsync(slot, "source broke off", TimeSpan.Zero, isFinal: false, default));
        Assert.Empty(await Row.AllAsync(Store));

        slot = await TakeAsync();
        await StageAsync(slot, Some.Record("R-1", "second"));
        Assert.True(await Store.Slots.CompleteAsync(slot, Counts, null, default));
        Assert.Equal("second", Assert.Single(await Row.AllAsync(Store)).Body);
        Assert.Null(await Store.Slots.WatermarkAsync("one", default));
    }

    [Fact]
    public async Task What_a_lost_worker_staged_is_dropped_by_whoever_takes_over()
    {
        var lost = await TakeAsync();
        await StageAsync(lost, Some.Records(2));
        await Fixture.LetPassAsync(Some.Lease);
        var slot = await TakeAsync();
        Assert.Empty(await Row.AllAsync(Store));

        await StageAsync(slot, Some.Records(1));
        await Assert.ThrowsAsync<OutboxStoreException>(() => StageAsync(lost, Some.Records(3)));
        Assert.False(await Store.Slots.FailAsync(lost, "woke up", TimeSpan.Zero, isFinal: false, default));
        Assert.True(await Store.Slots.CompleteAsync(slot, Counts, null, default));
        Assert.Equal(("R-0", Pending), Assert.Single((await Row.AllAsync(Store)).Select(row => (row.RecordId, row.State))));
        await Assert.ThrowsAsync<OutboxStoreException>(() => StageAsync(slot, Some.Records(3)));
    }

    [Fact]
    public async Task Completion_takes_the_place_of_versions_that_wait_and_replaces_what_was_accepted()
    {
        await Store.AddAsync(Some.Record("accepted"), Some.Record("same"));
        await Store.AcceptAllAsync();
        await Store.AddAsync(Some.Record("waits"), Some.Record("stays"));

        var slot = await TakeAsync();
        await StageAsync(slot, Some.Record("accepted", "second"), Some.Record("waits", "second"), Some.Record("stays"), Some.Record("new"));
        Assert.Equal([EnqueuedKind.Unchanged], await StageAsync(slot, Some.Record("same")));
        Assert.Equal([Pending, Staged], await Row.StatesAsync(Store, "waits"));
        Assert.True(await Store.Slots.CompleteAsync(slot, Counts, null, default));

        Assert.Equal([Superseded, Pending], await Row.StatesAsync(Store, "waits"));
        Assert.Equal([Pending], await Row.StatesAsync(Store, "stays"));
        Assert.Equal([Accepted], await Row.StatesAsync(Store, "same"));
        var rows = (await Row.AllAsync(Store)).Where(row => row.State == Pending).ToDictionary(row => row.RecordId, row => row.Purpose);
        Assert.Equal((BatchPurpose.Replace, BatchPurpose.Push), (rows["accepted"], rows["new"]));
    }

    [Fact]
    public async Task What_was_accepted_while_it_was_staged_is_left_out()
    {
        var slot = await TakeAsync();
        await StageAsync(slot, Some.Record("R-1"), Some.Record("R-2"));
        await Store.AddAsync(Some.Record("R-1"));
        await Store.AcceptAllAsync();
        Assert.True(await Store.Slots.CompleteAsync(slot, Counts, null, default));
        Assert.DoesNotContain(Pending, await Row.StatesAsync(Store, "R-1"));
        Assert.Equal([Pending], await Row.StatesAsync(Store, "R-2"));
    }

    [Fact]
    public async Task One_slot_may_stage_the_same_record_id_for_two_feeds()
    {
        var slot = await TakeAsync();
        await StageAsync(slot, Some.Record("R-1"));
        Assert.Equal([EnqueuedKind.Queued], await Store.AddAsync("payments", [Some.Record("R-1")], slot, null, default));
        Assert.True(await Store.Slots.CompleteAsync(slot, Counts, null, default));
        Assert.Equal([Pending, Pending], await Row.StatesAsync(Store, "R-1"));
    }

    private Task<IReadOnlyList<EnqueuedKind>> StageAsync(SlotLease slot, params NewRecord[] records) => Store.AddAsync(Some.Feed, records, slot, null, default);

    private async Task<SlotLease> TakeAsync()
    {
        await Store.Slots.RequestAsync("one", [DateTimeOffset.UnixEpoch], again: false, default);
        return Assert.IsType<SlotLease>(await Store.Slots.TakeAsync(["one"], "worker", Some.Lease, default));
    }
}

public sealed class SqliteSlotRecordTests : SlotRecordSuite
{
    private protected override Task<StoreFixture> CreateAsync() => Task.FromResult<StoreFixture>(new SqliteFixture());
}

[Collection(PostgresSuite.Name)]
[Trait("Needs", "Machine")]
public sealed class PostgresSlotRecordTests(SharedPostgres postgres) : SlotRecordSuite
{
    private protected override Task<StoreFixture> CreateAsync() => Task.FromResult<StoreFixture>(new PostgresFixture(postgres.Cluster));
}
