using System.Collections.Concurrent;
using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Nser.Client.Outbox.Stores.Sql;

namespace Nser.Client.Outbox.Stores.Sqlite;

/// <summary>A file: one connection writes, in turns; others read beside it.</summary>
internal sealed class SqliteDatabase(SqliteOutboxOptions options, TimeProvider clock) : SqlDatabase
{
    private readonly SemaphoreSlim turn = new(1, 1);
    private readonly ConcurrentBag<SqliteLink> readers = [];
    private SqliteLink? writer;

    internal override SqlDialect Dialect { get; } = new SqliteDialect();

    internal override async Task OpenAsync(CancellationToken cancellationToken)
    {
        try
        {
            SqliteFile.Prepare(options.Path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new OutboxStoreException($"The outbox file {options.Path} cannot be created or opened. Check that this account may use its folder and the disk has room.", fault);
        }

        await WriteAsync(
            async session =>
            {
                await new Schema(Dialect).CreateAsync(session, cancellationToken).ConfigureAwait(false);
                return true;
            },
            cancellationToken).ConfigureAwait(false);
    }

    internal override async Task<T> WriteAsync<T>(Func<SqlSession, Task<T>> work, CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            writer ??= SqliteLink.Open(options, clock);
            return await RunAsync(writer, deferred: false, work, cancellationToken).ConfigureAwait(false);
        }
        catch (SqliteException fault)
        {
            // After a failed write the next one starts from what is on the disk.
            writer?.Dispose();
            writer = null;
            throw SqliteFaults.Of(fault, options.Path);
        }
        finally
        {
            turn.Release();
        }
    }

    internal override async Task<T> ReadAsync<T>(Func<SqlSession, Task<T>> work, CancellationToken cancellationToken)
    {
        SqliteLink? reader = null;
        try
        {
            reader = readers.TryTake(out var free) ? free : SqliteLink.Open(options, clock);
            var result = await RunAsync(reader, deferred: true, work, cancellationToken).ConfigureAwait(false);
            readers.Add(reader);
            reader = null;
            return result;
        }
        catch (SqliteException fault)
        {
            throw SqliteFaults.Of(fault, options.Path);
        }
        finally
        {
            reader?.Dispose();
        }
    }

    internal override Task<T> JoinAsync<T>(DbTransaction transaction, Func<SqlSession, Task<T>> work, CancellationToken cancellationToken) =>
        throw new ArgumentException("The embedded store has a file of its own and takes no transaction of the caller; PostgreSQL does.", nameof(transaction));

    public override async ValueTask DisposeAsync()
    {
        await turn.WaitAsync().ConfigureAwait(false);
        writer?.Dispose();
        writer = null;
        while (readers.TryTake(out var reader))
        {
            reader.Dispose();
        }

        turn.Dispose();
    }

    private async Task<T> RunAsync<T>(SqliteLink link, bool deferred, Func<SqlSession, Task<T>> work, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var transaction = Begin(link.Connection, deferred);
        var result = await work(new(link.Connection, transaction, Dialect, link.Prepared)).ConfigureAwait(false);
        await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
        return result;
    }

    private static SqliteTransaction Begin(SqliteConnection connection, bool deferred) => connection.BeginTransaction(deferred);
}

/// <summary>Where the embedded store lives.</summary>
public sealed class SqliteOutboxOptions
{
    /// <summary>The file; it is created with mode 0600, and its folder with mode 0700, where they are missing. On a local disk: locks do not hold on network shares. Required.</summary>
    public required string Path { get; init; }

    /// <summary>How long a call waits for another process that holds the file, 0.1 seconds to 5 minutes; then it fails with a transient <see cref="OutboxStoreException"/>. Default 5 seconds.</summary>
    public TimeSpan BusyTimeout { get; init; } = TimeSpan.FromSeconds(5);
}

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

/// <summary>Sees to it that nobody but the worker's account reads the file: it holds personal data.</summary>
internal static class SqliteFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Creates what is missing, with modes that no umask widens; SQLite gives its side files the mode of the file.</summary>
    internal static void Prepare(string path)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
            File.Open(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite).Dispose();
            return;
        }

        if (!Directory.Exists(folder))
        {
            Directory.CreateDirectory(folder, OwnerOnly | UnixFileMode.UserExecute);
        }

        new FileStream(path, new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.ReadWrite, UnixCreateMode = OwnerOnly }).Dispose();
        File.SetUnixFileMode(path, OwnerOnly);
    }
}

/// <summary>What SQLite's errors mean for who uses the outbox.</summary>
internal static class SqliteFaults
{
    // https://sqlite.org/rescode.html
    private const int Busy = 5, Locked = 6, ReadOnly = 8, InputOutput = 10, Corrupt = 11, Full = 13, CannotOpen = 14, NotADatabase = 26;

    internal static OutboxStoreException Of(SqliteException fault, string path) => new(Meaning(fault.SqliteErrorCode, path), fault)
    {
        IsTransient = fault.SqliteErrorCode is Busy or Locked,
    };

    private static string Meaning(int code, string path) => code switch
    {
        Busy or Locked => $"Another process holds the outbox file {path}. Nothing was changed; try again, and let one worker serve a file.",
        ReadOnly => $"The outbox file {path} is read-only. Give this account the right to write it and its folder.",
        InputOutput => $"The disk under the outbox file {path} failed (SQLite error 10). What was acknowledged before is kept; check the disk, then restart.",
        Corrupt or NotADatabase => $"The outbox file {path} is damaged or no outbox. Put it aside, restore the last copy, and enqueue again what came since.",
        Full => $"The disk under the outbox file {path} is full. Nothing of this call was stored; free space and call again.",
        CannotOpen => $"The outbox file {path} cannot be opened. Check that its folder exists and this account may use it.",
        _ => $"The outbox file {path} cannot be used (SQLite error {code}).",
    };
}
