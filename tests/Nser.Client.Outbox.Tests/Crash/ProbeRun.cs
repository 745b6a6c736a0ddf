using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;

namespace Nser.Client.Outbox.Tests.Crash;

/// <summary>What a run of the probe said, and how often it was disturbed.</summary>
/// <param name="ExitCode">137 when it was killed.</param>
/// <param name="Lines">One for opening and for each call.</param>
/// <param name="Injected">How many failures strace says that it made; a kill is none.</param>
internal sealed record ProbeRun(int ExitCode, IReadOnlyList<string> Lines, int Injected)
{
    internal const int Killed = 137;

    /// <summary>Calls that were acknowledged.</summary>
    internal int Acked => Lines.Count(line => line == "acked");

    internal IEnumerable<string> Refused => Lines.Where(line => line.StartsWith("refused", StringComparison.Ordinal));

    /// <summary>Runs the probe, under strace when there is a fault to make.</summary>
    /// <param name="file">The outbox.</param>
    /// <param name="fault">As <c>strace -e inject</c> takes it, on the outbox's own files; <see langword="null"/> for none.</param>
    /// <param name="calls">How many calls.</param>
    /// <param name="perCall">Records a call.</param>
    /// <param name="bytes">Bytes a record.</param>
    internal static async Task<ProbeRun> StartAsync(string file, string? fault, int calls, int perCall, int bytes)
    {
        var trace = file + ".strace";
        string[] probe = [DotNet, "exec", Path.Combine(AppContext.BaseDirectory, "Nser.Outbox.CrashProbe.dll"), file, Text(calls), Text(perCall), Text(bytes)];
        string[] command = fault is null
            ? probe
            : ["strace", "-f", "-qq", "-o", trace, "-P", file, "-P", file + "-wal", "-e", "trace=fsync,fdatasync,pwrite64", "-e", $"inject={fault}", .. probe];
        using var process = Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true });
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        var injected = fault is null ? 0 : File.ReadLines(trace).Count(line => line.Contains("(INJECTED)", StringComparison.Ordinal));
        return new(process.ExitCode, output.Split('\n', StringSplitOptions.RemoveEmptyEntries), injected);
    }

    /// <summary>Looks at a file as it lies there: whether it is whole, and how many records wait in it.</summary>
    internal static async Task<(string Integrity, int Rows)> LookAsync(string file)
    {
        await using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "pragma integrity_check";
        var integrity = (string)(await command.ExecuteScalarAsync())!;
        command.CommandText = "select count(*) from sqlite_master where name = 'nser_record'";
        if ((long)(await command.ExecuteScalarAsync())! == 0)
        {
            return (integrity, 0);
        }

        command.CommandText = "select count(*) from nser_record where state = 1";
        return (integrity, (int)(long)(await command.ExecuteScalarAsync())!);
    }

    private static string DotNet => Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet"));

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception fault)
        {
            throw new InvalidOperationException($"This test needs {start.FileName}. On Debian: apt-get install strace", fault);
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
