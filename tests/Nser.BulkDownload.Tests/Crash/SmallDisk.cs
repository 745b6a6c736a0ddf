using System.Diagnostics;

namespace Nser.BulkDownload.Tests.Crash;

/// <summary>A disk in memory, of few bytes.</summary>
internal sealed class SmallDisk : IAsyncDisposable
{
    private SmallDisk(string path, bool isMounted) => (Path, IsMounted) = (path, isMounted);

    internal string Path { get; }

    /// <summary>Whether it is one. Where the account may not mount, it is an ordinary folder.</summary>
    internal bool IsMounted { get; }

    internal static async Task<SmallDisk> MountAsync(string path, string size)
    {
        Directory.CreateDirectory(path);
        return new(path, await RunAsync("mount", "-t", "tmpfs", "-o", $"size={size},mode=0700", "tmpfs", path));
    }

    internal async Task RemountAsync(string options) => Assert.True(!IsMounted || await RunAsync("mount", "-o", $"remount,{options}", Path));

    public async ValueTask DisposeAsync() => Assert.True(!IsMounted || await RunAsync("umount", Path));

    internal static async Task<bool> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0;
    }
}
