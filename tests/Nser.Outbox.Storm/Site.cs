using System.Globalization;
using System.Text.Json;
using Nser.Outbox.Storm.Twins;
using Nser.Standards;

namespace Nser.Outbox.Storm;

/// <summary>The folder that the processes of a run share: settings, histories, logs.</summary>
internal sealed class Site(string folder)
{
    internal string Folder => folder;

    internal string SqliteFile => Path.Combine(folder, "outbox", "outbox.db");

    internal string HistoryOf(int share) => Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"history-{share}"));

    internal string LogOf(int process) => Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"log-{process}"));

    /// <summary>Whose log this is.</summary>
    internal int ProcessOf(string log) => int.Parse(Path.GetFileName(log).AsSpan("log-".Length), CultureInfo.InvariantCulture);

    internal string[] Logs => Directory.GetFiles(folder, "log-*");

    private string SettingsFile => Path.Combine(folder, "settings.json");

    internal StormSettings Settings => JsonSerializer.Deserialize<StormSettings>(File.ReadAllBytes(SettingsFile))!;

    internal void Keep(StormSettings settings) => File.WriteAllBytes(SettingsFile, JsonSerializer.SerializeToUtf8Bytes(settings));
}

/// <summary>What a worker and an enqueuer must know.</summary>
internal sealed record StormSettings(string Store, string Database, Uri Registry, string UserName, string Password, string Version, int Records, int Seed, int Enqueuers, Defence Without)
{
    internal NserApiVersion ApiVersion => NserApiVersion.Parse(Version);
}
