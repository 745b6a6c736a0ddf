using Nser.Client.Outbox.Tests.Postgres;
using System.Text;
using Nser.Client.Outbox.Tests.Stores;
using static Nser.Client.Outbox.OutboxRecordState;

namespace Nser.Client.Outbox.Tests.Status;

/// <summary>What status pages read: figures that agree with the rows.</summary>
public abstract class StatusSuite : StoreSuite
{
    private static readonly Rejection InDoubtWhy = new("NSER-OUTBOX-IN-DOUBT", "[]");

    [Fact]
    public async Task Counts_add_up_with_the_rows_in_every_state()
    {
        Assert.Empty(await Store.Status.FeedsAsync());
        await Store.AddAsync([.. Some.Records(10), Some.Bad("bad")]);
        await AddsUpAsync();

        var (first, members) = Assert.NotNull(await Store.FormAsync(most: 6));
        await AddsUpAsync();
        await Store.FinishAsync(
            first.Lease,
            Some.Accepted(
                new RecordSettlement(members[0].Id, Rejected, new("422", "[]")), new RecordSettlement(members[1].Id, Parked, new("NSER-OUTBOX-CONFLICT", "[]")),
                new RecordSettlement(members[2].Id, Pending), new RecordSettlement(members[3].Id, InDoubt, InDoubtWhy)),
            default);
        await AddsUpAsync();

        var (second, _) = Assert.NotNull(await Store.FormAsync(most: 2));
        await Store.DoubtAsync(second.Lease, InDoubtWhy, default);
        var (third, _) = Assert.NotNull(await Store.FormAsync(most: 1));
        await Store.ParkAsync(Some.Those(Some.Feed, Pending, ids: [members[0].Id + 9]), new("NSER-OUTBOX-PARKED", "[]"), default);
        await Store.AddAsync(Some.Record("R-8", "newer"), Some.Record("R-20"));
        await Store.AddAsync(Some.Record("R-20", "newer"));
        await Store.Slots.RequestAsync("one", [DateTimeOffset.UnixEpoch], again: false, default);
        var slot = Assert.IsType<SlotLease>(await Store.Slots.TakeAsync(["one"], "one", Some.Lease, default));
        await Store.AddAsync("payments", Some.Records(3), slot, null, default);
        await AddsUpAsync();

        var status = Assert.Single(await Store.Status.FeedsAsync(), feed => feed.Feed == Some.Feed);
        Assert.Equal(Enum.GetValues<OutboxRecordState>().Except([Staged]).Order(), status.Counts.Keys.Order());
        Assert.Equal(2, status.Counts[Accepted]);
        Assert.Equal(3, Assert.Single(await Store.Status.FeedsAsync(), feed => feed.Feed == "payments").Counts[Staged]);

        Assert.True(await Store.FinishAsync(third.Lease, Some.Accepted(), default));
        await AddsUpAsync();
    }

    [Fact]
    public async Task A_record_is_old_from_when_it_was_taken_until_it_is_answered()
    {
        await Store.AddAsync(Some.Record("R-1"));
        await Fixture.LetPassAsync(TimeSpan.FromHours(2));
        await Store.AddAsync(Some.Record("R-2"));
        Assert.Equal(2, await AgeAsync(), 0.1);

        var (leased, _) = Assert.NotNull(await Store.FormAsync(most: 1));
        Assert.Equal(2, await AgeAsync(), 0.1);
        await Store.RetryAsync(leased.Lease, new(TimeSpan.FromHours(3), false, false, true, "refused"), default);
        await Fixture.LetPassAsync(TimeSpan.FromHours(1));
        Assert.Equal(3, await AgeAsync(), 0.1);
        Assert.Null((await FeedAsync()).LastAccepted);

        await Fixture.LetPassAsync(TimeSpan.FromHours(3));
        leased = Assert.IsType<LeasedBatch>(await Store.ClaimAsync(Some.Terms(), default));
        await Store.FinishAsync(leased.Lease, Some.Accepted(), default);
        Assert.Equal(4, await AgeAsync(), 0.1);
        var status = await FeedAsync();
        Assert.Equal(0, (status.Now - Assert.NotNull(status.LastAccepted)).TotalHours, 0.1);

        await Store.AcceptAllAsync();
        Assert.Null((await FeedAsync()).OldestPending);
        Assert.Equal(TimeSpan.Zero, (await FeedAsync()).OldestAge);

        async Task<double> AgeAsync() => (await FeedAsync()).OldestAge.TotalHours;
    }

    [Fact]
    public async Task Batches_are_listed_newest_first_with_where_they_stand()
    {
        await Store.AddAsync(Some.Records(6));
        var (done, members) = Assert.NotNull(await Store.FormAsync(most: 2));
        await Store.FinishAsync(done.Lease, Some.Accepted(new RecordSettlement(members[0].Id, Rejected, new("422", "[]"))), default);
        await Fixture.LetPassAsync(TimeSpan.FromMinutes(2));
        var (doubt, _) = Assert.NotNull(await Store.FormAsync(most: 2));
        await Store.DoubtAsync(doubt.Lease, InDoubtWhy, default);
        await Fixture.LetPassAsync(TimeSpan.FromMinutes(2));
        var (open, _) = Assert.NotNull(await Store.FormAsync("holder", most: 2));

        var all = await Store.Status.BatchesAsync(null, 10);
        Assert.Equal([open.Batch.Key, doubt.Batch.Key, done.Batch.Key], all.Select(batch => batch.Key));
        Assert.Equal([("holder", OutboxBatchState.Open), (null, OutboxBatchState.InDoubt), (null, OutboxBatchState.Done)], all.Select(batch => (batch.Owner, batch.State)));
        Assert.Equal([true, false, false], all.Select(batch => batch.NextAt is not null));
        Assert.Equal((Some.Feed, done.Batch.Standard, 2, 1, 1), (all[2].Feed, all[2].Standard, all[2].Count, all[2].Accepted, all[2].Attempts));
        Assert.Equal(doubt.Batch.Key, Assert.Single(await Store.Status.BatchesAsync(OutboxBatchState.InDoubt, 10)).Key);
        Assert.Equal("NSER-OUTBOX-IN-DOUBT", all[1].Reason);
        Assert.Equal(open.Batch.Key, Assert.Single(await Store.Status.BatchesAsync(null, 1)).Key);

        await Fixture.LetPassAsync(Some.Lease);
        Assert.Null((await Store.Status.BatchesAsync(OutboxBatchState.Open, 10))[0].Owner);
    }

    [Fact]
    public async Task Codes_are_counted_by_feed_and_the_most_frequent_comes_first()
    {
        await Store.AddAsync(Some.Bad("R-1", code: "PE-02"), Some.Bad("R-2", code: "PE-01"), Some.Bad("R-3", code: "PE-01"), Some.Record("R-4"));
        await Store.AddAsync("payments", [Some.Bad("R-5", code: "PP-01")], null, null, default);
        await Store.ParkAsync(Some.Those(Some.Feed, Pending), new("NSER-OUTBOX-PARKED", "[]"), default);

        Assert.Equal([new(Some.Feed, "PE-01", 2), new(Some.Feed, "PE-02", 1), new("payments", "PP-01", 1)], await Store.Status.CodesAsync(Rejected));
        Assert.Equal([new(Some.Feed, "NSER-OUTBOX-PARKED", 1)], await Store.Status.CodesAsync(Parked));
        Assert.Empty(await Store.Status.CodesAsync(InDoubt));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.Status.CodesAsync(Accepted));
    }

    [Fact]
    public async Task Records_are_read_page_by_page_and_by_what_is_asked_for()
    {
        await Store.AddAsync([.. Enumerable.Range(0, 5).Select(number => Some.Bad($"R-{number}", code: number % 2 == 0 ? "PE-01" : "PE-02")), Some.Record("waits")]);
        await Store.AddAsync("payments", [Some.Bad("P-1")], null, null, default);
        async Task<string[]> IdsAsync(RecordFilter what, long after = 0, int most = 100) => [.. (await Store.Status.RecordsAsync(what, after, most)).Select(record => record.RecordId)];

        var first = await Store.Status.RecordsAsync(new() { State = Rejected }, 0, 2);
        Assert.Equal(["R-0", "R-1"], first.Select(record => record.RecordId));
        Assert.Equal((Some.Feed, Rejected, "PE-01", "[]", null, "first"), (first[0].Feed, first[0].State, first[0].Code, first[0].FindingsJson, first[0].BatchKey, Encoding.UTF8.GetString(first[0].Json.Span)));
        Assert.DoesNotContain("R-0", first[0].ToString(), StringComparison.Ordinal);
        Assert.Equal(["R-2", "R-3", "R-4", "P-1"], await IdsAsync(new() { State = Rejected }, first[1].Id));
        Assert.Equal(["R-1", "R-3"], await IdsAsync(new() { State = Rejected, Feed = Some.Feed, Code = "PE-02" }));
        Assert.Equal(["R-1"], await IdsAsync(new() { State = Rejected, Ids = [first[1].Id, 1_000] }));
        Assert.Equal(["waits"], await IdsAsync(new() { State = Pending }));
        Assert.Empty(await IdsAsync(new() { State = Pending, Feed = "unknown" }));

        var (leased, _) = Assert.NotNull(await Store.FormAsync());
        await Store.DoubtAsync(leased.Lease, InDoubtWhy, default);
        Assert.Equal(leased.Batch.Key, Assert.Single(await Store.Status.RecordsAsync(new() { State = InDoubt }, 0, 10)).BatchKey);
        await Assert.ThrowsAsync<ArgumentException>(() => Store.Status.RecordsAsync(new() { State = Accepted }, 0, 10));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Store.Status.RecordsAsync(new() { State = Parked }, 0, 1_001));
    }

    [Fact]
    public async Task Throughput_shows_stretches_without_any_too()
    {
        await Store.AddAsync(Some.Records(5));
        var (leased, members) = Assert.NotNull(await Store.FormAsync(most: 3));
        await Store.FinishAsync(leased.Lease, Some.Accepted(new RecordSettlement(members[0].Id, Rejected, new("422", "[]"))), default);
        await Fixture.LetPassAsync(TimeSpan.FromHours(2.5));
        await Store.AcceptAllAsync();
        await Fixture.LetPassAsync(TimeSpan.FromMinutes(30));

        var points = await Store.Status.ThroughputAsync(TimeSpan.FromHours(1), 5);
        Assert.Equal([(0L, 0L), (2L, 1L), (0L, 0L), (0L, 0L), (2L, 0L)], points.Select(point => (point.Accepted, point.Rejected)));
        Assert.All(points.Zip(points.Skip(1)), pair => Assert.Equal(TimeSpan.FromHours(1), pair.Second.From - pair.First.From));
        Assert.Equal([(2L, 0L)], (await Store.Status.ThroughputAsync(TimeSpan.FromHours(1), 1)).Select(point => (point.Accepted, point.Rejected)));
    }

    [Fact]
    public async Task Holds_are_listed_until_they_end_and_stops_until_they_are_ended()
    {
        await Store.HoldAsync("", TimeSpan.FromMinutes(1), "429", default);
        await Store.StopAsync("suspended", "403", default);
        var holds = await Store.Status.HoldsAsync();
        Assert.Equal([("", false, "429"), ("suspended", true, "403")], holds.Select(hold => (hold.Client, hold.Until is null, hold.Reason)));

        await Fixture.LetPassAsync(TimeSpan.FromMinutes(2));
        Assert.Equal("suspended", Assert.Single(await Store.Status.HoldsAsync()).Client);
        await Store.ResumeAsync("suspended", default);
        Assert.Empty(await Store.Status.HoldsAsync());
    }

    private async Task<FeedStatus> FeedAsync() => Assert.Single(await Store.Status.FeedsAsync());

    private async Task AddsUpAsync()
    {
        var rows = (await Row.AllAsync(Store)).GroupBy(row => row.State).ToDictionary(group => group.Key, group => group.LongCount());
        var counts = (await Store.Status.FeedsAsync()).SelectMany(feed => feed.Counts).GroupBy(count => count.Key).ToDictionary(group => group.Key, group => group.Sum(count => count.Value));
        Assert.Equal(rows.OrderBy(count => count.Key), counts.OrderBy(count => count.Key));
    }
}

public sealed class SqliteStatusTests : StatusSuite
{
    private protected override Task<StoreFixture> CreateAsync() => Task.FromResult<StoreFixture>(new SqliteFixture());
}

[Collection(PostgresSuite.Name)]
[Trait("Needs", "Machine")]
public sealed class PostgresStatusTests(SharedPostgres postgres) : StatusSuite
{
    private protected override Task<StoreFixture> CreateAsync() => Task.FromResult<StoreFixture>(new PostgresFixture(postgres.Cluster));
}
