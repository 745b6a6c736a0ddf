using Nser.Client.Outbox.Tests.Postgres;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using Nser.Client.Outbox.Sending;
using Nser.Client.Outbox.Stores.Postgres;
using Nser.Client.Outbox.Tests.Fakes;
using Nser.Client.Sandbox;
using Nser.Client.Sandbox.Seeds;

namespace Nser.Client.Outbox.Tests.Sending;

/// <summary>Hosts on one PostgreSQL, registered as a program registers them.</summary>
[Collection(PostgresSuite.Name)]
[Trait("Needs", "Machine")]
public sealed class PostgresHostTests(SharedPostgres postgres) : IAsyncDisposable
{
    private readonly NpgsqlDataSource source = NpgsqlDataSource.Create(postgres.Cluster.ConnectionString);
    private readonly string schema = $"t{Guid.NewGuid():N}";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Records_in_the_callers_own_transaction_are_sent_when_it_commits_and_never_when_it_is_rolled_back(bool commits)
    {
        await using var sandbox = await NserSandbox.StartAsync();
        using var host = Host(sandbox, builder => builder.WithoutSending());
        var (outbox, drainer) = (host.Services.GetRequiredService<IOutbox>(), host.Services.GetRequiredService<OutboxDrainer>());
        await outbox.EnqueueAsync(OutboxHost.Feed, SyntheticPeople.Enrollments(1, seed: 2));
        await using var connection = await source.OpenConnectionAsync();
        await using (var search = new NpgsqlCommand("select set_config('search_path', @schema, false)", connection))
        {
            search.Parameters.AddWithValue("schema", schema);
            await search.ExecuteNonQueryAsync();
        }

        await using var table = new NpgsqlCommand("create table payment (id int)", connection);
        await table.ExecuteNonQueryAsync();
        await using (var transaction = await connection.BeginTransactionAsync())
        {
            await using var payment = new NpgsqlCommand("insert into payment values (1)", connection, transaction);
            await payment.ExecuteNonQueryAsync();
            var report = await outbox.EnqueueAsync(OutboxHost.Feed, SyntheticPeople.Enrollments(5), new EnqueueOptions { Transaction = transaction });
            Assert.Equal(5, report.Count(EnqueuedKind.Queued));
            Assert.Equal(1, (await drainer.DrainAsync()).Accepted);
            await (commits ? transaction.CommitAsync() : transaction.RollbackAsync());
        }

        await drainer.DrainAsync();

        Assert.Equal((commits ? 6 : 1, 1), (sandbox.Ledger.Count, sandbox.Ledger.MostApplications));
        await using var payments = new NpgsqlCommand("select count(*) from payment", connection);
        Assert.Equal(commits ? 1L : 0L, await payments.ExecuteScalarAsync());
    }

    [Fact]
    public async Task Two_hosts_share_the_work_in_the_background_and_nothing_is_sent_by_both()
    {
        await using var sandbox = await NserSandbox.StartAsync();
        using var first = Host(sandbox);
        using var second = Host(sandbox);
        await Task.WhenAll(first.StartAsync(), second.StartAsync());

        await first.Services.GetRequiredService<IOutbox>().EnqueueAsync(OutboxHost.Feed, SyntheticPeople.Enrollments(600));
        while (sandbox.Ledger.Count < 600)
        {
            await Task.Yield();
        }

        await Task.WhenAll(first.StopAsync(), second.StopAsync());
        Assert.Equal((600, 1, 0), (sandbox.Ledger.Count, sandbox.Ledger.MostApplications, sandbox.Ledger.Duplicates));
        var status = Assert.Single(await first.Services.GetRequiredService<IOutbox>().Status.FeedsAsync());
        Assert.Equal(600, status.Counts[OutboxRecordState.Accepted]);
    }

    public ValueTask DisposeAsync() => source.DisposeAsync();

    private IHost Host(NserSandbox sandbox, Action<NserOutboxBuilder>? more = null) => OutboxHost.Build(
        sandbox,
        builder =>
        {
            builder.UsePostgres(new PostgresOutboxOptions { DataSource = source, Schema = schema });
            more?.Invoke(builder);
        },
        options => (options.BatchSize, options.PollInterval) = (20, TimeSpan.FromMilliseconds(50)));
}
