using System.Diagnostics.Metrics;

namespace Nser.PushScheduler.StatusPage.Metrics;

/// <summary>How a family of series is added up and written.</summary>
internal enum MetricKind
{
    /// <summary>Only grows; its name ends in <c>_total</c>.</summary>
    Counter,

    /// <summary>Goes up and down.</summary>
    Gauge,

    /// <summary>Counts of values up to each bound, with sum and count.</summary>
    Histogram,
}

/// <summary>All series of one name. Safe for several threads.</summary>
internal sealed class MetricFamily
{
    /// <summary>More series than this point to a tag that should not be one; further ones are left out.</summary>
    internal const int MostSeries = 1_000;

    private readonly Dictionary<string, MetricSeries> series = new(StringComparer.Ordinal);
    private readonly Lock gate = new();

    internal MetricFamily(Instrument instrument)
    {
        Kind = KindOf(instrument.GetType().GetGenericTypeDefinition());
        IsObserved = instrument.IsObservable;
        Name = PrometheusText.Name(instrument.Name, instrument.Unit, Kind);
        Help = instrument.Description ?? instrument.Name;
        Bounds = Kind == MetricKind.Histogram ? BoundsOf(instrument) : [];
    }

    internal string Name { get; }

    internal string Help { get; }

    internal MetricKind Kind { get; }

    /// <summary>Whether its values are asked for (and stand for themselves) rather than told as they come.</summary>
    internal bool IsObserved { get; }

    internal IReadOnlyList<double> Bounds { get; }

    internal void Take(double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var labels = PrometheusText.Labels(tags);
        lock (gate)
        {
            if (!series.TryGetValue(labels, out var one))
            {
                if (series.Count >= MostSeries)
                {
                    return;
                }

                series[labels] = one = new(Bounds.Count);
            }

            one.Take(value, Bounds, replaces: IsObserved);
        }
    }

    /// <summary>Forgets series that are asked for anew with each look: a feed that is gone must not stay.</summary>
    internal void Forget()
    {
        lock (gate)
        {
            series.Clear();
        }
    }

    /// <summary>A copy, in the order of the labels.</summary>
    internal IReadOnlyList<KeyValuePair<string, MetricSeries>> Read()
    {
        lock (gate)
        {
            return [.. series.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => KeyValuePair.Create(one.Key, one.Value.Copy()))];
        }
    }

    private static MetricKind KindOf(Type instrument) =>
        instrument == typeof(Counter<>) || instrument == typeof(ObservableCounter<>) ? MetricKind.Counter
        : instrument == typeof(Histogram<>) ? MetricKind.Histogram
        : MetricKind.Gauge;

    // Seconds from 5 ms to 2 minutes, unless the instrument advises otherwise.
    private static IReadOnlyList<double> BoundsOf(Instrument instrument) =>
        (instrument as Histogram<double>)?.Advice?.HistogramBucketBoundaries ?? [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120];
}
