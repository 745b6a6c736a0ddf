using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Nser.Client.Diagnostics;

namespace Nser.PushScheduler.StatusPage.Metrics;

/// <summary>Adds up what the meters of client and outbox tell, for <c>/metrics</c>.</summary>
/// <remarks>Made when the host starts: what was counted before it listened is not in it.</remarks>
internal sealed class MetricBook : IDisposable
{
    private static readonly string[] Meters = [NserTelemetry.MeterName, "Nser.Client.Outbox"];
    private readonly ConcurrentDictionary<string, MetricFamily> families = new(StringComparer.Ordinal);
    private readonly MeterListener listener = new();
    private readonly Lock looking = new();

    public MetricBook()
    {
        listener.InstrumentPublished = (instrument, heard) =>
        {
            if (Meters.Contains(instrument.Meter.Name, StringComparer.Ordinal))
            {
                heard.EnableMeasurementEvents(instrument, families.GetOrAdd(instrument.Name, _ => new MetricFamily(instrument)));
            }
        };
        listener.SetMeasurementEventCallback<long>(static (_, value, tags, family) => ((MetricFamily)family!).Take(value, tags));
        listener.SetMeasurementEventCallback<int>(static (_, value, tags, family) => ((MetricFamily)family!).Take(value, tags));
        listener.SetMeasurementEventCallback<double>(static (_, value, tags, family) => ((MetricFamily)family!).Take(value, tags));
        listener.Start();
    }

    /// <summary>Everything as Prometheus text.</summary>
    internal string Read()
    {
        lock (looking)
        {
            foreach (var family in families.Values.Where(family => family.IsObserved))
            {
                family.Forget();
            }

            listener.RecordObservableInstruments();
            return PrometheusText.Write(families.Values.OrderBy(family => family.Name, StringComparer.Ordinal));
        }
    }

    public void Dispose() => listener.Dispose();
}
