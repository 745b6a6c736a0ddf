using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;
using Nser.Client;
using Nser.PushScheduler.Settings;
using Nser.PushScheduler.StatusPage.Access;
using Nser.PushScheduler.StatusPage.Actions;
using Nser.PushScheduler.StatusPage.Feeds;
using Nser.PushScheduler.StatusPage.Health;
using Nser.PushScheduler.StatusPage.Telemetry;
using Nser.PushScheduler.StatusPage.Texts;

namespace Nser.PushScheduler.StatusPage;

/// <summary>Puts the status page, health, metrics and telemetry into a host that has an <c>IOutbox</c>.</summary>
internal static class StatusPageHost
{
    private const long LongestForm = 64 * 1024;

    internal static void Add(WebApplicationBuilder builder, WorkerSettings settings)
    {
        var services = builder.Services;
        services.AddRazorComponents();
        services.AddAntiforgery(form => (form.Cookie.Name, form.Cookie.SameSite, form.Cookie.SecurePolicy) = ("push-scheduler-form", SameSiteMode.Strict, CookieSecurePolicy.SameAsRequest));
        services.AddSession(settings.StatusPage.KeyFile is not null);
        services.AddAttemptLimits();
        services.AddHostFiltering(hosts => (hosts.AllowedHosts, hosts.AllowEmptyHosts) = (Hosts.Of(settings.StatusPage), false));
        AddKeys(builder, settings);
        AddLifecycle(services);
        services.AddSingleton<Zone>().AddSingleton<FeedBoard>();
        TelemetryExport.Add(builder, settings.Telemetry);
        builder.WebHost.ConfigureKestrel(server => (server.AddServerHeader, server.Limits.MaxRequestBodySize) = (false, LongestForm));
        AddCertificate(builder, settings.StatusPage);
    }

    internal static void Map(WebApplication host)
    {
        host.UseHostFiltering();
        host.UseSafeHeaders();
        host.UseProblemPage();
        host.UseRouting();
        host.UseRateLimiter();
        host.UseAuthentication();
        host.UseAuthorization();
        host.UseAntiforgery();
        host.MapHealth();
        host.MapMetrics();
        host.MapSession();
        host.MapActions();
        host.MapCorrectionFile();
        host.MapAssets();
        host.MapRazorComponents<Parts.App>();
    }

    // Sessions and open forms outlive a restart: their keys are kept, in a folder for nobody else.
    private static void AddKeys(WebApplicationBuilder builder, WorkerSettings settings)
    {
        var folder = Path.Combine(settings.DataFolder, "page-keys");
        var keys = OperatingSystem.IsWindows() ? Directory.CreateDirectory(folder) : Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        builder.Services.AddDataProtection().SetApplicationName("Nser.PushScheduler").PersistKeysToFileSystem(keys);
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
    }

    private static void AddLifecycle(IServiceCollection services)
    {
        services.AddSingleton<LifecycleBoard>().AddSingleton<IPostConfigureOptions<NserClientOptions>>(container => container.GetRequiredService<LifecycleBoard>());
        services.AddHealthChecks();
    }

    private static void AddCertificate(WebApplicationBuilder builder, StatusPageSettings page)
    {
        if (page.CertificateFile is not null)
        {
            builder.WebHost.UseKestrelHttpsConfiguration();
            builder.WebHost.ConfigureKestrel(server => server.ConfigureHttpsDefaults(https => https.ServerCertificate = X509Certificate2.CreateFromPemFile(page.CertificateFile, page.CertificateKeyFile)));
        }
    }
}
