using Nser.PushScheduler.CommandLine;
using Nser.PushScheduler.Settings;

namespace Nser.PushScheduler.Hosting;

/// <summary>Does what the command says with a host that is put together.</summary>
internal static class Jobs
{
    /// <exception cref="FormatException">The command names a feed that is not in the settings.</exception>
    internal static void ThrowIfUnknownFeed(Command command, WorkerSettings settings)
    {
        var feed = command switch { RunSlot slot => slot.Feed, Backfill fill => fill.Feed, _ => null };
        if (feed is not null && settings.Feeds.All(known => known.Name != feed))
        {
            throw new FormatException($"There is no feed of that name. Known are {string.Join(", ", settings.Feeds.Select(known => known.Name))}.");
        }
    }

    internal static async Task<ExitCode> RunAsync(WebApplication host, Command command, WorkerSettings settings, Registry registry, TextWriter output)
    {
        if (command is Serve)
        {
            return await ServeAsync(host, () => Announcement.Of(host, settings, registry), output);
        }

        await host.StartAsync();
        var code = await ActivatorUtilities.CreateInstance<OneShot>(host.Services, output).RunAsync(command, host.Lifetime.ApplicationStopping);
        await host.StopAsync();
        return code;
    }

    private static async Task<ExitCode> ServeAsync(WebApplication host, Func<string> announcement, TextWriter output)
    {
        try
        {
            await host.StartAsync();
            await output.WriteLineAsync(announcement());
            await host.WaitForShutdownAsync();
        }
        catch (OperationCanceledException) when (host.Lifetime.ApplicationStopping.IsCancellationRequested)
        {
            // Asked to stop while it still started: that is as good a stop as any.
        }

        await output.WriteLineAsync("Stopped.");
        return ExitCode.Done;
    }
}
