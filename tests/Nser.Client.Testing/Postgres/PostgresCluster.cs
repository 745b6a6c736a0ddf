using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Npgsql;

namespace Nser.Client.Testing.Postgres;

/// <summary>A PostgreSQL server of the test's own: private folder, free port on the loopback, no password. Runs as an ordinary user also when the tests run as root.</summary>
public sealed class PostgresCluster : IAsyncDisposable
{
    private readonly DirectoryInfo folder;
    private readonly PostgresPrograms programs;
    private readonly string settings;

    private PostgresCluster(DirectoryInfo folder, PostgresPrograms programs, int port, IEnumerable<string> settings)
    {
        this.folder = folder;
        this.programs = programs;
        this.settings = string.Join(' ', settings.Select(setting => $"-c {setting}"));
        Port = port;
    }

    public int Port { get; }

    /// <summary>The account <c>nser</c>, which may do everything.</summary>
    public string ConnectionString => new NpgsqlConnectionStringBuilder { Host = "127.0.0.1", Port = Port, Username = "nser", Database = "postgres", MaxPoolSize = 20 }.ToString();

    private string Data => Path.Combine(folder.FullName, "data");

    /// <summary>Creates and starts a server.</summary>
    /// <param name="settings">Such as <c>fsync=off</c>; they win over the configuration file.</param>
    public static async Task<PostgresCluster> StartAsync(params string[] settings)
    {
        var programs = PostgresPrograms.Find();
        var folder = Directory.CreateTempSubdirectory("nser-postgres-");
        await programs.OwnAsync(folder.FullName);
        var cluster = new PostgresCluster(folder, programs, FreePort(), settings);
        await programs.RunAsync("initdb", "-D", cluster.Data, "-U", "nser", "-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync");
        await cluster.StartAgainAsync();
        return cluster;
    }

    /// <summary>Starts the server after it was stopped.</summary>
    public Task StartAgainAsync() => programs.RunAsync(
        "pg_ctl", "start", "-w", "-t", "60", "-D", Data, "-l", Path.Combine(folder.FullName, "log"),
        "-o", $"-p {Port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='{folder.FullName}' -c shared_buffers=32MB {settings}");

    /// <summary>Stops the server as a crash would: nothing is flushed, every connection is cut.</summary>
    public Task CrashAsync() => programs.RunAsync("pg_ctl", "stop", "-w", "-m", "immediate", "-D", Data);

    /// <summary>Changes a setting of the running server; when this returns, every connection works with it.</summary>
    public async Task SetAsync(string setting, string value)
    {
        await using var source = NpgsqlDataSource.Create(ConnectionString + ";Pooling=false");
        await using (var change = source.CreateCommand($"alter system set {setting} = {value}"))
        {
            await change.ExecuteNonQueryAsync();
        }

        await using (var reload = source.CreateCommand("select pg_reload_conf()"))
        {
            await reload.ExecuteNonQueryAsync();
        }

        // The server reloads when it comes to it.
        string? found;
        do
        {
            await using var show = source.CreateCommand($"show {setting}");
            found = (string?)await show.ExecuteScalarAsync();
        }
        while (found != value);
    }

    public async ValueTask DisposeAsync()
    {
        if (File.Exists(Path.Combine(Data, "postmaster.pid")))
        {
            await CrashAsync();
        }

        folder.Delete(recursive: true);
    }

    // Below the ports that systems hand out by themselves: nobody takes it before the server does, or while it is down.
    private static int FreePort()
    {
        while (true)
        {
            var port = RandomNumberGenerator.GetInt32(20_000, 30_000);
            using var probe = new Socket(SocketType.Stream, ProtocolType.Tcp);
            try
            {
                probe.Bind(new IPEndPoint(IPAddress.Loopback, port));
                return port;
            }
            catch (SocketException)
            {
                // Taken: another one.
            }
        }
    }
}
