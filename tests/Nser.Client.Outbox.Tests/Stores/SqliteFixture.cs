using Microsoft.Extensions.Time.Testing;
using Nser.Client.Outbox.Stores.Sql;
using Nser.Client.Outbox.Stores.Sqlite;

namespace Nser.Client.Outbox.Tests.Stores;

/// <summary>A file in a folder of its own.</summary>
internal sealed class SqliteFixture : StoreFixture
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("nser-outbox-");

    internal FakeTimeProvider Clock { get; } = new(new(2027, 1, 31, 18, 59, 0, TimeSpan.Zero));

    internal string Folder => Path.Combine(folder.FullName, "outbox");

    internal string File => Path.Combine(Folder, "outbox.db");

    internal override SqlOutboxStore Another() => OutboxStores.Sqlite(new SqliteOutboxOptions { Path = File, BusyTimeout = TimeSpan.FromSeconds(20) }, Clock);

    internal override Task LetPassAsync(TimeSpan time)
    {
        Clock.Advance(time);
        return Task.CompletedTask;
    }

    internal override Task<string> PlanOfAsync(SqlOutboxStore store, string sql, params (string Name, object? Value)[] values) => store.Database.ReadAsync(
        async session => string.Join('\n', await session.QueryAsync("explain query plan " + sql, values, reader => reader.GetString(3), default)), default);

    public override ValueTask DisposeAsync()
    {
        folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }
}
