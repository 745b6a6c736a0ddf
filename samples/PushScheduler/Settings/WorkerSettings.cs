using Nser.Client.Outbox;

namespace Nser.PushScheduler.Settings;

/// <summary>Everything that appsettings.json may say, beside the sections of the client (<c>NserClient</c>, <c>NserClients</c>) and <c>Logging</c>.</summary>
/// <remarks>Read once, at start: a change needs a restart. Relative paths start from the folder of the settings file.</remarks>
internal sealed class WorkerSettings
{
    /// <summary>Where the SQLite file lives. Default <c>data</c>.</summary>
    public string DataFolder { get; set; } = "data";

    /// <summary>Where the outbox lives. Default: SQLite in the data folder.</summary>
    public StoreSettings Store { get; set; } = new();

    /// <summary>Leases, retries and retention of the outbox, with the names of <see cref="OutboxOptions"/> (all but its feeds).</summary>
    public OutboxOptions Outbox { get; set; } = new();

    /// <summary>When to look for due slots, and how patiently to extract.</summary>
    public SlotSettings Slots { get; set; } = new();

    /// <summary>Where the status page is.</summary>
    public StatusPageSettings StatusPage { get; set; } = new();

    /// <summary>Where spans and metrics go.</summary>
    public TelemetrySettings Telemetry { get; set; } = new();

    /// <summary>How long a stop may take before what is under way is left to its lease. Default 20 seconds.</summary>
    public TimeSpan ShutdownTimeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>What is pushed, from where and when. At least one.</summary>
    public IList<FeedSettings> Feeds { get; } = [];

    /// <summary>The folder that relative paths start from: the settings file's.</summary>
    internal string Folder { get; set; } = "";
}
