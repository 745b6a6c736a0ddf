namespace Nser.PushScheduler.Settings;

/// <summary>When to look for due slots, and how patiently to extract.</summary>
internal sealed class SlotSettings
{
    /// <summary>How often the alarm clock rings; a slot begins at most this long after its instant. 1 second to 1 minute. Default 3 seconds: with several workers the slot of one that died goes on within <see cref="Lease"/> and one tick, 13 seconds.</summary>
    public TimeSpan Tick { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>PostgreSQL: whether the workers share one alarm clock (Quartz's clustered store in the same database). Default false: each has its own; the ledger makes each slot run once either way.</summary>
    public bool SharedClock { get; set; }

    /// <summary>How long a worker holds a slot without renewing it; renewed at every third of it. 3 seconds to 10 minutes. Default 10 seconds.</summary>
    public TimeSpan Lease { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Slots of different feeds that one worker extracts at the same time, 1 to 8. Default 2.</summary>
    public int Parallel { get; set; } = 2;

    /// <summary>Records enqueued in one transaction, 1 to 5,000. Default 500.</summary>
    public int ChunkSize { get; set; } = 500;

    /// <summary>How often an extraction is tried before its slot counts as failed, 1 to 100. Default 5.</summary>
    public int Attempts { get; set; } = 5;

    /// <summary>The wait before the second attempt; doubles with each one, up to an hour. Default 30 seconds.</summary>
    public TimeSpan Backoff { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How old a slot may be and still count as on time; older ones were missed and follow the feed's catch-up policy. Default 5 minutes.</summary>
    public TimeSpan Grace { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>With <c>--once</c>: how long to wait for records to be settled. Default 1 hour.</summary>
    public TimeSpan DrainTimeout { get; set; } = TimeSpan.FromHours(1);
}
