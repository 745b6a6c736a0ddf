using Nser.Client;
using Nser.Client.Authentication;
using Nser.Client.Sandbox;
using Nser.PushScheduler.Settings;

namespace Nser.PushScheduler.Hosting;

/// <summary>Where records go: the configured server, or a sandbox of the worker's own.</summary>
internal sealed class Registry : IAsyncDisposable
{
    private static readonly string[] FileEndings = ["", "-wal", "-shm"];

    private readonly NserSandbox? sandbox;
    private readonly IConfiguration configuration;
    private readonly WorkerSettings settings;

    private Registry(IConfiguration configuration, WorkerSettings settings, NserSandbox? sandbox) => (this.configuration, this.settings, this.sandbox) = (configuration, settings, sandbox);

    /// <summary>The sandbox; <see langword="null"/> when a server is configured.</summary>
    internal NserSandbox? Sandbox => sandbox;

    /// <summary>Where records go, for people.</summary>
    internal string Description => sandbox is null ? $"the registry at {configuration[$"{SettingsReader.ClientSection}:{nameof(NserClientOptions.BaseAddress)}"]}" : $"an embedded sandbox at {sandbox.BaseAddress}";

    internal static async Task<Registry> ConnectAsync(IConfiguration configuration, WorkerSettings settings, CancellationToken cancellationToken)
    {
        var isConfigured = !string.IsNullOrEmpty(configuration[$"{SettingsReader.ClientSection}:{nameof(NserClientOptions.BaseAddress)}"]) || settings.Feeds.All(feed => feed.Client.Length > 0);
        return new(configuration, settings, isConfigured ? null : await NserSandbox.StartAsync(new NserSandboxOptions { HttpsPort = null, KeepBodies = false, MaxRecordedRequests = 100 }, cancellationToken));
    }

    /// <summary>The outbox's file in the data folder. What an embedded sandbox holds is gone with it, so an outbox for it is begun anew.</summary>
    internal string OutboxFile => Path.Combine(settings.DataFolder, sandbox is null ? "outbox.db" : FormattableString.Invariant($"sandbox-{sandbox.BaseAddress.Port}.db"));

    /// <summary>Registers the unnamed client and those of <c>NserClients</c>.</summary>
    internal void AddClients(IServiceCollection services)
    {
        if (sandbox is not null)
        {
            var ready = sandbox.CreateOptions();
            services.AddNserClient(options => (options.BaseAddress, options.Environment, options.UserName, options.Password) = (ready.BaseAddress, ready.Environment, ready.UserName, ready.Password));
        }
        else if (configuration.GetSection(SettingsReader.ClientSection) is var section && section.Exists())
        {
            services.AddNserClient(section);
            services.Configure<NserClientOptions>(options => UseFile(options, section, settings.Folder));
        }

        foreach (var client in configuration.GetSection(SettingsReader.ClientsSection).GetChildren())
        {
            services.AddNserClient(client.Key, client);
            services.Configure<NserClientOptions>(client.Key, options => UseFile(options, client, settings.Folder));
        }
    }

    /// <summary>Stops the sandbox, and removes the outbox that was for it alone. Dispose of the host first.</summary>
    public async ValueTask DisposeAsync()
    {
        if (sandbox is not null)
        {
            var outbox = OutboxFile;
            await sandbox.DisposeAsync();
            foreach (var file in FileEndings.Select(ending => outbox + ending).Where(File.Exists))
            {
                File.Delete(file);
            }
        }
    }

    // The file is read before each login, so that a rotated password is picked up.
    private static void UseFile(NserClientOptions options, IConfiguration section, string folder)
    {
        if (section[SettingsReader.CredentialsFile] is { Length: > 0 } file)
        {
            options.Credentials = NserCredentialProviders.FromFile(Path.GetFullPath(file, folder));
        }
    }
}
