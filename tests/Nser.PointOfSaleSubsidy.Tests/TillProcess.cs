using System.Collections.Concurrent;
using System.Diagnostics;

namespace Nser.PointOfSaleSubsidy.Tests;

/// <summary>The till as a process of its own.</summary>
internal sealed class TillProcess : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    private readonly Process process;
    private readonly ConcurrentQueue<string> errors = new();

    private TillProcess(Process process) => this.process = process;

    /// <summary>Everything that it logged or complained of.</summary>
    internal string Errors => string.Join('\n', errors);

    internal static TillProcess Start(IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in arguments.Prepend(Program()))
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var till = new TillProcess(Process.Start(start)!);
        till.process.ErrorDataReceived += (_, line) => till.errors.Enqueue(line.Data ?? "");
        till.process.BeginErrorReadLine();
        return till;
    }

    /// <summary>Gives it a basket and waits for the receipt.</summary>
    internal async Task<string> RingAsync(string basket)
    {
        using var limit = new CancellationTokenSource(Limit, TimeProvider.System);
        await process.StandardInput.WriteLineAsync(basket);
        await process.StandardInput.FlushAsync(limit.Token);
        return await process.StandardOutput.ReadLineAsync(limit.Token) ?? throw new InvalidOperationException($"The till ended:\n{Errors}");
    }

    /// <summary>Ends its input and waits for its end.</summary>
    /// <returns>The exit code and what it said since the last receipt.</returns>
    internal async Task<(int Code, string Said)> CloseAsync()
    {
        using var limit = new CancellationTokenSource(Limit, TimeProvider.System);
        process.StandardInput.Close();
        var said = await process.StandardOutput.ReadToEndAsync(limit.Token);
        await process.WaitForExitAsync(limit.Token);
        return (process.ExitCode, said);
    }

    /// <summary>SIGKILL.</summary>
    internal async Task KillAsync()
    {
        process.Kill();
        using var limit = new CancellationTokenSource(Limit, TimeProvider.System);
        await process.WaitForExitAsync(limit.Token);
    }

    /// <summary>The program in its own folder, with the packages that it names and not those of the tests.</summary>
    private static string Program()
    {
        var configuration = Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
        return Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "PointOfSaleSubsidy", configuration, "PointOfSaleSubsidy.dll"));
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            await KillAsync();
        }

        process.Dispose();
    }
}
