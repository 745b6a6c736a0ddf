using Nser.Client.Outbox.Tests.Postgres;
using Nser.Client.Outbox.Stores.Sql;
using static Nser.Client.Outbox.OutboxRecordState;

namespace Nser.Client.Outbox.Tests.Stores;

/// <summary>Records of a slot: invisible until the slot is complete, and then judged against what came meanwhile.</summary>
public abstract class StagingSuite : StoreSuite
{
    private SlotLease? slot;

    [Fact]
    public async Task Staged_records_are_not_sent_and_do_not_disturb_those_that_wait()
    {
        await Store.AddAsync(Some.Record("R", "first"));
        Assert.Equal([EnqueuedKind.Queued, EnqueuedKind.Queued], await StageAsync(Some.Record("R", "second"), Some.Record("S")));
        Assert.Equal([Pending, Staged], await Row.StatesAsync(Store, "R"));
        Assert.Equal("first"u8.ToArray(), Assert.Single(Assert.NotNull(await Store.FormAsync()).Members).Json.ToArray());
    }

    [Fact]
    public async Task A_slot_that_runs_again_stages_the_same_rows_once()
    {
        await StageAsync(Some.Record("R"), Some.Record("S"));
        Assert.All(await StageAsync(Some.Record("R"), Some.Record("S")), kind => Assert.Equal(EnqueuedKind.AlreadyQueued, kind));
        Assert.Equal(EnqueuedKind.Queued, Assert.Single(await StageAsync(Some.Record("R", "second"))));
        Assert.Equal([Superseded, Staged], await Row.StatesAsync(Store, "R"));
        Assert.Equal(2, await ReleaseAsync());
        Assert.Equal([Superseded, Pending], await Row.StatesAsync(Store, "R"));
    }

    [Fact]
    public async Task A_record_that_is_only_staged_is_still_taken_from_another_caller()
    {
        await StageAsync(Some.Record("R"));
        Assert.Equal(EnqueuedKind.Queued, await Store.AddOneAsync(Some.Record("R")));
        Assert.Equal(1, await Store.Database.WriteAsync(session => new StagedRecords(Store.Database.Dialect).DropAsync(session, slot!.Id, default), default));
        Assert.Equal([Pending], await Row.StatesAsync(Store, "R"));
    }

    [Fact]
    public async Task Completing_a_slot_supersedes_older_versions_and_leaves_out_what_is_known()
    {
        await Store.AddAsync(Some.Record("unchanged"), Some.Record("changed"));
        await Store.AcceptAllAsync();
        await Store.AddAsync(Some.Record("under way", "first"));
        await Store.FormAsync();
        await Store.AddAsync(Some.Record("waits", "first"), Some.Record("under way", "second"));
        await StageAsync(Some.Record("changed", "second"), Some.Record("waits", "second"), Some.Record("under way", "first"), Some.Record("new"));
        await StageAsync(Some.Record("later", "staged"));
        await Store.AddAsync(Some.Record("later", "direct"));

        Assert.Equal(3, await ReleaseAsync());
        Assert.Equal([Accepted], await Row.StatesAsync(Store, "unchanged"));
        Assert.Equal([Accepted, Pending], await Row.StatesAsync(Store, "changed"));
        Assert.Equal([Superseded, Pending], await Row.StatesAsync(Store, "waits"));
        Assert.Equal([Batched, Superseded], await Row.StatesAsync(Store, "under way"));
        Assert.Equal([Pending], await Row.StatesAsync(Store, "new"));
        Assert.Equal([Superseded, Pending], await Row.StatesAsync(Store, "later"));
        Assert.Equal(BatchPurpose.Replace, (await Row.AllAsync(Store)).Last(row => row.RecordId == "changed").Purpose);
    }

    private async Task<IReadOnlyList<EnqueuedKind>> StageAsync(params Nser.Client.Outbox.NewRecord[] records)
    {
        if (slot is null)
        {
            await Store.Slots.RequestAsync("monthly", [DateTimeOffset.UnixEpoch], again: false, default);
            slot = await Store.Slots.TakeAsync(["monthly"], "one", Some.Lease, default);
        }

        return await Store.AddAsync(Some.Feed, records, slot, null, default);
    }

    private Task<int> ReleaseAsync() => Store.Database.WriteAsync(session => new StagedRecords(Store.Database.Dialect).ReleaseAsync(session, slot!.Id, default), default);
}

public sealed class SqliteStagingTests : StagingSuite
{
    private protected override Task<StoreFixture> CreateAsync() => Task.FromResult<StoreFixture>(new SqliteFixture());
}

[Collection(PostgresSuite.Name)]
[Trait("Needs", "Machine")]
public sealed class PostgresStagingTests(SharedPostgres postgres) : StagingSuite
{
    private protected override Task<StoreFixture> CreateAsync() => Task.FromResult<StoreFixture>(new PostgresFixture(postgres.Cluster));
}
