using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Nser.Client.Governance.Tests.Audit;

/// <summary>A real process writes the trail and is killed at any moment, or its disk fails. What it was told to be kept is kept, and the chain goes on.</summary>
public sealed class AuditCrashTests
{
    private static string DotNet => Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet"));

    [Fact]
    public async Task Killed_again_and_again_the_trail_keeps_what_it_acknowledged_and_goes_on()
    {
        using var folder = new TrailFolder();
        var acked = 0;
        for (var run = 0; run < 4; run++)
        {
            using var process = Start([DotNet, "exec", Probe, folder.Path, "100000"]);
            var before = acked;
            while (acked < before + 25 + (run * 7))
            {
                acked += await process.StandardOutput.ReadLineAsync() == "acked" ? 1 : 0;
            }

            process.Kill();
            acked += (await process.StandardOutput.ReadToEndAsync()).Split('\n').Count(line => line == "acked");
            await process.WaitForExitAsync();
            Assert.NotEqual(0, process.ExitCode);
        }

        var head = await folder.WriteAsync(1);
        var report = await folder.VerifyAsync();

        Assert.Equal((true, head), (report.IsIntact, report.Head));
        Assert.InRange(report.Lines, acked + 1, acked + 1 + (2 * 4));
    }

    [Fact]
    public async Task A_second_process_is_refused_while_the_first_writes()
    {
        using var folder = new TrailFolder();
        using var sink = folder.Open();

        using var process = Start([DotNet, "exec", Probe, folder.Path, "1"]);

        Assert.Equal("busy", await process.StandardOutput.ReadLineAsync());
        await process.WaitForExitAsync();
        Assert.Equal(4, process.ExitCode);
    }

    /// <summary>The runtime itself would not have noticed.</summary>
    [Fact]
    [Trait("Needs", "Machine")]
    public async Task A_disk_that_does_not_take_a_line_is_noticed_and_the_next_line_takes_its_place()
    {
        using var folder = new TrailFolder();
        await folder.WriteAsync(1);
        var trace = Path.Combine(folder.Path, "trace.txt");
        using var process = Start(["strace", "-f", "-qq", "-o", trace, "-P", folder.Files[0], "-e", "trace=fsync,pwrite64", "-e", "inject=fsync:error=EIO:when=3", DotNet, "exec", Probe, folder.Path, "6"]);

        var lines = (await process.StandardOutput.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        await process.WaitForExitAsync();
        var report = await folder.VerifyAsync();

        Assert.Contains("(INJECTED)", await File.ReadAllTextAsync(trace), StringComparison.Ordinal);
        Assert.Equal(["opened", "acked", "acked", "refused", "acked", "acked", "acked"], lines);
        Assert.Equal((6, true), (report.Lines, report.IsIntact));
    }

    private static string Probe => Path.Combine(AppContext.BaseDirectory, "Nser.Audit.CrashProbe.dll");

    private static Process Start(string[] command)
    {
        try
        {
            return Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true })!;
        }
        catch (Win32Exception fault)
        {
            throw new InvalidOperationException($"This test needs {command[0]}. On Debian: apt-get install strace", fault);
        }
    }
}
