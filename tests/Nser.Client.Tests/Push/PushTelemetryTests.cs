using System.Diagnostics.Metrics;
using Nser.Client.Diagnostics;
using Nser.Client.Push;
using Nser.Client.Sandbox;
using Nser.Client.Sandbox.Seeds;
using Nser.Client.Testing.Fakes;

namespace Nser.Client.Tests.Push;

public sealed class PushTelemetryTests
{
    [Fact]
    public async Task A_push_counts_its_records_by_outcome_and_says_in_one_line_how_it_ended()
    {
        await using var sandbox = await NserSandbox.StartAsync();
        var counted = new Dictionary<string, long>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, own) =>
        {
            if (instrument.Name == NserTelemetry.Records)
            {
                own.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((_, count, tags, _) =>
        {
            // Other tests push at the same time; geo units are pushed by few.
            if (tags.ToArray().Any(tag => tag is { Key: "nser.library", Value: "geo-units" }))
            {
                lock (counted)
                {
                    var outcome = (string)tags.ToArray().Single(tag => tag.Key == "nser.outcome").Value!;
                    counted[outcome] = counted.GetValueOrDefault(outcome) + count;
                }
            }
        });
        listener.Start();
        using var loggers = new CollectingLoggers();
        await using var client = new NserClient(sandbox.CreateOptions(), loggers);
        var units = SyntheticPeople.GeoUnits(12).ToList();
        units[5] = units[5] with { NameEn = " " };

        await client.GeoUnits.PushAsync(units);

        Assert.True(counted[nameof(PushOutcomeKind.Accepted)] >= 11 && counted[nameof(PushOutcomeKind.RejectedLocally)] >= 1);
        Assert.Contains(loggers.Lines, line => line.Contains("Push to geo-units ended: 12 read, 11 accepted, 0 duplicates, 1 rejected", StringComparison.Ordinal));
    }
}
