using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json.Nodes;

namespace Nser.BulkDownload.Tests.Running;

/// <summary>The sample as a process of its own.</summary>
internal sealed class SampleRun : IAsyncDisposable
{
    /// <summary>What a process that SIGKILL ended leaves as its exit code.</summary>
    internal const int Killed = 137;

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);
    private readonly Process process;
    private readonly StringBuilder output = new();
    private readonly StringBuilder errors = new();

    private SampleRun(Process process)
    {
        this.process = process;
        process.OutputDataReceived += (_, line) => Hear(output, line.Data);
        process.ErrorDataReceived += (_, line) => Hear(errors, line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        Ended = process.WaitForExitAsync();
    }

    internal static string DotNet => Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet"));

    internal int Id => process.Id;

    internal Task Ended { get; }

    internal string Output => Said(output);

    internal string Errors => Said(errors);

    internal bool IsKilled => process.ExitCode == Killed;

    internal static SampleRun Start(params IEnumerable<string> arguments) => StartUnder([], arguments);

    /// <summary>Starts it under another program, such as strace.</summary>
    internal static SampleRun StartUnder(IReadOnlyList<string> program, IEnumerable<string> arguments, bool onOneThread = false)
    {
        string[] command = [.. program, DotNet, "exec", Path.Combine(AppContext.BaseDirectory, "BulkDownload.dll"), .. arguments];
        var start = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true };
        // Compiled quickly and once: these processes do not live long enough for more.
        start.Environment["DOTNET_TieredPGO"] = "0";
        if (onOneThread)
        {
            // strace counts calls thread by thread.
            start.Environment["DOTNET_ThreadPool_ForceMinWorkerThreads"] = "1";
            start.Environment["DOTNET_ThreadPool_ForceMaxWorkerThreads"] = "1";
        }

        try
        {
            return new(Process.Start(start)!);
        }
        catch (Win32Exception fault)
        {
            throw new InvalidOperationException($"This test needs {start.FileName}. On Debian: apt-get install strace util-linux", fault);
        }
    }

    /// <summary>Runs it to its end; answers the exit code.</summary>
    internal static async Task<SampleRun> RunAsync(params IEnumerable<string> arguments)
    {
        var run = Start(arguments);
        await run.EndAsync();
        return run;
    }

    /// <summary>Waits until something holds; a run that ends before, or three minutes, fail the test with what was said.</summary>
    internal async Task UntilAsync(Func<bool> holds)
    {
        for (var begun = TimeProvider.System.GetTimestamp(); !holds(); await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System))
        {
            Assert.True(!process.HasExited && TimeProvider.System.GetElapsedTime(begun) < Limit, $"It never held:\n{Output}\n{Errors}");
        }
    }

    internal async Task<int> EndAsync()
    {
        await Ended.WaitAsync(Limit, TimeProvider.System);
        return process.ExitCode;
    }

    /// <summary>SIGKILL. Whether it was still there to be killed.</summary>
    internal async Task<bool> KillAsync()
    {
        process.Kill();
        return await EndAsync() == Killed;
    }

    /// <summary>Sends a signal by its name; answers the exit code.</summary>
    internal async Task<int> SignalAsync(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", Id.ToString(CultureInfo.InvariantCulture)]);
        return await EndAsync();
    }

    /// <summary>The lines of <c>--json</c>: progress, and at the end the report.</summary>
    internal IReadOnlyList<JsonNode> Lines() => [.. Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!)];

    /// <summary>The results of the report of <c>--json</c>.</summary>
    internal IReadOnlyList<(string Tehsil, string Outcome, long Rows, long RowsFetched, int Restarts)> Results() =>
    [
        .. Lines()[^1]["results"]!.AsArray().Select(result => (
            (string)result!["tehsilCode"]!, (string)result["outcome"]!, (long)result["rows"]!, (long)result["rowsFetched"]!, (int)result["restarts"]!)),
    ];

    /// <summary>Fails the test with all that was said when the exit code is another.</summary>
    internal void AssertExit(ExitCode expected) => Assert.True(process.ExitCode == (int)expected, $"{process.ExitCode} instead of {expected}\n{Output}\n{Errors}");

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            await KillAsync();
        }

        process.Dispose();
    }

    private static void Hear(StringBuilder said, string? line)
    {
        lock (said)
        {
            said.Append(line).Append(line is null ? "" : "\n");
        }
    }

    private static string Said(StringBuilder said)
    {
        lock (said)
        {
            return said.ToString();
        }
    }
}
