using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Nser.Client.Outbox.Stores.Sqlite;

/// <summary>One connection with settings that are durable: set, and read back, because SQLite keeps them per connection.</summary>
internal sealed class SqliteLink : IDisposable
{
    private SqliteLink(SqliteConnection connection) => Connection = connection;

    internal SqliteConnection Connection { get; }

    /// <summary>Commands that are compiled already.</summary>
    internal Dictionary<string, DbCommand> Prepared { get; } = new(StringComparer.Ordinal);

    /// <exception cref="SqliteException">The file cannot be opened.</exception>
    /// <exception cref="OutboxStoreException">A setting did not hold.</exception>
    internal static SqliteLink Open(SqliteOutboxOptions options, TimeProvider clock)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = options.Path,
            Mode = SqliteOpenMode.ReadWrite,
            Pooling = false,
            DefaultTimeout = (int)Math.Ceiling(options.BusyTimeout.TotalSeconds),
        }.ToString());
        var link = new SqliteLink(connection);
        try
        {
            connection.Open();
            connection.CreateFunction(SqliteDialect.Clock, () => clock.GetUtcNow().ToUnixTimeMilliseconds());
            link.Set("busy_timeout", ((long)options.BusyTimeout.TotalMilliseconds).ToString(CultureInfo.InvariantCulture));
            link.Set("journal_mode", "wal");
            link.Set("synchronous", "2");
            link.Set("fullfsync", "1");
            link.Set("checkpoint_fullfsync", "1");
            link.Set("foreign_keys", "1");
            link.Set("secure_delete", "1");
            link.Set("cache_size", "-16384");
            return link;
        }
        catch
        {
            link.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        foreach (var command in Prepared.Values)
        {
            command.Dispose();
        }

        Connection.Dispose();
    }

    private void Set(string setting, string value)
    {
        using var command = Connection.CreateCommand();
        foreach (var text in (string[])[$"pragma {setting} = {value}", $"pragma {setting}"])
        {
#pragma warning disable CA2100 // The settings and values are those above.
            command.CommandText = text;
#pragma warning restore CA2100
            var found = Convert.ToString(command.ExecuteScalar(), CultureInfo.InvariantCulture);
            if (text.EndsWith(setting, StringComparison.Ordinal) && found != value)
            {
                throw new OutboxStoreException($"The outbox file does not keep the setting {setting} = {value}; it says {found}. Use a local disk.");
            }
        }
    }
}
