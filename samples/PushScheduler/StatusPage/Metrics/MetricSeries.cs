namespace Nser.PushScheduler.StatusPage.Metrics;

/// <summary>The values of one set of labels.</summary>
internal sealed class MetricSeries
{
    private readonly long[] buckets;

    internal MetricSeries(int bounds) => buckets = new long[bounds];

    private MetricSeries(MetricSeries other) => (buckets, Value, Count) = ([.. other.buckets], other.Value, other.Count);

    /// <summary>The counter's or gauge's value; the sum of a histogram.</summary>
    internal double Value { get; private set; }

    /// <summary>How many values came.</summary>
    internal long Count { get; private set; }

    /// <summary>For each bound how many values were not above it.</summary>
    internal IReadOnlyList<long> Buckets => buckets;

    internal void Take(double value, IReadOnlyList<double> bounds, bool replaces)
    {
        Value = replaces ? value : Value + value;
        Count++;
        for (var at = 0; at < bounds.Count; at++)
        {
            buckets[at] += value <= bounds[at] ? 1 : 0;
        }
    }

    internal MetricSeries Copy() => new(this);
}
