using Nser.Client;

namespace Nser.PushScheduler.Settings;

/// <summary>Reads the settings once and finds every fault in them.</summary>
/// <remarks>
/// Nothing is reloaded while the worker runs, so a half-written file cannot change what it does. Secrets stand in files of their own that are
/// read when they are needed: those may be rotated in the run.
/// </remarks>
internal static class SettingsReader
{
    /// <summary>The section of the unnamed client.</summary>
    internal const string ClientSection = "NserClient";

    /// <summary>The section of further clients, by name.</summary>
    internal const string ClientsSection = "NserClients";

    /// <summary>The option of a client's section that names the file with user name and password.</summary>
    internal const string CredentialsFile = "CredentialsFile";

    /// <summary>Environment variables with this prefix override the file: <c>PUSH_Store__Kind=Postgres</c>.</summary>
    internal const string Prefix = "PUSH_";

    /// <summary>The settings file and the environment over it.</summary>
    /// <exception cref="SettingsException">The file is missing or is no JSON.</exception>
    internal static IConfigurationRoot Load(string file)
    {
        try
        {
            return new ConfigurationBuilder().AddJsonFile(Path.GetFullPath(file), optional: false, reloadOnChange: false).AddEnvironmentVariables(Prefix).Build();
        }
        catch (Exception error) when (error is FileNotFoundException or InvalidDataException or UnauthorizedAccessException or IOException)
        {
            var place = error.InnerException is FormatException { InnerException: System.Text.Json.JsonException json } ? $" (line {json.LineNumber + 1})" : "";
            throw new SettingsException([$"{file}: {(error is InvalidDataException ? $"is no JSON{place}" : "cannot be read")}."]);
        }
    }

    /// <summary>The settings, checked.</summary>
    /// <param name="configuration">What <see cref="Load"/> gave.</param>
    /// <param name="folder">The folder that relative paths start from.</param>
    /// <exception cref="SettingsException">There are faults; all are named.</exception>
    internal static WorkerSettings Read(IConfiguration configuration, string folder)
    {
        var faults = StrictKeys.Faults(configuration, typeof(WorkerSettings), ClientSection, ClientsSection, "Logging")
            .Concat(ClientSections(configuration).SelectMany(client => StrictKeys.Faults(client, typeof(NserClientOptions), CredentialsFile)))
            .ToList();
        if (faults.Count > 0)
        {
            throw new SettingsException(faults);
        }

        var settings = new WorkerSettings();
        configuration.Bind(settings);
        SettingsPaths.MakeAbsolute(settings, folder);
        if (settings.Store.Kind == StoreKind.Postgres && string.IsNullOrEmpty(configuration[$"{ClientSection}:{nameof(NserClientOptions.BaseAddress)}"]) && settings.Feeds.Any(feed => feed.Client.Length == 0))
        {
            faults.Add($"{ClientSection}:{nameof(NserClientOptions.BaseAddress)} is missing: with PostgreSQL the records need a registry that outlives this process; the embedded sandbox does not.");
        }

        faults.AddRange(SettingsFaults.Of(settings, [.. configuration.GetSection(ClientsSection).GetChildren().Select(client => client.Key)]));
        return faults.Count == 0 ? settings : throw new SettingsException(faults);
    }

    private static IEnumerable<IConfigurationSection> ClientSections(IConfiguration configuration) =>
        configuration.GetSection(ClientsSection).GetChildren().Prepend(configuration.GetSection(ClientSection));
}
