using System.Diagnostics.Metrics;
using System.Text;
using Nser.Client.Api;
using Nser.Client.Outbox.Diagnostics;
using Nser.Client.Outbox.Tests.Fakes;
using Nser.Client.Sandbox.Seeds;
using Nser.Standards;

namespace Nser.Client.Outbox.Tests.Health;

/// <summary>What goes on beside sending: gauges are kept fresh, old rows are removed.</summary>
public sealed class HousekeepingTests
{
    [Fact]
    public async Task What_was_settled_longer_ago_than_the_retention_goes_and_what_waits_or_is_known_stays()
    {
        await using var rig = await Rig.StartAsync();
        var worker = rig.Worker(options => options.Retention = TimeSpan.FromDays(30));
        var lines = SyntheticPeople.EnrollmentLines(12);
        await worker.EnqueueAsync(lines.Take(10));
        await worker.DrainAsync();
        rig.Clock.Move(TimeSpan.FromDays(31));
        await worker.EnqueueAsync(lines);
        using var housekeeping = worker.NewHousekeeping();

        await housekeeping.StartAsync(default);
        while (await worker.CountAsync(OutboxRecordState.Accepted) > 0)
        {
            await Task.Yield();
        }

        await housekeeping.StopAsync(default);
        Assert.Equal(2, await worker.CountAsync(OutboxRecordState.Pending));
        Assert.Equal(10, (await worker.EnqueueAsync(lines)).Count(EnqueuedKind.Unchanged));
        Assert.Single(await worker.RowsAsync(), row => row.RecordId == StubRegistry.StubPush.IdOf(lines[11]));
    }

    [Fact]
    public async Task The_gauges_show_what_waits_how_long_and_what_is_in_doubt()
    {
        const string feed = "gauged";
        await using var rig = await Rig.StartAsync(repeats: SafeRepeat.None);
        var lost = rig.Sandbox.Faults.DropAnswerAfterApplying(on: NserOperation.PushBatch);
        var worker = rig.Worker(options => options.Feeds.Add(new(feed, NserStandard.ProgrammeEnrollment)));
        var lines = SyntheticPeople.EnrollmentLines(8).Select(line => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(line)).ToList();
        await worker.Outbox.EnqueueAsync(feed, lines[..3]);
        await worker.DrainAsync();
        await worker.Outbox.EnqueueAsync(feed, lines);
        rig.Clock.Move(TimeSpan.FromHours(2));
        using var housekeeping = worker.NewHousekeeping();
        var shown = new Dictionary<string, double>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Name == OutboxTelemetry.MeterName)
                {
                    self.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Show(instrument, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Show(instrument, value, tags));
        listener.Start();

        await housekeeping.StartAsync(default);
        while (!shown.ContainsKey(OutboxTelemetry.Backlog))
        {
            listener.RecordObservableInstruments();
            await Task.Yield();
        }

        await housekeeping.StopAsync(default);
        Assert.Equal(1, lost.Fired);
        Assert.Equal((5, 3), (shown[OutboxTelemetry.Backlog], shown[OutboxTelemetry.InDoubt]));
        Assert.InRange(shown[OutboxTelemetry.OldestAge], 7_200, 7_200 * 12);

        // Other tests measure on the same meter at the same time; this feed is this test's.
        void Show(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            foreach (var tag in tags)
            {
                if (feed.Equals(tag.Value))
                {
                    lock (shown)
                    {
                        shown[instrument.Name] = value;
                    }
                }
            }
        }
    }
}
