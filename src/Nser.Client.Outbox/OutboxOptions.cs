using Nser.Standards;

namespace Nser.Client.Outbox;

/// <summary>What the outbox serves, and how patiently.</summary>
public sealed class OutboxOptions
{
    /// <summary>The feeds. At least one.</summary>
    public IList<OutboxFeed> Feeds { get; } = [];

    /// <summary>How long a worker holds a batch without renewing it; renewed at every third of it. 1 second to 10 minutes. Default 10 seconds: after a worker's death another takes over within that time and one <see cref="PollInterval"/>.</summary>
    public TimeSpan Lease { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How often an idle worker looks for work. Default 1 second.</summary>
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Batches that one worker sends at the same time, 1 to 16. Default 2.</summary>
    public int MaxConcurrency { get; set; } = 2;

    /// <summary>Most records in a batch, from 1; <see langword="null"/>, the default, for the version's limit.</summary>
    public int? BatchSize { get; set; }

    /// <summary>The version whose rules a record must meet when it is taken, without asking the server; <see langword="null"/>, the default, for the highest known. Each record is checked again for the version that its batch is sent in.</summary>
    public NserApiVersion? Version { get; set; }

    /// <summary>The wait before the second attempt; doubles with each one, with jitter, up to <see cref="MaxBackoff"/>. Default 2 seconds.</summary>
    public TimeSpan Backoff { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>The longest wait between attempts, and the cap of a server's <c>Retry-After</c>. Default 10 minutes.</summary>
    public TimeSpan MaxBackoff { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>After how many complete 5xx answers in a row a batch is divided to find the record that the registry breaks on. Default 3.</summary>
    public int FailuresBeforeSplit { get; set; } = 3;

    /// <summary>How long the registry remembers keys and batch ids: an attempt in doubt older than this is read back, not sent again. Default 24 hours.</summary>
    public TimeSpan KeyWindow { get; set; } = TimeSpan.FromHours(24);

    /// <summary>What happens to a batch in doubt where the registry offers no safe repeat. Default <see cref="InDoubtPolicy.Keep"/>.</summary>
    public InDoubtPolicy InDoubt { get; set; } = InDoubtPolicy.Keep;

    /// <summary>What happens to a record of which the registry holds other content that this outbox did not send. Default <see cref="ConflictPolicy.Park"/>.</summary>
    public ConflictPolicy Conflicts { get; set; } = ConflictPolicy.Park;

    /// <summary>How long settled records, batches and slots are kept; what was last accepted is remembered for good. Default 90 days.</summary>
    public TimeSpan Retention { get; set; } = TimeSpan.FromDays(90);

    /// <summary>From which age of the oldest waiting record the health check is degraded. Default 24 hours.</summary>
    public TimeSpan BacklogAlert { get; set; } = TimeSpan.FromHours(24);
}

/// <summary>What happens to a batch in doubt where the registry offers no safe repeat.</summary>
public enum InDoubtPolicy
{
    /// <summary>It waits for a person.</summary>
    Keep,

    /// <summary>It is sent again at the risk of being applied twice.</summary>
    Resend,
}

/// <summary>What happens to a record of which the registry holds other content.</summary>
public enum ConflictPolicy
{
    /// <summary>It is parked with the code <c>NSER-OUTBOX-CONFLICT</c>.</summary>
    Park,

    /// <summary>It replaces what the registry holds.</summary>
    Replace,
}
