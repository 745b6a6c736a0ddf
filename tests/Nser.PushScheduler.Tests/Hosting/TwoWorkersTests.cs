using Npgsql;
using Nser.Client.Sandbox;
using Nser.Client.Testing.Postgres;
using Nser.PushScheduler.Tests.Sources;

namespace Nser.PushScheduler.Tests.Hosting;

/// <summary>Two workers' processes on one PostgreSQL.</summary>
[Trait("Needs", "Machine")]
public sealed class TwoWorkersTests : IDisposable
{
    private readonly WorkerFolder folder = new();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task When_the_worker_that_runs_a_slot_dies_the_other_takes_it_over_and_every_record_is_stored_once(bool sharedClock)
    {
        await using var cluster = await PostgresCluster.StartAsync();
        await using var sandbox = await NserSandbox.StartAsync(new NserSandboxOptions { HttpsPort = null });
        var rows = OneShotTests.SampleRows();
        using var source = new ScriptedEndpoint(ScriptedEndpoint.Stalled(rows[10..40]), ScriptedEndpoint.Whole(rows[20..44]));
        folder.Secret("store", cluster.ConnectionString);
        folder.Configure(
            $$"""
            { "Name": "often", "Standard": "AssetDelivery", "Source": { "Folder": { "Path": "drop", "QuietTime": "00:00:00" } }, "Schedule": { "Cron": "* * * * * ?" } },
            { "Name": "stalls", "Standard": "AssetDelivery", "Source": { "Endpoint": { "Url": "{{source.Url}}" } }, "Schedule": { "Every": "Month" } }
            """,
            sandbox,
            more: "\"Store\": { \"Kind\": \"Postgres\", \"ConnectionStringFile\": \"store\" },",
            slots: $", \"ChunkSize\": 5, \"SharedClock\": {(sharedClock ? "true" : "false")}");
        await using var first = WorkerProcess.Start(folder);
        await first.UntilSaidAsync("Status page:");
        await using var second = WorkerProcess.Start(folder);
        await second.UntilSaidAsync("Status page:");
        await first.UntilAsync(() => Count(cluster, "state = 2") >= 2);

        // A slot by hand, which stalls in the hands of one of them.
        await ExecuteAsync(cluster, "insert into nser.nser_schedule(name) values ('stalls') on conflict do nothing");
        await ExecuteAsync(cluster, "insert into nser.nser_slot(schedule, at, state, fence, attempts, next_at) values ('stalls', 1767225600000, 0, 0, 0, 0)");
        await first.UntilAsync(() => Count(cluster, "schedule = 'stalls' and state = 1") == 1 && source.Served == 1);
        var dies = first.Said.Contains("stalls: slot 2026-01-01 00:00:00Z begins", StringComparison.Ordinal) ? first : second;
        var lives = dies == first ? second : first;
        await dies.KillAsync();
        Directory.CreateDirectory(folder.In("drop"));
        await File.WriteAllLinesAsync(folder.In("drop/late.ndjson"), rows[60..80]);
        await lives.UntilAsync(() => Count(cluster, "schedule = 'stalls' and state = 2 and attempts = 2") == 1 && sandbox.Ledger.Count == 44);

        Assert.Equal(0, await lives.StopAsync());
        Assert.Equal(1, sandbox.Ledger.MostApplications);
        Assert.Equal(0, sandbox.Ledger.Conflicts);
        Assert.Equal(OneShotTests.IdsOf(rows[20..44].Concat(rows[60..80])), sandbox.Ledger.Records.Select(record => record.Key.RecordId).Order(StringComparer.Ordinal));
        Assert.True(Count(cluster, "schedule = 'often' and state = 2") > 2);
    }

    public void Dispose() => folder.Dispose();

    private static long Count(PostgresCluster cluster, string which)
    {
        using var connection = new NpgsqlConnection(cluster.ConnectionString);
        connection.Open();
#pragma warning disable CA2100 // The test's own statement.
        using var command = new NpgsqlCommand($"select count(*) from nser.nser_slot where {which}", connection);
#pragma warning restore CA2100
        return (long)command.ExecuteScalar()!;
    }

    private static async Task ExecuteAsync(PostgresCluster cluster, string statement)
    {
        await using var connection = new NpgsqlConnection(cluster.ConnectionString);
        await connection.OpenAsync();
#pragma warning disable CA2100 // The test's own statement.
        await using var command = new NpgsqlCommand(statement, connection);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}
