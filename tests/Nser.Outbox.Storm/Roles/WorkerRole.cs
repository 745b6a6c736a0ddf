using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Nser.Client.Outbox.Stores;
using Nser.Outbox.Storm.Twins;

namespace Nser.Outbox.Storm.Roles;

/// <summary>A host with the outbox's drainer, until SIGTERM.</summary>
internal static class WorkerRole
{
    internal static async Task<int> RunAsync(Site site)
    {
        var settings = site.Settings;
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders().AddProvider(new FileLog(site.LogOf(Environment.ProcessId))).AddFilter("Nser", LogLevel.Information);
        builder.Services.AddStorm(settings);
        Twin.Replace(builder.Services, settings);
        using var host = builder.Build();
        _ = new Lifeline(() => host.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication());
        try
        {
            await host.RunAsync();
            return 0;
        }
        catch (OperationCanceledException)
        {
            // Was told to stop while it was starting.
            return 0;
        }
        catch (OutboxStoreException)
        {
            // The database is down: a service manager starts it again.
            return 1;
        }
    }
}
