using System.Diagnostics;
using System.Globalization;

namespace Nser.Outbox.Storm.Raging;

/// <summary>A process of the run in one role.</summary>
internal sealed class Child : IDisposable
{
    private readonly Process process;

    private Child(Process process) => this.process = process;

    internal int Id => process.Id;

    internal bool IsAlive => !process.HasExited;

    internal int ExitCode => process.ExitCode;

    internal static Child Start(params string[] role)
    {
        var program = Environment.ProcessPath!;
        var isHost = Path.GetFileNameWithoutExtension(program) == "dotnet";
        var own = Path.Combine(AppContext.BaseDirectory, "Nser.Outbox.Storm.dll");
        return new(Process.Start(new ProcessStartInfo(program, isHost ? [own, .. role] : role) { RedirectStandardInput = true })!);
    }

    /// <summary>SIGKILL: it does nothing more, not even say good-bye.</summary>
    internal async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>SIGTERM, and its exit code; <see langword="null"/> when it is still there after so long.</summary>
    internal async Task<int?> StopAsync(TimeSpan patience)
    {
        await SignalAsync("TERM");
        using var limit = new CancellationTokenSource(patience);
        try
        {
            await process.WaitForExitAsync(limit.Token);
            return process.ExitCode;
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    /// <summary>Another signal, by its name.</summary>
    internal async Task SignalAsync(string name)
    {
        using var kill = Process.Start("kill", ["-" + name, Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    internal void Tell(int allowed)
    {
        try
        {
            process.StandardInput.WriteLine(allowed.ToString(CultureInfo.InvariantCulture));
            process.StandardInput.Flush();
        }
        catch (IOException)
        {
            // It has just ended.
        }
    }

    public void Dispose()
    {
        if (IsAlive)
        {
            process.Kill();
        }

        process.Dispose();
    }
}
