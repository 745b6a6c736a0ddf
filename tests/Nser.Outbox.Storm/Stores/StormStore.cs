using System.Data.Common;
using System.Globalization;
using Nser.Client.Testing.Postgres;

namespace Nser.Outbox.Storm.Stores;

/// <summary>The database of a run, seen from outside: plain SQL, nothing of the outbox's own code.</summary>
internal abstract class StormStore : IAsyncDisposable
{
    /// <summary>A store of the run's own.</summary>
    internal static async Task<StormStore> StartAsync(StormPlan plan, Site site)
    {
        if (plan.Store != "postgres")
        {
            return new SqliteStore(site.SqliteFile);
        }

        var cluster = await PostgresCluster.StartAsync();
        return new PostgresStore(cluster.ConnectionString, cluster);
    }

    /// <summary>The store of the run from within one of its processes.</summary>
    internal static StormStore Of(StormSettings settings) => settings.Store == "postgres" ? new PostgresStore(settings.Database) : new SqliteStore(settings.Database);

    /// <summary>How the processes reach it.</summary>
    internal abstract string Database { get; }

    /// <summary>What stands before a table's name.</summary>
    protected abstract string Prefix { get; }

    /// <summary>Crashes the database and starts it again; <see langword="false"/> when there is none that could crash without its users.</summary>
    internal abstract Task<bool> CrashAsync();

    protected abstract DbConnection Connect();

    /// <summary>The batches that this process took and has not given back.</summary>
    internal Task<IReadOnlyList<string>> HeldByAsync(int process) => QueryAsync(
        $"select key from {Prefix}nser_batch where state = 0 and owner like '%/{process.ToString(CultureInfo.InvariantCulture)}/%'", row => row.GetString(0));

    /// <summary>The batches that somebody holds.</summary>
    internal Task<IReadOnlyList<string>> HeldAsync() => QueryAsync($"select key from {Prefix}nser_batch where state = 0 and owner is not null", row => row.GetString(0));

    /// <summary>The batches with each record settled.</summary>
    internal async Task<IReadOnlySet<string>> DoneAsync() => (await QueryAsync($"select key from {Prefix}nser_batch where state = 1", row => row.GetString(0))).ToHashSet(StringComparer.Ordinal);

    /// <summary>Records that wait or are under way.</summary>
    internal async Task<long> UnsettledAsync() => (await QueryAsync($"select count(*) from {Prefix}nser_record where state < 3", row => row.GetInt64(0)))[0];

    /// <summary>Every row, with the state's number.</summary>
    internal Task<IReadOnlyList<StoreRow>> RowsAsync() => QueryAsync(
        $"select record_id, state, content from {Prefix}nser_record", row => new StoreRow(row.GetString(0), Convert.ToInt32(row.GetValue(1), CultureInfo.InvariantCulture), Convert.ToHexString((byte[])row.GetValue(2))));

    /// <summary>Whether somebody can write now: a process frozen within a transaction keeps others out.</summary>
    internal async Task<bool> IsFreeAsync()
    {
        try
        {
            await using var connection = Connect();
            await connection.OpenAsync();
            await using var transaction = await connection.BeginTransactionAsync();
            return true;
        }
        catch (DbException)
        {
            return false;
        }
    }

    /// <summary>Makes somebody the holder of a batch who has no right to it, as if nobody had done anything with it meanwhile.</summary>
    internal async Task SeizeAsync(string key, string owner, long fence)
    {
        await using var connection = Connect();
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // A key and an owner are made of letters, digits, / and -.
        command.CommandText = string.Create(CultureInfo.InvariantCulture, $"update {Prefix}nser_batch set state = 0, owner = '{owner}', fence = {fence}, finished_at = null where key = '{key}'");
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }

    public abstract ValueTask DisposeAsync();

    private async Task<IReadOnlyList<T>> QueryAsync<T>(string sql, Func<DbDataReader, T> read)
    {
        await using var connection = Connect();
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Nothing but the names above and a process number is put into the text.
        command.CommandText = sql;
#pragma warning restore CA2100
        await using var rows = await command.ExecuteReaderAsync();
        var found = new List<T>();
        while (await rows.ReadAsync())
        {
            found.Add(read(rows));
        }

        return found;
    }
}

/// <summary>A record as the store holds it.</summary>
/// <param name="Id">The record's id.</param>
/// <param name="State">The number of its state.</param>
/// <param name="Digest">SHA-256 of its bytes.</param>
internal sealed record StoreRow(string Id, int State, string Digest);
