namespace Nser.Client.Outbox.Diagnostics;

/// <summary>The names under which the outbox reports itself. Add them to OpenTelemetry's tracer and meter providers.</summary>
/// <remarks>Tags are an allow-list: the feed, and the kind of a verdict. Spans also carry a batch's key, count, purpose and attempt.</remarks>
public static class OutboxTelemetry
{
    /// <summary>The source of spans; one for each attempt at a batch.</summary>
    public const string ActivitySourceName = "Nser.Client.Outbox";

    /// <summary>The meter of the instruments below.</summary>
    public const string MeterName = "Nser.Client.Outbox";

    /// <summary>Counter: records handed over, by feed and kind (the names of <see cref="EnqueuedKind"/>).</summary>
    public const string Enqueued = "nser.outbox.enqueued";

    /// <summary>Counter: attempts at batches.</summary>
    public const string Batches = "nser.outbox.batches";

    /// <summary>Counter: attempts after a batch's first.</summary>
    public const string Retries = "nser.outbox.retries";

    /// <summary>Counter: records that the registry accepted.</summary>
    public const string Accepted = "nser.outbox.accepted";

    /// <summary>Counter: records rejected, by the registry or by the version in use.</summary>
    public const string Rejected = "nser.outbox.rejected";

    /// <summary>Counter: records parked.</summary>
    public const string Parked = "nser.outbox.parked";

    /// <summary>Counter: records put in doubt.</summary>
    public const string PutInDoubt = "nser.outbox.put_in_doubt";

    /// <summary>Counter: batches that another worker had taken over when this one came to write.</summary>
    public const string Fenced = "nser.outbox.fenced";

    /// <summary>Counter: records put back in line by a person.</summary>
    public const string Replayed = "nser.outbox.replayed";

    /// <summary>Gauge: records that wait or are under way.</summary>
    public const string Backlog = "nser.outbox.backlog";

    /// <summary>Gauge, seconds: how long the oldest record has waited.</summary>
    public const string OldestAge = "nser.outbox.oldest.age";

    /// <summary>Gauge: records in doubt.</summary>
    public const string InDoubt = "nser.outbox.in_doubt";
}
