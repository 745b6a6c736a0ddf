namespace Nser.PushScheduler.Settings;

/// <summary>Finds every fault of the settings at once; each line names the option and says what to do.</summary>
internal static class SettingsFaults
{
    internal static IEnumerable<string> Of(WorkerSettings settings, IReadOnlyList<string> clients) =>
        [.. Store(settings.Store), .. Slots(settings.Slots), .. StatusPageFaults.Of(settings.StatusPage), .. Telemetry(settings.Telemetry), .. Whole(settings), .. settings.Feeds.SelectMany((feed, number) => FeedFaults.Of(feed, $"Feeds:{number}", clients))];

    private static IEnumerable<string> Whole(WorkerSettings settings)
    {
        if (settings.DataFolder.Length == 0)
        {
            yield return "DataFolder is empty: name a folder.";
        }

        if (Range("ShutdownTimeout", settings.ShutdownTimeout, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(10)) is { } fault)
        {
            yield return fault;
        }

        if (settings.Feeds.Count == 0)
        {
            yield return "Feeds is empty: describe at least one feed.";
        }

        foreach (var name in settings.Feeds.GroupBy(feed => feed.Name, StringComparer.OrdinalIgnoreCase).Where(same => same.Key.Length > 0 && same.Count() > 1))
        {
            yield return $"Feeds has several feeds of one name ({name.Key}): give each its own.";
        }

        foreach (var folder in settings.Feeds.Where(feed => feed.Source.Folder is { Path.Length: > 0 }).GroupBy(feed => Path.TrimEndingDirectorySeparator(feed.Source.Folder!.Path), StringComparer.Ordinal).Where(same => same.Count() > 1))
        {
            yield return $"Source:Folder:Path of the feeds {string.Join(" and ", folder.Select(feed => feed.Name))} is one folder: give each its own.";
        }
    }

    private static IEnumerable<string> Store(StoreSettings store)
    {
        if (store.Kind == StoreKind.Postgres && SecretFile.Fault(store.ConnectionStringFile) is { } fault)
        {
            yield return $"Store:ConnectionStringFile {fault}";
        }

        if (store is { Kind: StoreKind.Sqlite, ConnectionStringFile: not null })
        {
            yield return "Store:ConnectionStringFile is for Kind Postgres: set Kind, or leave the file out.";
        }
    }

    private static IEnumerable<string> Slots(SlotSettings slots) => new[]
    {
        Range("Slots:Tick", slots.Tick, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1)),
        Range("Slots:Lease", slots.Lease, TimeSpan.FromSeconds(3), TimeSpan.FromMinutes(10)),
        Range("Slots:Backoff", slots.Backoff, TimeSpan.Zero, TimeSpan.FromHours(1)),
        Range("Slots:Grace", slots.Grace, slots.Tick, TimeSpan.FromHours(12)),
        Range("Slots:DrainTimeout", slots.DrainTimeout, TimeSpan.FromSeconds(1), TimeSpan.FromDays(7)),
        slots.Parallel is >= 1 and <= 8 ? null : "Slots:Parallel is out of range: set 1 to 8.",
        slots.ChunkSize is >= 1 and <= 5_000 ? null : "Slots:ChunkSize is out of range: set 1 to 5000 records.",
        slots.Attempts is >= 1 and <= 100 ? null : "Slots:Attempts is out of range: set 1 to 100.",
    }.OfType<string>();

    private static IEnumerable<string> Telemetry(TelemetrySettings telemetry)
    {
        if (telemetry.OtlpEndpoint is { } collector && !(collector.IsAbsoluteUri && collector.Scheme is "http" or "https" && collector.UserInfo.Length == 0))
        {
            yield return "Telemetry:OtlpEndpoint is no collector's address: set it like http://127.0.0.1:4318 .";
        }
    }

    internal static string? Range(string option, TimeSpan value, TimeSpan least, TimeSpan most) =>
        value >= least && value <= most ? null : $"{option} is {value:c}: set it from {least:c} to {most:c}.";
}
