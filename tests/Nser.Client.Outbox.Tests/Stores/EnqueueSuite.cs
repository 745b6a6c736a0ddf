using Nser.Client.Outbox.Tests.Postgres;
using static Nser.Client.Outbox.OutboxRecordState;

namespace Nser.Client.Outbox.Tests.Stores;

/// <summary>What becomes of records that are handed over.</summary>
public abstract class EnqueueSuite : StoreSuite
{
    [Fact]
    public async Task A_repeated_call_finds_its_records_there_and_adds_nothing()
    {
        Assert.All(await Store.AddAsync(Some.Records(3)), kind => Assert.Equal(EnqueuedKind.Queued, kind));
        Assert.All(await Store.AddAsync(Some.Records(3)), kind => Assert.Equal(EnqueuedKind.AlreadyQueued, kind));
        Assert.Equal(3, (await Row.AllAsync(Store)).Count);
    }

    [Fact]
    public async Task A_newer_version_takes_the_place_of_one_that_waits()
    {
        await Store.AddAsync(Some.Record("R", "first"));
        Assert.Equal(EnqueuedKind.Queued, await Store.AddOneAsync(Some.Record("R", "second")));
        Assert.Equal([Superseded, Pending], await Row.StatesAsync(Store, "R"));
        Assert.Equal("", (await Row.AllAsync(Store))[0].Body);
    }

    [Fact]
    public async Task Of_two_versions_in_one_call_the_later_one_wins()
    {
        Assert.Equal(
            [EnqueuedKind.Queued, EnqueuedKind.Queued, EnqueuedKind.AlreadyQueued],
            await Store.AddAsync(Some.Record("R", "first"), Some.Record("R", "second"), Some.Record("R", "second")));
        Assert.Equal([Superseded, Pending], await Row.StatesAsync(Store, "R"));
    }

    [Fact]
    public async Task A_newer_version_waits_while_an_older_one_is_under_way_and_then_replaces_it()
    {
        await Store.AddAsync(Some.Record("R", "first"));
        var (leased, _) = Assert.NotNull(await Store.FormAsync());
        await Store.AddAsync(Some.Record("R", "second"));
        Assert.Equal([Batched, Pending], await Row.StatesAsync(Store, "R"));
        Assert.Null(await Store.FormAsync());
        Assert.Null(await Store.FormAsync(purpose: BatchPurpose.Replace));

        Assert.True(await Store.FinishAsync(leased.Lease, Some.Accepted(), default));
        Assert.Null(await Store.FormAsync());
        var (_, members) = Assert.NotNull(await Store.FormAsync(purpose: BatchPurpose.Replace));
        Assert.Equal("second"u8.ToArray(), Assert.Single(members).Json.ToArray());
    }

    [Fact]
    public async Task A_version_that_is_under_way_again_closes_what_came_between()
    {
        await Store.AddAsync(Some.Record("R", "first"));
        await Store.FormAsync();
        await Store.AddAsync(Some.Record("R", "second"));
        Assert.Equal(EnqueuedKind.AlreadyQueued, await Store.AddOneAsync(Some.Record("R", "first")));
        Assert.Equal([Batched, Superseded], await Row.StatesAsync(Store, "R"));
    }

    [Fact]
    public async Task What_the_registry_accepted_last_is_unchanged_and_anything_else_replaces_it()
    {
        await Store.AddAsync(Some.Record("R", "first"));
        await Store.AcceptAllAsync();
        Assert.Equal(EnqueuedKind.Unchanged, await Store.AddOneAsync(Some.Record("R", "first")));
        Assert.Equal(EnqueuedKind.Queued, await Store.AddOneAsync(Some.Record("R", "second")));
        Assert.Equal(EnqueuedKind.Queued, await Store.AddOneAsync(Some.Record("R", "first")));
        Assert.Equal([Accepted, Superseded, Pending], await Row.StatesAsync(Store, "R"));
        Assert.Equal(BatchPurpose.Replace, (await Row.AllAsync(Store))[2].Purpose);
    }

    [Fact]
    public async Task The_same_rejected_content_keeps_one_row_with_the_latest_reason_and_does_not_disturb_a_good_version()
    {
        await Store.AddAsync(Some.Record("R", "good"));
        await Store.AddAsync(Some.Bad("R", "bad", "PE-01"), Some.Bad("R", "bad", "PE-01"));
        Assert.Equal(EnqueuedKind.Rejected, await Store.AddOneAsync(Some.Bad("R", "bad", "PE-02")));
        Assert.Equal([Pending, Rejected], await Row.StatesAsync(Store, "R"));
        Assert.Equal("PE-02", (await Row.AllAsync(Store))[1].Code);
    }

    [Fact]
    public async Task Verdicts_stand_in_the_order_of_the_records()
    {
        await Store.AddAsync(Some.Record("known"));
        Assert.Equal(
            [EnqueuedKind.Rejected, EnqueuedKind.AlreadyQueued, EnqueuedKind.Queued],
            await Store.AddAsync(Some.Bad("bad"), Some.Record("known"), Some.Record("new")));
    }

    [Fact]
    public async Task Two_feeds_may_have_the_same_record_id()
    {
        await Store.AddAsync(Some.Record("R"));
        Assert.Equal([EnqueuedKind.Queued], await Store.AddAsync("deliveries", [Some.Record("R")], null, null, default));
    }

    [Theory]
    [InlineData("'); drop table nser_record; --")]
    [InlineData("%_\\\"'`$1@ids?")]
    [InlineData("[\"a\",\"b\"]")]
    [InlineData("پاکستان \u202e \U0001F600")]
    public async Task Whatever_an_id_holds_is_data(string id)
    {
        await Store.AddAsync(Some.Record(id, "first"));
        Assert.Equal(EnqueuedKind.AlreadyQueued, await Store.AddOneAsync(Some.Record(id, "first")));
        await Store.AcceptAllAsync();
        Assert.Equal(EnqueuedKind.Unchanged, await Store.AddOneAsync(Some.Record(id, "first")));
        Assert.Equal(id, Assert.Single(await Row.AllAsync(Store)).RecordId);
    }

    [Fact]
    public async Task Every_byte_of_a_record_comes_back_and_an_id_with_a_nul_is_refused()
    {
        byte[] bytes = [.. Enumerable.Range(0, 256).Select(value => (byte)value)];
        await Store.AddAsync(Some.Of("R", bytes, null));
        var (_, members) = Assert.NotNull(await Store.FormAsync());
        Assert.Equal(bytes, Assert.Single(members).Json.ToArray());
        await Assert.ThrowsAsync<ArgumentException>(() => Store.AddAsync(Some.Record("a\0b")));
    }

    [Fact]
    public async Task Several_callers_at_once_store_each_record_once()
    {
        await using var other = Fixture.Another();
        await other.OpenAsync(default);
        var calls = Enumerable.Range(0, 8).Select(number => Task.Run(() => (number % 2 == 0 ? Store : other).AddAsync(Some.Records(200)))).ToArray();
        var kinds = (await Task.WhenAll(calls)).SelectMany(kind => kind).ToArray();
        Assert.Equal(200, kinds.Count(kind => kind == EnqueuedKind.Queued));
        Assert.Equal(1400, kinds.Count(kind => kind == EnqueuedKind.AlreadyQueued));
        Assert.Equal(200, (await Row.AllAsync(Store)).Count);
    }
}

public sealed class SqliteEnqueueTests : EnqueueSuite
{
    private protected override Task<StoreFixture> CreateAsync() => Task.FromResult<StoreFixture>(new SqliteFixture());
}

[Collection(PostgresSuite.Name)]
[Trait("Needs", "Machine")]
public sealed class PostgresEnqueueTests(SharedPostgres postgres) : EnqueueSuite
{
    private protected override Task<StoreFixture> CreateAsync() => Task.FromResult<StoreFixture>(new PostgresFixture(postgres.Cluster));
}
