using System.Diagnostics;
using System.Diagnostics.Metrics;

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

/// <summary>The instruments behind <see cref="OutboxTelemetry"/>, and the only place that chooses tags.</summary>
internal sealed class OutboxInstruments : IDisposable
{
    private static readonly ActivitySource Source = new(OutboxTelemetry.ActivitySourceName);
    private readonly Meter meter = new(OutboxTelemetry.MeterName);
    private readonly Counter<long> enqueued;
    private readonly Counter<long> batches;
    private readonly Counter<long> retries;
    private readonly Counter<long> accepted;
    private readonly Counter<long> rejected;
    private readonly Counter<long> parked;
    private readonly Counter<long> putInDoubt;
    private readonly Counter<long> fenced;
    private readonly Counter<long> replayed;
    private volatile IReadOnlyList<FeedStatus> feeds = [];

    internal OutboxInstruments()
    {
        enqueued = meter.CreateCounter<long>(OutboxTelemetry.Enqueued, "{record}", "Records handed over.");
        batches = meter.CreateCounter<long>(OutboxTelemetry.Batches, "{batch}", "Attempts at batches.");
        retries = meter.CreateCounter<long>(OutboxTelemetry.Retries, "{batch}", "Attempts after a batch's first.");
        accepted = meter.CreateCounter<long>(OutboxTelemetry.Accepted, "{record}", "Records accepted.");
        rejected = meter.CreateCounter<long>(OutboxTelemetry.Rejected, "{record}", "Records rejected.");
        parked = meter.CreateCounter<long>(OutboxTelemetry.Parked, "{record}", "Records parked.");
        putInDoubt = meter.CreateCounter<long>(OutboxTelemetry.PutInDoubt, "{record}", "Records put in doubt.");
        fenced = meter.CreateCounter<long>(OutboxTelemetry.Fenced, "{batch}", "Batches taken over by another worker meanwhile.");
        replayed = meter.CreateCounter<long>(OutboxTelemetry.Replayed, "{record}", "Records put back in line.");
        meter.CreateObservableGauge(OutboxTelemetry.Backlog, () => Read(feed => Count(feed, OutboxRecordState.Pending) + Count(feed, OutboxRecordState.Batched)), "{record}", "Records that wait or are under way.");
        meter.CreateObservableGauge(OutboxTelemetry.OldestAge, () => Read(feed => feed.OldestAge.TotalSeconds), "s", "How long the oldest record has waited.");
        meter.CreateObservableGauge(OutboxTelemetry.InDoubt, () => Read(feed => Count(feed, OutboxRecordState.InDoubt)), "{record}", "Records in doubt.");
    }

    /// <summary>What the gauges show until the next look.</summary>
    internal void Show(IReadOnlyList<FeedStatus> now) => feeds = now;

    internal Activity? Start(StoredBatch batch)
    {
        batches.Add(1, Tag(batch.Feed));
        return Source.StartActivity("NSER outbox batch", ActivityKind.Internal)?
            .SetTag("nser.feed", batch.Feed)
            .SetTag("nser.batch", batch.Key)
            .SetTag("nser.version", batch.Version.ToString())
            .SetTag("nser.purpose", batch.Purpose.ToString())
            .SetTag("nser.records", batch.Count)
            .SetTag("nser.attempt", batch.Attempts);
    }

    internal void CountEnqueued(string feed, EnqueuedKind kind, int count)
    {
        if (count > 0)
        {
            enqueued.Add(count, Tag(feed), KeyValuePair.Create<string, object?>("nser.kind", kind.ToString()));
        }
    }

    internal void CountRetry(string feed) => retries.Add(1, Tag(feed));

    internal void CountFenced(string feed) => fenced.Add(1, Tag(feed));

    internal void CountRejected(string feed, int count) => rejected.Add(count, Tag(feed));

    internal void CountReplayed(int count) => replayed.Add(count);

    internal void Count(string feed, DrainReport report)
    {
        accepted.Add(report.Accepted, Tag(feed));
        rejected.Add(report.Rejected, Tag(feed));
        parked.Add(report.Parked, Tag(feed));
        putInDoubt.Add(report.InDoubt, Tag(feed));
    }

    public void Dispose() => meter.Dispose();

    private static long Count(FeedStatus feed, OutboxRecordState state) => feed.Counts.GetValueOrDefault(state);

    private static KeyValuePair<string, object?> Tag(string feed) => new("nser.feed", feed);

    private IEnumerable<Measurement<T>> Read<T>(Func<FeedStatus, T> value)
        where T : struct => feeds.Select(feed => new Measurement<T>(value(feed), Tag(feed.Feed)));
}
