using Nser.Client.Outbox.Tests.Postgres;
using Nser.Client.Outbox.Stores.Sql;
using static Nser.Client.Outbox.OutboxRecordState;

namespace Nser.Client.Outbox.Tests.Stores;

/// <summary>Batches: formed once, held by one, taken over after the lease.</summary>
public abstract class LeaseSuite : StoreSuite
{
    [Fact]
    public async Task What_a_batch_depends_on_comes_back_as_it_was_formed()
    {
        await Store.AddAsync(Some.Records(3));
        var (formed, members) = Assert.NotNull(await Store.FormAsync());
        Assert.Equal(["R-0", "R-1", "R-2"], members.Select(member => member.RecordId));
        Assert.Equal((1, false, 1L), (formed.Batch.Attempts, formed.Batch.MaybeApplied, formed.Lease.Fence));
        Assert.Equal(formed.Lease.Until - Some.Lease, formed.Batch.FirstSentAt);

        await Fixture.LetPassAsync(Some.Lease);
        var taken = Some.Found(await Store.ClaimAsync(Some.Terms("two"), default));
        Assert.Equal(formed.Batch with { Attempts = 2, MaybeApplied = true, FirstSentAt = taken.Batch.FirstSentAt }, taken.Batch);
        Assert.Equal(formed.Batch.GeneratedAt.Offset, taken.Batch.GeneratedAt.Offset);
        Assert.Equal((2L, "two"), (taken.Lease.Fence, taken.Lease.Owner));
        Assert.Equal(members.Select(member => member.Id), (await Store.MembersAsync(taken.Batch.Key, default)).Select(member => member.Id));
    }

    [Fact]
    public async Task Members_keep_the_order_of_the_bytes()
    {
        await Store.AddAsync(Some.Records(3));
        var (leased, members) = Assert.NotNull(await Store.FormAsync(
            Some.Terms(), Some.Feed, BatchPurpose.Push, 10, long.MaxValue, offered => Some.All([.. offered.Reverse()]), default));
        Assert.Equal(["R-2", "R-1", "R-0"], members.Select(member => member.RecordId));
        Assert.Equal(["R-2", "R-1", "R-0"], (await Store.MembersAsync(leased.Batch.Key, default)).Select(member => member.RecordId));
    }

    [Fact]
    public async Task A_batch_is_nobody_elses_while_its_lease_lasts()
    {
        await Store.AddAsync(Some.Records(1));
        var (leased, _) = Assert.NotNull(await Store.FormAsync());
        Assert.Null(await Store.ClaimAsync(Some.Terms("two"), default));
        await Fixture.LetPassAsync(Some.Lease / 2);
        var renewed = Some.Found(await Store.RenewAsync(leased.Lease, Some.Lease, default));
        Assert.True(renewed.Until >= leased.Lease.Until);
        await Fixture.LetPassAsync(Some.Lease * 2 / 3);
        Assert.Null(await Store.ClaimAsync(Some.Terms("two"), default));
        await Fixture.LetPassAsync(Some.Lease);
        Assert.NotNull(await Store.ClaimAsync(Some.Terms("two"), default));
    }

    [Fact]
    public async Task Who_was_overtaken_is_refused_by_every_method_and_changes_nothing()
    {
        await Store.AddAsync(Some.Records(2));
        var (old, members) = Assert.NotNull(await Store.FormAsync());
        await Fixture.LetPassAsync(Some.Lease);
        var now = Some.Found(await Store.ClaimAsync(Some.Terms("one"), default));

        Assert.Null(await Store.RenewAsync(old.Lease, Some.Lease, default));
        Assert.False(await Store.FinishAsync(old.Lease, Some.Accepted(), default));
        Assert.False(await Store.SettleAsync(old.Lease, [new(members[0].Id, Accepted)], default));
        Assert.False(await Store.RetryAsync(old.Lease, new(TimeSpan.Zero, true, true, false, "late"), default));
        Assert.False(await Store.SplitAsync(old.Lease, [Some.All(members)], default));
        Assert.False(await Store.DoubtAsync(old.Lease, new("NSER-OUTBOX-IN-DOUBT", "[]"), default));

        Assert.All(await Row.AllAsync(Store), row => Assert.Equal((Batched, now.Batch.Key), (row.State, row.Batch)));
        Assert.True(await Store.FinishAsync(now.Lease, Some.Accepted(), default));
        Assert.False(await Store.FinishAsync(now.Lease, Some.Accepted(), default));
    }

    [Fact]
    public async Task A_retry_comes_when_it_is_due_and_remembers_a_doubt()
    {
        await Store.AddAsync(Some.Records(1));
        var (first, _) = Assert.NotNull(await Store.FormAsync());
        Assert.True(await Store.RetryAsync(first.Lease, new(TimeSpan.FromSeconds(30), MaybeApplied: true, IsFailure: true, IsFree: false, "timeout"), default));
        Assert.Null(await Store.ClaimAsync(Some.Terms(), default));
        await Fixture.LetPassAsync(TimeSpan.FromSeconds(30));
        var second = Some.Found(await Store.ClaimAsync(Some.Terms(), default));
        Assert.Equal((2, 1, true), (second.Batch.Attempts, second.Batch.Failures, second.Batch.MaybeApplied));

        Assert.True(await Store.RetryAsync(second.Lease, new(TimeSpan.Zero, MaybeApplied: false, IsFailure: false, IsFree: true, "refused"), default));
        var third = Some.Found(await Store.ClaimAsync(Some.Terms(), default));
        Assert.Equal((2, 1, true), (third.Batch.Attempts, third.Batch.Failures, third.Batch.MaybeApplied));
    }

    [Fact]
    public async Task An_attempt_that_never_left_does_not_count()
    {
        await Store.AddAsync(Some.Records(1));
        var (first, _) = Assert.NotNull(await Store.FormAsync());
        Assert.True(await Store.RetryAsync(first.Lease, new(TimeSpan.Zero, MaybeApplied: false, IsFailure: false, IsFree: true, "refused"), default));
        Assert.Null(await FirstSentAtAsync(first.Batch.Key));
        var second = Some.Found(await Store.ClaimAsync(Some.Terms(), default));
        Assert.Equal((1, false), (second.Batch.Attempts, second.Batch.MaybeApplied));
        Assert.NotNull(await FirstSentAtAsync(first.Batch.Key));
    }

    [Fact]
    public async Task Only_batches_of_the_feeds_asked_for_are_claimed()
    {
        await Store.AddAsync(Some.Records(1));
        await Store.FormAsync();
        await Fixture.LetPassAsync(Some.Lease);
        Assert.Null(await Store.ClaimAsync(Some.Terms() with { Feeds = ["deliveries"] }, default));
        Assert.Null(await Store.ClaimAsync(Some.Terms() with { Feeds = [] }, default));
        Assert.NotNull(await Store.ClaimAsync(Some.Terms() with { Feeds = ["deliveries", Some.Feed] }, default));
    }

    [Fact]
    public async Task Eight_formers_at_once_put_every_record_in_one_batch()
    {
        await Store.AddAsync(Some.Records(800));
        await using var other = Fixture.Another();
        await other.OpenAsync(default);
        var formers = Enumerable.Range(0, 8).Select(number => Task.Run(async () =>
        {
            var taken = new List<long>();
            while (await (number % 2 == 0 ? Store : other).FormAsync($"former {number}", most: 20) is { } formed)
            {
                taken.AddRange(formed.Members.Select(member => member.Id));
            }

            return taken;
        })).ToArray();
        var all = (await Task.WhenAll(formers)).SelectMany(ids => ids).ToArray();
        Assert.Equal(all.Length, all.Distinct().Count());
        while (await Store.FormAsync() is { } rest)
        {
            all = [.. all, .. rest.Members.Select(member => member.Id)];
        }

        Assert.Equal((800, 800), (all.Length, all.Distinct().Count()));
    }

    [Fact]
    public async Task A_batch_stays_within_its_bytes_but_takes_one_record_however_large()
    {
        await Store.AddAsync(Some.Record("a", new string('a', 100)), Some.Record("b", new string('b', 100)), Some.Record("c", new string('c', 300)));
        Assert.Equal(2, (await Store.FormAsync(Some.Terms(), Some.Feed, BatchPurpose.Push, 10, 250, Some.All, default))!.Value.Members.Count);
        Assert.Equal("c", Assert.Single((await Store.FormAsync(Some.Terms(), Some.Feed, BatchPurpose.Push, 10, 250, Some.All, default))!.Value.Members).RecordId);
    }

    [Fact]
    public async Task A_record_that_the_version_does_not_take_is_rejected_while_forming()
    {
        await Store.AddAsync(Some.Records(2));
        Assert.Null(await Store.FormAsync(
            Some.Terms(), Some.Feed, BatchPurpose.Push, 10, long.MaxValue,
            offered => new(null, [], [.. offered.Select(record => new RecordSettlement(record.Id, Rejected, new("PE-09", "[]")))]), default));
        Assert.All(await Row.AllAsync(Store), row => Assert.Equal((Rejected, "PE-09"), (row.State, row.Code)));
    }

    [Fact]
    public async Task Nothing_is_formed_when_forming_fails()
    {
        await Store.AddAsync(Some.Records(2));
        await Assert.ThrowsAsync<FormatException>(() => Store.FormAsync(
            Some.Terms(), Some.Feed, BatchPurpose.Push, 10, long.MaxValue, offered => throw new FormatException("no"), default));
        Assert.Equal(2, Assert.NotNull(await Store.FormAsync()).Members.Count);
    }

    private Task<DateTimeOffset?> FirstSentAtAsync(string key) => Store.Database.ReadAsync(
        session => session.FirstAsync($"select first_sent_at from {Store.Database.Dialect.Batch} where key = @key", [("key", key)], reader => reader.InstantOrNull(0), default), default);
}

public sealed class SqliteLeaseTests : LeaseSuite
{
    private protected override Task<StoreFixture> CreateAsync() => Task.FromResult<StoreFixture>(new SqliteFixture());
}

[Collection(PostgresSuite.Name)]
[Trait("Needs", "Machine")]
public sealed class PostgresLeaseTests(SharedPostgres postgres) : LeaseSuite
{
    private protected override Task<StoreFixture> CreateAsync() => Task.FromResult<StoreFixture>(new PostgresFixture(postgres.Cluster));
}
