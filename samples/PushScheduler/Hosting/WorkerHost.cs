using Nser.Client.Outbox;
using Nser.Client.Outbox.Stores.Postgres;
using Nser.Client.Outbox.Stores.Sqlite;
using Nser.PushScheduler.CommandLine;
using Nser.PushScheduler.Settings;
using Nser.PushScheduler.Slots;
using Nser.PushScheduler.Sources;
using Nser.PushScheduler.StatusPage;
using Nser.PushScheduler.StatusPage.Health;

namespace Nser.PushScheduler.Hosting;

/// <summary>Puts the worker together: client, outbox, schedules, status page.</summary>
internal static class WorkerHost
{
    internal static WebApplication Build(IConfiguration configuration, WorkerSettings settings, Registry registry, Command command)
    {
        var database = settings.Store.Kind == StoreKind.Postgres ? SecretFile.Read(settings.Store.ConnectionStringFile!) : null;

        // Nothing but the settings file and PUSH_ variables sets the worker up; neither is reloaded.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddConfiguration(configuration);
        builder.Logging.AddConfiguration(configuration.GetSection("Logging")).AddSimpleConsole(console => (console.SingleLine, console.TimestampFormat, console.UseUtcTimestamp) = (true, "yyyy-MM-dd HH:mm:ss'Z' ", true));
        builder.WebHost.UseKestrelCore().UseUrls(command is Serve ? settings.StatusPage.Address.ToString() : "http://127.0.0.1:0");
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = settings.ShutdownTimeout);
        builder.Services.AddSingleton(TimeProvider.System).AddSingleton(settings);
        builder.Services.AddRoutingCore();
        registry.AddClients(builder.Services);
        // First to start and last to stop: telemetry hears the others end.
        StatusPageHost.Add(builder, settings);
        AddOutbox(builder.Services, configuration, settings, registry, database);
        AddSlots(builder.Services, settings, command, database);
        builder.Services.AddWorkerHealth(settings);

        var host = builder.Build();
        Endpoints.Map(host);
        return host;
    }

    private static void AddOutbox(IServiceCollection services, IConfiguration configuration, WorkerSettings settings, Registry registry, string? database)
    {
        var outbox = services.AddNserOutbox(configuration.GetSection(nameof(WorkerSettings.Outbox)), options =>
        {
            foreach (var feed in settings.Feeds)
            {
                options.Feeds.Add(new OutboxFeed(feed.Name, feed.Standard!.Value) { Client = feed.Client, OrganizationCode = feed.OrganizationCode });
            }
        });
        _ = database is null
            ? outbox.UseSqlite(new SqliteOutboxOptions { Path = registry.OutboxFile })
            : outbox.UsePostgres(new PostgresOutboxOptions { ConnectionString = database });
    }

    private static void AddSlots(IServiceCollection services, WorkerSettings settings, Command command, string? database)
    {
        services.AddSingleton<SlotSources>().AddSingleton<SlotWork>().AddSingleton<SlotTick>().AddSingleton<SlotRun>().AddSingleton<Extraction>();

        // What is run by hand rings for itself.
        if (command is Serve)
        {
            services.AddHostedService<SlotWorkers>();
            AlarmClock.Add(services, settings, settings.Slots.SharedClock ? database : null);
        }
    }
}
