using System.Globalization;
using Microsoft.Data.Sqlite;
using Nser.Client.Sandbox;

namespace Nser.PushScheduler.Tests.Hosting;

/// <summary>A folder with the settings, secrets and data of one worker, and a look into its ledger.</summary>
public sealed class WorkerFolder : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("nser-push-");

    internal string Path => folder.FullName;

    internal string Settings => In("settings.json");

    internal string In(string name) => System.IO.Path.Combine(folder.FullName, name);

    /// <summary>Writes settings for the sandbox of a test, or for a registry that is not there.</summary>
    internal void Configure(string feeds, NserSandbox? sandbox = null, string more = "", string slots = "")
    {
        Secret("credentials", sandbox is null ? "user\npassword" : $"{sandbox.UserName}\n{sandbox.Password}");
        File.WriteAllText(Settings, $$"""
            {
              "NserClient": { "BaseAddress": "{{sandbox?.BaseAddress.ToString() ?? "http://127.0.0.1:9/"}}", "CredentialsFile": "credentials" },
              "StatusPage": { "Address": "http://127.0.0.1:0" },
              "Slots": { "Tick": "00:00:01", "Backoff": "00:00:00", "DrainTimeout": "00:01:00"{{slots}} },
              "Outbox": { "PollInterval": "00:00:00.1" },
              {{more}}
              "Feeds": [ {{feeds}} ],
              "Logging": { "LogLevel": { "Default": "Warning", "Nser": "Information" } }
            }
            """);
    }

    internal string Secret(string name, string content)
    {
        File.WriteAllText(In(name), content);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(In(name), UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        return name;
    }

    /// <summary>Every slot of the ledger table, oldest first: instant, state and attempts.</summary>
    internal IReadOnlyList<string> Ledger() => Read(
        "select at, state, attempts from nser_slot order by at",
        row => $"{DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(0)).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)} {(Nser.Client.Outbox.SlotState)row.GetInt32(1)} {row.GetInt32(2)}");

    /// <summary>Up to where each schedule is known.</summary>
    internal IReadOnlyList<DateTimeOffset> Marks() => Read("select known_until from nser_schedule where known_until is not null", row => DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(0)));

    /// <summary>How many records are staged under slots.</summary>
    internal int Staged() => Read("select count(*) from nser_record where state = 0", row => row.GetInt32(0)) is [var count] ? count : 0;

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }

    private IReadOnlyList<T> Read<T>(string query, Func<SqliteDataReader, T> read)
    {
        if (!File.Exists(In("data/outbox.db")))
        {
            return [];
        }

        try
        {
            using var connection = new SqliteConnection($"Data Source={In("data/outbox.db")};Mode=ReadOnly;Pooling=false");
            connection.Open();
            using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The tests' own statements.
            command.CommandText = query;
#pragma warning restore CA2100
            using var reader = command.ExecuteReader();
            var rows = new List<T>();
            while (reader.Read())
            {
                rows.Add(read(reader));
            }

            return rows;
        }
        catch (SqliteException)
        {
            // The worker is about to make its tables.
            return [];
        }
    }
}
