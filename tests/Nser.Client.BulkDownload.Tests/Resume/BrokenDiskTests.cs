using System.Diagnostics;
using Nser.Client.BulkDownload.Resume;
using Nser.Client.BulkDownload.Storage;

namespace Nser.Client.BulkDownload.Tests.Resume;

/// <summary>The disk fails, is full, or may not be written.</summary>
[Trait("Needs", "Machine")]
public sealed class BrokenDiskTests : IDisposable
{
    private const int Rows = 2500;
    private readonly DirectoryInfo above = Directory.CreateTempSubdirectory("nser-bulk-disk-");

    public void Dispose() => above.Delete(recursive: true);

    [Fact]
    public async Task A_flush_that_fails_is_told_and_its_file_gets_no_name()
    {
        var told = 0;
        for (var point = 1; ; point++)
        {
            var folder = Path.Combine(above.FullName, $"{point}");
            var run = await ProbeRun.StartAsync(folder, "ndjson", Rows, $"fsync:error=EIO:when={point}");
            if (run.Injected == 0)
            {
                Assert.Equal(0, run.ExitCode);
                break;
            }

            told++;
            Assert.Equal(5, run.ExitCode);
            Assert.Contains("failed DiskFailed", run.Lines[^1], StringComparison.Ordinal);
            Assert.All(Directory.EnumerateFiles(folder, "PK*"), path => Assert.Equal(Rows, File.ReadLines(path).Count()));
            await AssertNextRunIsSoundAsync(folder);
        }

        Assert.True(told >= 10, $"Only {told} flushes failed.");
    }

    [Theory]
    [InlineData("ENOSPC", "DiskFull")]
    [InlineData("EDQUOT", "QuotaExceeded")]
    [InlineData("EIO", "DiskFailed")]
    public async Task A_write_that_fails_is_told_as_what_it_is_and_what_was_committed_is_kept(string error, string fault)
    {
        var folder = Path.Combine(above.FullName, "target");
        var run = await ProbeRun.StartAsync(folder, "ndjson", Rows, $"pwrite64:error={error}:when=5+");

        Assert.True(run.Injected > 0);
        Assert.Equal((5, true), (run.ExitCode, run.Lines[^1].StartsWith($"failed {fault}", StringComparison.Ordinal)));
        Assert.Empty(Directory.EnumerateFiles(folder, "PK*"));
        Assert.True(File.Exists(Path.Combine(folder, ".PK61701.q1.state")));
        Assert.Equal("done continued", (await AssertNextRunIsSoundAsync(folder)).Lines[0]);
    }

    [Theory]
    [InlineData("EROFS", "ReadOnly")]
    [InlineData("EACCES", "AccessDenied")]
    public async Task A_folder_that_may_not_be_written_is_told_as_what_it_is(string error, string fault)
    {
        var run = await ProbeRun.StartAsync(Path.Combine(above.FullName, "target"), "ndjson", Rows, $"openat:error={error}:when=2+");

        Assert.True(run.Injected > 0);
        Assert.Equal((5, true), (run.ExitCode, run.Lines[^1].StartsWith($"failed {fault}", StringComparison.Ordinal)));
    }

    /// <summary>A real small disk, where the account may mount one; elsewhere the fault, made at another place than above, is all that can be shown.</summary>
    [Fact]
    public async Task A_full_disk_is_told_and_with_more_room_the_run_goes_on()
    {
        var disk = above.CreateSubdirectory("disk").FullName;
        if (!await RunAsync("mount", "-t", "tmpfs", "-o", "size=256k,mode=0700", "tmpfs", disk))
        {
            var limited = await ProbeRun.StartAsync(Path.Combine(disk, "target"), "ndjson", 2500, "pwrite64:error=ENOSPC:when=10+");
            Assert.True(limited.Injected > 0);
            Assert.Equal((5, true), (limited.ExitCode, limited.Lines[^1].StartsWith("failed DiskFull", StringComparison.Ordinal)));
            await AssertNextRunIsSoundAsync(Path.Combine(disk, "target"), 2500);
            return;
        }

        try
        {
            var folder = Path.Combine(disk, "target");
            var run = await ProbeRun.StartAsync(folder, "ndjson", 2500, null);
            Assert.Equal((5, true), (run.ExitCode, run.Lines[^1].StartsWith("failed DiskFull", StringComparison.Ordinal)));
            Assert.True(await RunAsync("mount", "-o", "remount,size=4m", disk));
            Assert.Contains("done continued", (await AssertNextRunIsSoundAsync(folder, 2500)).Lines);
        }
        finally
        {
            Assert.True(await RunAsync("umount", disk));
        }
    }

    [Fact]
    public async Task A_second_process_is_refused_and_a_dead_ones_folder_is_taken_over()
    {
        var folder = Path.Combine(above.FullName, "target");
        using (var target = TargetFolder.Open(folder))
        using (FolderLock.Take(target, TimeProvider.System))
        {
            var refused = await ProbeRun.StartAsync(folder, "ndjson", Rows, null);
            Assert.Contains($"failed InUse: process {Environment.ProcessId} on ", refused.Lines[^1], StringComparison.Ordinal);
        }

        Assert.Equal(ProbeRun.Killed, (await ProbeRun.StartAsync(folder, "ndjson", Rows, "renameat:signal=SIGKILL:when=2")).ExitCode);
        await AssertNextRunIsSoundAsync(folder);
    }

    /// <summary>Every byte that reaches the system, not only what lies on the disk in the end.</summary>
    [Fact]
    public async Task Nothing_readable_is_ever_written_in_the_encrypted_form()
    {
        Assert.Contains("Canary", await WrittenAsync("ndjson"), StringComparison.Ordinal);
        Assert.DoesNotContain("Canary", await WrittenAsync("csv.enc"), StringComparison.Ordinal);
    }

    private async Task<string> WrittenAsync(string form)
    {
        var trace = Path.Combine(above.FullName, form + ".writes");
        var folder = Path.Combine(above.FullName, form);
        Assert.True(await RunAsync("strace", "-f", "-qq", "-s", "2000000", "-e", "trace=write,pwrite64,writev,pwritev", "-o", trace, "dotnet", "exec", Path.Combine(AppContext.BaseDirectory, "Nser.Bulk.CrashProbe.dll"), folder, form, "1", "1200", ProbeRun.Secret));
        return await File.ReadAllTextAsync(trace);
    }

    private static async Task<ProbeRun> AssertNextRunIsSoundAsync(string folder, int rows = Rows)
    {
        var again = await ProbeRun.StartAsync(folder, "ndjson", rows, null);
        Assert.True(again.ExitCode == 0, string.Join('\n', again.Lines));
        Assert.True((await BulkFolder.VerifyAsync(folder, new())).IsSound);
        return again;
    }

    private static async Task<bool> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await Task.WhenAll(output, error);
        await process.WaitForExitAsync();
        return process.ExitCode == 0;
    }
}
