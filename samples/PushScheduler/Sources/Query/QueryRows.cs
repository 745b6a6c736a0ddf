using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;
using Nser.PushScheduler.Settings;

namespace Nser.PushScheduler.Sources.Query;

/// <summary>The rows of one statement, and how far they reach.</summary>
internal sealed class QueryRows : IAsyncDisposable
{
    private readonly DbConnection connection;
    private readonly QuerySettings settings;
    private DbCommand? command;
    private DbDataReader? reader;
    private int watermarkColumn = -1;
    private IComparable? highest;

    private QueryRows(QuerySettings settings, string connectionString)
    {
        this.settings = settings;
        connection = settings.Database == StoreKind.Postgres
            ? new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, ApplicationName = "nser-push" }.ConnectionString)
            : new SqliteConnection(new SqliteConnectionStringBuilder(connectionString) { Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ConnectionString);
    }

    /// <summary>The rows.</summary>
    internal DbDataReader Reader => reader ?? throw new InvalidOperationException("The query was not started.");

    /// <summary>The highest watermark of the rows read so far; <see langword="null"/> when there was none.</summary>
    internal string? Watermark => highest is null ? null : Nser.PushScheduler.Sources.Watermark.Write(highest);

    /// <exception cref="SourceException">The database cannot be asked.</exception>
    internal static async Task<QueryRows> OpenAsync(QuerySettings settings, DateTimeOffset slot, IComparable? watermark, CancellationToken cancellationToken)
    {
        var rows = Connect(settings);
        try
        {
            await rows.StartAsync(slot, watermark, cancellationToken);
            return rows;
        }
        catch (Exception error)
        {
            await rows.DisposeAsync();
            throw Said(error);
        }
    }

    /// <summary>The next row; its watermark counts.</summary>
    /// <exception cref="SourceException">The database broke off, or the watermark cannot be read.</exception>
    internal async Task<bool> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await Reader.ReadAsync(cancellationToken);
        }
        catch (Exception error)
        {
            throw Said(error);
        }
    }

    /// <summary>Takes note of a cell that was read, when it is the watermark.</summary>
    internal void Note(int column, object? value)
    {
        if (column == watermarkColumn)
        {
            var reached = Nser.PushScheduler.Sources.Watermark.Of(settings.WatermarkKind, value) ?? throw new SourceException("A row's watermark is empty, or not of the kind that WatermarkKind says: leave such rows out of the query, or correct the kind.");
            highest = highest is null || reached.CompareTo(highest) > 0 ? reached : highest;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (reader is not null)
        {
            await reader.DisposeAsync();
        }

        if (command is not null)
        {
            await command.DisposeAsync();
        }

        await connection.DisposeAsync();
    }

    private static QueryRows Connect(QuerySettings settings)
    {
        try
        {
            return new(settings, SecretFile.Read(settings.ConnectionStringFile));
        }
        catch (Exception error) when (error is IOException or ArgumentException)
        {
            throw new SourceException("The connection string cannot be used: check the file and what it holds.", error);
        }
    }

    private async Task StartAsync(DateTimeOffset slot, IComparable? watermark, CancellationToken cancellationToken)
    {
        await connection.OpenAsync(cancellationToken);
        await MakeReadOnlyAsync(connection, cancellationToken);
        command = Command(connection, settings, slot, watermark);
        reader = await command.ExecuteReaderAsync(cancellationToken);
        watermarkColumn = settings.WatermarkColumn is { Length: > 0 } column ? Ordinal(reader, column) : -1;
    }

    // Whatever the query says, it changes nothing; times of columns without a zone are compared as UTC.
    private static async Task MakeReadOnlyAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        if (connection is NpgsqlConnection)
        {
            command.CommandText = "set session characteristics as transaction read only; set time zone 'UTC'";
        }
        else
        {
            command.CommandText = "pragma query_only = on";
        }

        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static DbCommand Command(DbConnection connection, QuerySettings settings, DateTimeOffset slot, IComparable? watermark)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // The statement is the operator's own; what varies travels as parameters.
        command.CommandText = settings.Sql;
#pragma warning restore CA2100
        command.CommandTimeout = (int)settings.Timeout.TotalSeconds;
        Add(command, "@slot", connection is SqliteConnection ? slot.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture) : slot.UtcDateTime);
        Add(command, "@watermark", watermark is Watermark.OrdinalText text ? text.Text : watermark);
        return command;
    }

    private static void Add(DbCommand command, string name, object? value)
    {
        if (command.CommandText.Contains(name, StringComparison.OrdinalIgnoreCase))
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value ?? DBNull.Value);
            command.Parameters.Add(parameter);
        }
    }

    private static int Ordinal(DbDataReader reader, string column) =>
        Enumerable.Range(0, reader.FieldCount).FirstOrDefault(ordinal => string.Equals(reader.GetName(ordinal), column, StringComparison.OrdinalIgnoreCase), -1) is >= 0 and var found
            ? found
            : throw new SourceException("The query's result has no column of the name in WatermarkColumn: select it, too.");

    // A database's own message may repeat values; its code is enough to look it up.
    private static Exception Said(Exception error) => error switch
    {
        PostgresException postgres => new SourceException($"The database refused the query (SQLSTATE {postgres.SqlState}).", error),
        SqliteException sqlite => new SourceException(FormattableString.Invariant($"The database refused the query (SQLite {sqlite.SqliteExtendedErrorCode})."), error),
        DbException or TimeoutException or System.Net.Sockets.SocketException => new SourceException("The database cannot be reached, or broke off.", error),
        _ => error,
    };
}
