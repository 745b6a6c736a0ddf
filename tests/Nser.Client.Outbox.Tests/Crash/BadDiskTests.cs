using System.Diagnostics;

namespace Nser.Client.Outbox.Tests.Crash;

/// <summary>The disk fails or is full.</summary>
[Trait("Needs", "Machine")]
public sealed class BadDiskTests : IDisposable
{
    private const int PerCall = 3;
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("nser-disk-");

    private string Database => Path.Combine(folder.FullName, "outbox.db");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task A_flush_that_fails_is_told_and_what_was_acknowledged_stays()
    {
        var calm = await ProbeRun.StartAsync(Path.Combine(folder.FullName, "calm.db"), null, 1, PerCall, 700);
        Assert.Equal((0, 1), (calm.ExitCode, calm.Acked));

        var told = 0;
        for (var point = 1; point <= 12; point++)
        {
            var file = Path.Combine(folder.CreateSubdirectory($"{point}").FullName, "outbox.db");
            var run = await ProbeRun.StartAsync(file, $"fsync:error=EIO:when={point}", 5, PerCall, 700);
            var (integrity, rows) = await ProbeRun.LookAsync(file);
            Assert.Equal("ok", integrity);
            Assert.True(rows >= run.Acked * PerCall, $"{run.Acked} calls acknowledged, {rows} rows stored.");
            Assert.All(run.Refused, line => Assert.StartsWith("refused lasting: The disk under the outbox file", line, StringComparison.Ordinal));
            Assert.True(run.Injected <= 1, "The fault was to come once.");
            told += run.Injected > 0 && run.Refused.Any() ? 1 : 0;
        }

        Assert.True(told >= 3, $"Only {told} flushes failed and were told.");
    }

    [Fact]
    public async Task No_space_for_a_write_is_told_and_what_was_acknowledged_stays()
    {
        var run = await ProbeRun.StartAsync(Database, "pwrite64:error=ENOSPC:when=100+", 8, PerCall, 700);
        Assert.True(run.Injected > 0);
        Assert.NotEmpty(run.Refused);
        Assert.All(run.Refused, line => Assert.Contains("is full", line, StringComparison.Ordinal));
        Assert.Equal(("ok", run.Acked * PerCall), await ProbeRun.LookAsync(Database));
        Assert.True(run.Acked > 0);
    }

    /// <summary>A real small disk, where the account may mount one; elsewhere the fault above is all that can be shown, made at another place.</summary>
    [Fact]
    public async Task A_full_disk_refuses_new_records_and_keeps_the_old_ones()
    {
        var disk = folder.CreateSubdirectory("disk").FullName;
        if (!await RunAsync("mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", disk))
        {
            var limited = await ProbeRun.StartAsync(Database, "pwrite64:error=ENOSPC:when=150+", 200, PerCall, 20_000);
            Assert.True(limited.Injected > 0);
            await CheckAsync(limited, Database);
            return;
        }

        try
        {
            var file = Path.Combine(disk, "outbox.db");
            await CheckAsync(await ProbeRun.StartAsync(file, null, 200, PerCall, 20_000), file);
        }
        finally
        {
            Assert.True(await RunAsync("umount", disk));
        }
    }

    private static async Task CheckAsync(ProbeRun run, string file)
    {
        Assert.Equal(3, run.ExitCode);
        Assert.True(run.Acked > 0);
        Assert.NotEmpty(run.Refused);
        Assert.All(run.Refused, line => Assert.StartsWith("refused lasting: The disk under the outbox file", line, StringComparison.Ordinal));
        var (integrity, rows) = await ProbeRun.LookAsync(file);
        Assert.Equal("ok", integrity);
        Assert.Equal(run.Acked * PerCall, rows);
    }

    private static async Task<bool> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0;
    }
}
