using Npgsql;
using Nser.Client.Benchmarks.Outbox;
using Nser.Client.Outbox;
using Nser.Client.Outbox.Stores.Postgres;
using Nser.Client.Outbox.Stores.Sqlite;
using Nser.Client.Testing.Postgres;

namespace Nser.Client.Benchmarks.Quick;

/// <summary>All figures of the outbox in less than a minute. Needs PostgreSQL's programs.</summary>
internal static class QuickOutbox
{
    internal static async Task<int> RunAsync(TextWriter output)
    {
        var figures = new FigureWriter(output);
        figures.Figure("outbox.sqlite_enqueue_vs_raw", await SqliteAsync(figures));
        figures.Figure("outbox.pg_enqueue_vs_raw", await PostgresAsync(figures));
        figures.Figure("outbox.drain_vs_push", await DrainRounds.MeasureAsync(figures));
        return 0;
    }

    private static async Task<double> SqliteAsync(FigureWriter figures)
    {
        var folder = Directory.CreateTempSubdirectory("nser-quick-");
        try
        {
            await using var outbox = new OutboxEnqueuer("outbox on SQLite", OutboxStores.Sqlite(new SqliteOutboxOptions { Path = Path.Combine(folder.FullName, "outbox.db") }, TimeProvider.System));
            await using var raw = new RawSqlite(Path.Combine(folder.FullName, "raw.db"));
            return await EnqueueRounds.MeasureAsync(outbox, raw, figures);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<double> PostgresAsync(FigureWriter figures)
    {
        await using var cluster = await PostgresCluster.StartAsync();
        await using var source = NpgsqlDataSource.Create(cluster.ConnectionString);
        await using var outbox = new OutboxEnqueuer("outbox on PostgreSQL", OutboxStores.Postgres(new PostgresOutboxOptions { DataSource = source }));
        await using var raw = new RawPostgres(source);
        return await EnqueueRounds.MeasureAsync(outbox, raw, figures);
    }
}
