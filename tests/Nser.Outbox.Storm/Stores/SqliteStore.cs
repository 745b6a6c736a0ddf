using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Nser.Outbox.Storm.Stores;

/// <summary>A file. It has no server: what could crash is in the worker and the enqueuer.</summary>
internal sealed class SqliteStore(string file) : StormStore
{
    internal override string Database => file;

    protected override string Prefix => "";

    internal override Task<bool> CrashAsync() => Task.FromResult(false);

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    protected override DbConnection Connect() => new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false, DefaultTimeout = 2 }.ToString());
}
