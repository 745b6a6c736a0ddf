using Nser.Client.Outbox.Tests.Postgres;
using static Nser.Client.Outbox.OutboxRecordState;

namespace Nser.Client.Outbox.Tests.Stores;

/// <summary>What answers, lost answers and persons make of records and batches.</summary>
public abstract class SettlementSuite : StoreSuite
{
    [Fact]
    public async Task Each_member_gets_its_own_answer()
    {
        await Store.AddAsync(Some.Records(5));
        var (leased, members) = Assert.NotNull(await Store.FormAsync());
        Assert.True(await Store.FinishAsync(
            leased.Lease,
            Some.Accepted(
                new(members[1].Id, Rejected, new("PE-07", "[{}]")), new(members[2].Id, Pending, Purpose: BatchPurpose.Replace), new(members[3].Id, Parked, new("NSER-OUTBOX-CONFLICT", "[]"))),
            default));

        var rows = await Row.AllAsync(Store);
        Assert.Equal([Accepted, Rejected, Pending, Parked, Accepted], rows.Select(row => row.State));
        Assert.Equal([null, "PE-07", null, "NSER-OUTBOX-CONFLICT", null], rows.Select(row => row.Code));
        Assert.Equal(["", "first", "first", "first", ""], rows.Select(row => row.Body));
        Assert.Equal([true, true, false, false, true], rows.Select(row => row.SettledAt is not null));
        Assert.Equal(BatchPurpose.Replace, rows[2].Purpose);
        Assert.Equal(OutboxBatchState.Done, await Row.StateOfAsync(Store, leased.Batch.Key));
        Assert.Empty(await Store.MembersAsync(leased.Batch.Key, default));
    }

    [Fact]
    public async Task Records_settled_one_by_one_stay_settled_when_the_batch_goes_on()
    {
        await Store.AddAsync(Some.Records(3));
        var (leased, members) = Assert.NotNull(await Store.FormAsync());
        Assert.True(await Store.SettleAsync(leased.Lease, [new(members[0].Id, Accepted), new(members[1].Id, Rejected, new("PE-01", "[]"))], default));
        Assert.Equal("R-2", Assert.Single(await Store.MembersAsync(leased.Batch.Key, default)).RecordId);
        Assert.True(await Store.RetryAsync(leased.Lease, new(TimeSpan.Zero, true, false, false, "lost"), default));
        var again = Some.Found(await Store.ClaimAsync(Some.Terms(), default));
        Assert.True(await Store.FinishAsync(again.Lease, Some.Accepted(), default));
        Assert.Equal([Accepted, Rejected, Accepted], (await Row.AllAsync(Store)).Select(row => row.State));
    }

    [Fact]
    public async Task A_batch_in_doubt_is_claimed_only_by_its_key_and_settled_once()
    {
        await Store.AddAsync(Some.Records(3));
        var (leased, members) = Assert.NotNull(await Store.FormAsync());
        Assert.True(await Store.DoubtAsync(leased.Lease, new("NSER-OUTBOX-IN-DOUBT", "[]"), default));
        Assert.All(await Row.AllAsync(Store), row => Assert.Equal((InDoubt, "NSER-OUTBOX-IN-DOUBT"), (row.State, row.Code)));
        await Fixture.LetPassAsync(Some.Lease * 2);
        Assert.Null(await Store.ClaimAsync(Some.Terms(), default));

        var doubted = Some.Found(await Store.ClaimInDoubtAsync(leased.Batch.Key, Some.Terms("two"), default));
        Assert.Equal((OutboxBatchState.InDoubt, 1, true), (doubted.Batch.State, doubted.Batch.Attempts, doubted.Batch.MaybeApplied));
        Assert.Null(await Store.ClaimInDoubtAsync(leased.Batch.Key, Some.Terms("three"), default));
        Assert.Equal(3, (await Store.MembersAsync(leased.Batch.Key, default)).Count);
        Assert.True(await Store.FinishAsync(doubted.Lease, new(InDoubt, [new(members[0].Id, Accepted), new(members[1].Id, Pending)], null), default));
        Assert.Equal([Accepted, Pending, InDoubt], (await Row.AllAsync(Store)).Select(row => row.State));
        Assert.Equal(OutboxBatchState.InDoubt, await Row.StateOfAsync(Store, leased.Batch.Key));

        var rest = Some.Found(await Store.ClaimInDoubtAsync(leased.Batch.Key, Some.Terms(), default));
        Assert.True(await Store.RetryAsync(rest.Lease, new(TimeSpan.Zero, false, false, true, "registry away"), default));
        rest = Some.Found(await Store.ClaimInDoubtAsync(leased.Batch.Key, Some.Terms(), default));
        Assert.Equal(1, rest.Batch.Attempts);
        Assert.True(await Store.FinishAsync(rest.Lease, Some.Accepted(), default));
        Assert.Equal(OutboxBatchState.Done, await Row.StateOfAsync(Store, leased.Batch.Key));
        Assert.Null(await Store.ClaimInDoubtAsync(leased.Batch.Key, Some.Terms(), default));
    }

    [Fact]
    public async Task A_newer_version_waits_behind_one_in_doubt()
    {
        await Store.AddAsync(Some.Record("R", "first"));
        var (leased, _) = Assert.NotNull(await Store.FormAsync());
        await Store.DoubtAsync(leased.Lease, new("NSER-OUTBOX-IN-DOUBT", "[]"), default);
        await Store.AddAsync(Some.Record("R", "second"));
        Assert.Null(await Store.FormAsync());
        Assert.Equal([InDoubt, Pending], await Row.StatesAsync(Store, "R"));
    }

    [Fact]
    public async Task Parts_take_the_place_of_a_batch_and_nobody_is_left_out()
    {
        await Store.AddAsync(Some.Records(4));
        var (leased, members) = Assert.NotNull(await Store.FormAsync());
        Assert.True(await Store.SplitAsync(leased.Lease, [Some.All([members[0]]), Some.All([members[1], members[2]])], default));
        Assert.Equal(OutboxBatchState.Split, await Row.StateOfAsync(Store, leased.Batch.Key));
        Assert.Equal([Batched, Batched, Batched, Pending], (await Row.AllAsync(Store)).Select(row => row.State));

        var first = Some.Found(await Store.ClaimAsync(Some.Terms(), default));
        var second = Some.Found(await Store.ClaimAsync(Some.Terms(), default));
        Assert.Null(await Store.ClaimAsync(Some.Terms(), default));
        Assert.All([first, second], part => Assert.Equal((leased.Batch.Key, 1, false), (part.Batch.Parent, part.Batch.Attempts, part.Batch.MaybeApplied)));
        var parts = (await Store.MembersAsync(first.Batch.Key, default)).Concat(await Store.MembersAsync(second.Batch.Key, default));
        Assert.Equal(["R-0", "R-1", "R-2"], parts.Select(member => member.RecordId).Order());
    }

    [Fact]
    public async Task Parked_and_rejected_records_go_again_when_a_person_says_so()
    {
        await Store.AddAsync(Some.Record("parked"), Some.Bad("rejected", code: "PE-02"), Some.Bad("other", code: "PE-03"), Some.Record("waits"));
        var ids = (await Row.AllAsync(Store)).ToDictionary(row => row.RecordId, row => row.Id);
        Assert.Equal(1, await Store.ParkAsync(Some.Those(Some.Feed, Pending, ids: [ids["parked"]]), new("NSER-OUTBOX-PARKED", "[]"), default));
        Assert.Equal([Parked], await Row.StatesAsync(Store, "parked"));

        Assert.Equal(0, await Store.ReplayAsync(Some.Those("deliveries", Parked), default));
        Assert.Equal(1, await Store.ReplayAsync(Some.Those(null, Parked), default));
        Assert.Equal(1, await Store.ReplayAsync(Some.Those(Some.Feed, Rejected, "PE-02"), default));
        Assert.Equal([Pending, Pending, Rejected, Pending], (await Row.AllAsync(Store)).Select(row => row.State));
        Assert.All((await Row.AllAsync(Store)).Where(row => row.State == Pending), row => Assert.Equal((null, null), (row.Code, row.SettledAt)));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.ReplayAsync(Some.Those(null, Accepted), default));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.ParkAsync(Some.Those(null, Batched), new("NSER-OUTBOX-PARKED", "[]"), default));
    }

    [Fact]
    public async Task A_replayed_version_never_goes_after_a_newer_one()
    {
        await Store.AddAsync(Some.Record("R", "first"));
        await Store.ParkAsync(Some.Those(Some.Feed, Pending), new("NSER-OUTBOX-PARKED", "[]"), default);
        await Store.AddAsync(Some.Record("R", "second"));
        await Store.AcceptAllAsync();
        Assert.Equal(0, await Store.ReplayAsync(Some.Those(Some.Feed, Parked), default));
        Assert.Equal([Superseded, Accepted], await Row.StatesAsync(Store, "R"));

        await Store.AddAsync(Some.Bad("S", "first"));
        await Store.AddAsync(Some.Bad("S", "second"));
        Assert.Equal(1, await Store.ReplayAsync(Some.Those(Some.Feed, Rejected), default));
        Assert.Equal([Superseded, Pending], await Row.StatesAsync(Store, "S"));
    }

    [Fact]
    public async Task The_later_end_of_two_holds_stays_and_a_stop_lasts_until_it_is_ended()
    {
        Assert.Null(await Store.HoldOfAsync("registry", default));
        var now = await Store.NowAsync(default);
        await Store.HoldAsync("registry", TimeSpan.FromMinutes(10), "429", default);
        await Store.HoldAsync("registry", TimeSpan.FromMinutes(1), "503", default);
        Assert.True(Some.Found(await Store.HoldOfAsync("registry", default)).Until >= now + TimeSpan.FromMinutes(10));
        await Fixture.LetPassAsync(TimeSpan.FromMinutes(11));
        Assert.Null(await Store.HoldOfAsync("registry", default));

        await Store.StopAsync("registry", "403", default);
        await Store.HoldAsync("registry", TimeSpan.FromMinutes(1), "429", default);
        Assert.Equal(new ClientHold("registry", null, "403"), await Store.HoldOfAsync("registry", default));
        Assert.Null(await Store.HoldOfAsync("other", default));
        await Store.ResumeAsync("registry", default);
        Assert.Null(await Store.HoldOfAsync("registry", default));
    }

    [Fact]
    public async Task Old_rows_go_but_what_was_accepted_last_is_remembered()
    {
        await Store.AddAsync(Some.Record("accepted"), Some.Bad("rejected"), Some.Record("replaced", "first"), Some.Record("replaced", "second"));
        await Store.AcceptAllAsync();
        await Store.AddAsync(Some.Record("waits"));
        await Store.ParkAsync(Some.Those(Some.Feed, Pending), new("NSER-OUTBOX-PARKED", "[]"), default);
        Assert.Equal(0, await Store.PruneAsync(await Store.NowAsync(default) - TimeSpan.FromDays(1), default));
        await Fixture.LetPassAsync(TimeSpan.FromDays(2));
        Assert.Equal(5, await Store.PruneAsync(await Store.NowAsync(default) - TimeSpan.FromDays(1), default));
        Assert.Equal("waits", Assert.Single(await Row.AllAsync(Store)).RecordId);
        Assert.Equal([EnqueuedKind.Unchanged, EnqueuedKind.Unchanged], await Store.AddAsync(Some.Record("accepted"), Some.Record("replaced", "second")));
    }

    [Fact]
    public async Task A_row_that_was_pruned_never_lends_its_number_to_a_later_one()
    {
        await Store.AddAsync(Some.Record("R", "first"));
        await Store.AcceptAllAsync();
        var first = Assert.Single(await Row.AllAsync(Store)).Id;
        await Fixture.LetPassAsync(TimeSpan.FromDays(2));
        await Store.PruneAsync(await Store.NowAsync(default), default);
        await Store.AddAsync(Some.Record("R", "second"));
        Assert.True((await Row.AllAsync(Store)).Max(row => row.Id) > first);
        await Store.AcceptAllAsync(BatchPurpose.Replace);
        Assert.Equal(EnqueuedKind.Unchanged, await Store.AddOneAsync(Some.Record("R", "second")));
    }
}

public sealed class SqliteSettlementTests : SettlementSuite
{
    private protected override Task<StoreFixture> CreateAsync() => Task.FromResult<StoreFixture>(new SqliteFixture());
}

[Collection(PostgresSuite.Name)]
[Trait("Needs", "Machine")]
public sealed class PostgresSettlementTests(SharedPostgres postgres) : SettlementSuite
{
    private protected override Task<StoreFixture> CreateAsync() => Task.FromResult<StoreFixture>(new PostgresFixture(postgres.Cluster));
}
