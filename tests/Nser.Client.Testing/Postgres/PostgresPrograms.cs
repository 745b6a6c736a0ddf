using System.Diagnostics;

namespace Nser.Client.Testing.Postgres;

/// <summary>PostgreSQL's programs, and the account they run under: they refuse to run as root.</summary>
internal sealed class PostgresPrograms
{
    private readonly string folder;
    private readonly string? account;

    private PostgresPrograms(string folder, string? account)
    {
        this.folder = folder;
        this.account = account;
    }

    /// <exception cref="InvalidOperationException">PostgreSQL is not there; the message says how to get it.</exception>
    internal static PostgresPrograms Find()
    {
        var debian = Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql").OrderDescending().Select(version => Path.Combine(version, "bin")) : [];
        var folder = debian.Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)).FirstOrDefault(candidate => File.Exists(Path.Combine(candidate, "initdb")))
            ?? throw new InvalidOperationException("These tests need PostgreSQL's programs (initdb, pg_ctl). On Debian: apt-get install postgresql");
        var accounts = File.ReadLines("/etc/passwd").Select(line => line.Split(':')[0]).ToHashSet(StringComparer.Ordinal);
        return new(folder, !Environment.IsPrivilegedProcess ? null : accounts.Contains("postgres") ? "postgres" : "nobody");
    }

    /// <summary>Gives the folder to the account.</summary>
    internal Task OwnAsync(string path) => account is null ? Task.CompletedTask : RunProcessAsync("chown", [account, path]);

    /// <summary>Runs a program of PostgreSQL to its end.</summary>
    internal Task RunAsync(string program, params string[] arguments)
    {
        var path = Path.Combine(folder, program);
        return account is null ? RunProcessAsync(path, arguments) : RunProcessAsync("setpriv", [$"--reuid={account}", $"--regid={GroupOf(account)}", "--clear-groups", path, .. arguments]);
    }

    private static string GroupOf(string account) => File.ReadLines("/etc/passwd").Select(line => line.Split(':')).First(fields => fields[0] == account)[3];

    private static async Task RunProcessAsync(string program, IEnumerable<string> arguments)
    {
        // The server inherits what is handed to pg_ctl: pipes would stay open for as long as it runs.
        var start = new ProcessStartInfo("sh", ["-c", "log=$(mktemp); \"$@\" >\"$log\" 2>&1 </dev/null; code=$?; tail -n 5 \"$log\"; rm -f \"$log\"; exit $code", "sh", program, .. arguments])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = "/",
        };
        start.Environment["LC_ALL"] = "C";
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {output}");
        }
    }
}
