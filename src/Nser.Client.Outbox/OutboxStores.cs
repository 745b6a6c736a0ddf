using System.Diagnostics.CodeAnalysis;
using Nser.Client.Outbox.Stores.Postgres;
using Nser.Client.Outbox.Stores.Sql;
using Nser.Client.Outbox.Stores.Sqlite;

namespace Nser.Client.Outbox;

/// <summary>Makes stores.</summary>
[SuppressMessage("Reliability", "CA2000:Dispose objects before losing scope", Justification = "A store owns its database and disposes of it.")]
internal static class OutboxStores
{
    /// <summary>A store in a file of its own.</summary>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    internal static SqlOutboxStore Sqlite(SqliteOutboxOptions options, TimeProvider clock)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(options.Path);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.BusyTimeout, TimeSpan.FromSeconds(0.1));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.BusyTimeout, TimeSpan.FromMinutes(5));
        var database = new SqliteDatabase(options, clock);
        var feeds = new FeedNumbers(database);
        return new(database, feeds, new SqliteIntake(database, feeds, clock));
    }

    /// <summary>A store that several workers share.</summary>
    /// <exception cref="ArgumentException">An option is missing or out of range.</exception>
    internal static SqlOutboxStore Postgres(PostgresOutboxOptions options)
    {
        options.Validate();
        var database = new PostgresDatabase(options);
        var feeds = new FeedNumbers(database);
        return new(database, feeds, new PostgresIntake(database, feeds));
    }
}
