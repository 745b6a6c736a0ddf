using Nser.Client.Outbox.Tests.Postgres;
using Nser.Client.Outbox.Stores;

namespace Nser.Client.Outbox.Tests.Stores;

/// <summary>How stores begin.</summary>
public abstract class OpeningSuite
{
    private protected abstract StoreFixture Create();

    [Fact]
    public async Task Two_that_start_at_once_on_nothing_make_one_set_of_tables()
    {
        for (var repeat = 0; repeat < 20; repeat++)
        {
            await using var fixture = Create();
            await using var one = fixture.Another();
            await using var other = fixture.Another();
            using var barrier = new Barrier(2);
            await Task.WhenAll(new[] { one, other }.Select(store => Task.Run(async () =>
            {
                barrier.SignalAndWait();
                await store.OpenAsync(default);
                await store.AddAsync(Some.Records(2));
            })));
            Assert.Equal(2, (await Row.AllAsync(one)).Count);
        }
    }

    [Fact]
    public async Task Tables_of_a_newer_version_are_left_alone()
    {
        await using var fixture = Create();
        await using var store = fixture.Another();
        await store.OpenAsync(default);
        await store.Database.ExecuteAsync($"update {store.Database.Dialect.Meta} set value = '2' where key = 'schema'", [], default);
        await using var later = fixture.Another();
        var refused = await Assert.ThrowsAsync<OutboxStoreException>(() => later.OpenAsync(default));
        Assert.Contains("version 2", refused.Message, StringComparison.Ordinal);
        Assert.False(refused.IsTransient);
    }

    [Fact]
    public async Task What_was_stored_is_there_after_opening_again()
    {
        await using var fixture = Create();
        await using (var first = fixture.Another())
        {
            await first.OpenAsync(default);
            await first.AddAsync(Some.Records(3));
        }

        await using var second = fixture.Another();
        await second.OpenAsync(default);
        Assert.All(await second.AddAsync(Some.Records(3)), kind => Assert.Equal(EnqueuedKind.AlreadyQueued, kind));
    }

    [Fact]
    public async Task Looking_for_work_uses_the_indexes_made_for_it()
    {
        await using var fixture = Create();
        await using var store = fixture.Another();
        await store.OpenAsync(default);
        foreach (var block in Enumerable.Range(0, 10))
        {
            await store.AddAsync(Some.Records(500, block * 500));
        }

        while (await store.FormAsync() is { } formed)
        {
            await store.FinishAsync(formed.Leased.Lease, Some.Accepted(), default);
        }

        await store.AddAsync(Some.Records(500, 10_000));
        foreach (var (query, values, index) in Queries.Of(store))
        {
            var plan = await fixture.PlanOfAsync(store, query, values);
            Assert.Contains(index, plan, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotMatch(@"(?i)\bscan (on )?(nser_record|nser_accepted|waiting|older|newer|known)\b", plan.Replace("Index Scan", "Index", StringComparison.Ordinal).Replace("Heap Scan", "Heap", StringComparison.Ordinal));
        }
    }
}

public sealed class SqliteOpeningTests : OpeningSuite
{
    private protected override StoreFixture Create() => new SqliteFixture();
}

[Collection(PostgresSuite.Name)]
[Trait("Needs", "Machine")]
public sealed class PostgresOpeningTests(SharedPostgres postgres) : OpeningSuite
{
    private protected override StoreFixture Create() => new PostgresFixture(postgres.Cluster);
}
