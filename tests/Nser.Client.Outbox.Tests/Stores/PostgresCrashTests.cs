using Nser.Client.Outbox.Stores;
using Nser.Client.Testing.Postgres;

namespace Nser.Client.Outbox.Tests.Stores;

/// <summary>What needs a server to itself.</summary>
[Trait("Needs", "Machine")]
public sealed class PostgresCrashTests
{
    [Fact]
    public async Task After_a_crash_of_the_server_all_that_was_acknowledged_is_there_and_work_goes_on()
    {
        await using var cluster = await PostgresCluster.StartAsync();
        await using var fixture = new PostgresFixture(cluster);
        await using var store = fixture.Another();
        await store.OpenAsync(default);
        await store.AddAsync(Some.Records(50));
        var (leased, _) = Assert.NotNull(await store.FormAsync());

        await cluster.CrashAsync();
        var lost = await Assert.ThrowsAsync<OutboxStoreException>(() => store.AddAsync(Some.Records(50, 50)));
        Assert.True(lost.IsTransient);
        await cluster.StartAgainAsync();

        Assert.All(await AgainAsync(() => store.AddAsync(Some.Records(100))), (kind, place) => Assert.Equal(place < 50 ? EnqueuedKind.AlreadyQueued : EnqueuedKind.Queued, kind));
        Assert.True(await store.FinishAsync(leased.Lease, Some.Accepted(), default));
        Assert.Equal(50, (await Row.AllAsync(store)).Count(row => row.State == OutboxRecordState.Accepted));
    }

    [Fact]
    public async Task Settings_that_lose_data_are_refused_by_name()
    {
        await using var cluster = await PostgresCluster.StartAsync();
        foreach (var setting in (string[])["fsync", "full_page_writes", "synchronous_commit"])
        {
            await cluster.SetAsync(setting, "off");
            await using (var store = OutboxStores.Postgres(new() { ConnectionString = cluster.ConnectionString }))
            {
                var refused = await Assert.ThrowsAsync<OutboxStoreException>(() => store.OpenAsync(default));
                Assert.Contains($"alter system set {setting} = on", refused.Message, StringComparison.Ordinal);
                Assert.False(refused.IsTransient);
            }

            await cluster.SetAsync(setting, "on");
        }

        await using var good = OutboxStores.Postgres(new() { ConnectionString = cluster.ConnectionString });
        await good.OpenAsync(default);
    }

    // The pool may hold connections of the old server; each fails once.
    private static async Task<T> AgainAsync<T>(Func<Task<T>> call)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await call();
            }
            catch (OutboxStoreException fault) when (fault.IsTransient && tries < 20)
            {
            }
        }
    }
}
