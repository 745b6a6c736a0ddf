using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Nser.Client;
using Nser.Client.Pipeline;
using Nser.PointOfSaleSubsidy.Entitlements;
using Nser.PointOfSaleSubsidy.Reporting;
using Nser.PointOfSaleSubsidy.Sales;
using Nser.PointOfSaleSubsidy.Settings;
using Nser.Standards;

namespace Nser.PointOfSaleSubsidy.Hosting;

/// <summary>Puts the till together: registry, cache, desk, journal, outbox, back office.</summary>
internal static class TillHost
{
    /// <summary>Reports may take as long as they need; the till's questions may not, so each has a client of its own.</summary>
    private const string Reports = "reports";

    /// <param name="settings">Checked settings, with a folder.</param>
    /// <param name="connect">Sets the registry's address and credentials.</param>
    internal static IHost Build(TillSettings settings, Action<NserClientOptions> connect)
    {
        var folder = Path.GetFullPath(settings.Folder!);
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true).AddEnvironmentVariables("TILL_");
        builder.Logging.SetMinimumLevel(LogLevel.Warning).AddConfiguration(builder.Configuration.GetSection("Logging")).AddSimpleConsole(console => console.SingleLine = true);
        builder.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);

        builder.Services.AddSingleton(settings).AddSingleton(TimeProvider.System);
        builder.Services.AddNserClient(options =>
        {
            connect(options);
            Hurry(options, settings);
        });
        builder.Services.AddNserClient(Reports, connect);
        builder.Services
            .AddNserOutbox(outbox => outbox.Feeds.Add(new(BackOffice.Feed, NserStandard.AssetDelivery) { Client = Reports, OrganizationCode = settings.Store.OrganizationCode }))
            .UseSqlite(Path.Combine(folder, "outbox.db"));

        builder.Services.AddSingleton(services => new EntitlementCache(settings.Cache, services.GetRequiredService<TimeProvider>()));
        builder.Services.AddSingleton<EntitlementDesk>();
        builder.Services.AddSingleton(_ => new SaleJournal(Path.Combine(folder, "till.db")));
        builder.Services.AddSingleton<Till>();
        builder.Services.AddSingleton<BackOffice>().AddHostedService(services => services.GetRequiredService<BackOffice>());
        return builder.Build();
    }

    private static void Hurry(NserClientOptions options, TillSettings settings)
    {
        var attempt = settings.LookupTime < TimeSpan.FromSeconds(5) ? settings.LookupTime : TimeSpan.FromSeconds(5);
        options.Timeouts = new NserTimeoutOptions { Total = settings.LookupTime, Attempt = attempt, Connect = Shorter(attempt, 2), Idle = attempt };
        options.Retry = new NserRetryOptions { MaxRetries = 2, BaseDelay = TimeSpan.FromMilliseconds(200), MaxDelay = TimeSpan.FromSeconds(1) };
    }

    private static TimeSpan Shorter(TimeSpan time, double seconds) => time < TimeSpan.FromSeconds(seconds) ? time : TimeSpan.FromSeconds(seconds);
}
