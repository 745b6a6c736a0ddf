using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Nser.Client.BulkDownload.Envelope;

namespace Nser.Client.BulkDownload.Tests.Resume;

/// <summary>What a run of the download probe said, and how often it was disturbed.</summary>
/// <param name="ExitCode">137 when it was killed.</param>
/// <param name="Lines">One for each tehsil, one for the manifest.</param>
/// <param name="Injected">How many failures strace says that it made; a kill is none.</param>
internal sealed record ProbeRun(int ExitCode, IReadOnlyList<string> Lines, int Injected)
{
    internal const int Killed = 137, Tehsils = 2;
    internal const string Secret = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";

    internal static IEnvelopeKeyProvider Keys { get; } = EnvelopeKeys.FromSecret("probe", Convert.FromHexString(Secret));

    /// <summary>Runs the probe, under strace when there is a fault to make.</summary>
    /// <param name="folder">The target.</param>
    /// <param name="form">The files' form.</param>
    /// <param name="rows">Rows of each tehsil.</param>
    /// <param name="fault">As <c>strace -e inject</c> takes it, on the target's own files; <see langword="null"/> for none.</param>
    internal static async Task<ProbeRun> StartAsync(string folder, string form, int rows, string? fault)
    {
        var trace = folder + ".strace";
        string[] probe = [DotNet, "exec", Path.Combine(AppContext.BaseDirectory, "Nser.Bulk.CrashProbe.dll"), folder, form, Text(Tehsils), Text(rows), Secret];
        string[] command = fault is null ? probe : ["strace", "-f", "-qq", "-o", trace, .. Own(folder).SelectMany(path => new[] { "-P", path }), "-e", $"trace={fault.Split(':')[0]}", "-e", $"inject={fault}", .. probe];
        using var process = Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true });
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        var injected = fault is null ? 0 : File.ReadLines(trace).Count(line => line.Contains("(INJECTED)", StringComparison.Ordinal));
        return new(process.ExitCode, output.Split('\n', StringSplitOptions.RemoveEmptyEntries), injected);
    }

    /// <summary>The folder itself and everything that is ever written in it.</summary>
    private static IEnumerable<string> Own(string folder) =>
        Enumerable.Range(1, Tehsils).SelectMany(tehsil => new[] { ".part", ".state", ".state.new" }.Select(end => $".PK617{tehsil:00}.q1{end}"))
            .Concat(["manifest.json", ".manifest.json.new", ".nser-bulk.lock"]).Select(name => Path.Combine(folder, name)).Prepend(folder);

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
