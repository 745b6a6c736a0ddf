using System.Data.Common;
using Npgsql;
using Nser.Client.Testing.Postgres;

namespace Nser.Outbox.Storm.Stores;

/// <summary>A server; of the run's own when there is a cluster.</summary>
internal sealed class PostgresStore(string database, PostgresCluster? cluster = null) : StormStore
{
    internal override string Database => database;

    protected override string Prefix => "nser.";

    internal override async Task<bool> CrashAsync()
    {
        await cluster!.CrashAsync();
        await cluster.StartAgainAsync();
        return true;
    }

    public override ValueTask DisposeAsync() => cluster?.DisposeAsync() ?? ValueTask.CompletedTask;

    protected override DbConnection Connect() => new NpgsqlConnection(database + ";Pooling=false");
}
