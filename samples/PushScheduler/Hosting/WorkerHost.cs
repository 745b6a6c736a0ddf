using Nser.PushScheduler.CommandLine;
using Nser.PushScheduler.Settings;
using Nser.PushScheduler.StatusPage;

namespace Nser.PushScheduler.Hosting;

/// <summary>Puts the worker together: client, outbox, schedules, status page.</summary>
internal static class WorkerHost
{
    internal static WebApplication Build(IConfiguration configuration, WorkerSettings settings, Registry registry, Command command)
    {
        // Nothing but the settings file and PUSH_ variables sets the worker up; neither is reloaded.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddConfiguration(configuration);
        builder.Logging.AddConfiguration(configuration.GetSection("Logging")).AddSimpleConsole(console => (console.SingleLine, console.TimestampFormat, console.UseUtcTimestamp) = (true, "yyyy-MM-dd HH:mm:ss'Z' ", true));
        builder.WebHost.UseKestrelCore().UseUrls(command is Serve ? settings.StatusPage.Address.ToString() : "http://127.0.0.1:0");
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = settings.ShutdownTimeout);
        builder.Services.AddSingleton(TimeProvider.System).AddSingleton(settings);
        builder.Services.AddRoutingCore();
        registry.AddClients(builder.Services);
        StatusPageHost.Add(builder, settings);

        var host = builder.Build();
        Endpoints.Map(host);
        return host;
    }
}
