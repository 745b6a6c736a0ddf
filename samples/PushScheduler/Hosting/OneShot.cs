using Nser.Client.Outbox;
using Nser.PushScheduler.CommandLine;
using Nser.PushScheduler.Schedules;
using Nser.PushScheduler.Settings;
using Nser.PushScheduler.Slots;

namespace Nser.PushScheduler.Hosting;

/// <summary>Runs what is due, waits until everything is settled, and says what is left.</summary>
internal sealed class OneShot(IOutbox outbox, SlotTick tick, SlotRun run, WorkerSettings settings, TimeProvider time, TextWriter output)
{
    private const int SlotsLookedAt = 1_000;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    internal async Task<ExitCode> RunAsync(Command command, CancellationToken cancellationToken)
    {
        var begun = (await outbox.Status.FeedsAsync(cancellationToken)).Select(feed => feed.Now).FirstOrDefault(time.GetUtcNow());
        await RequestAsync(command, cancellationToken);
        await tick.RunAsync(cancellationToken);

        var deadline = time.GetTimestamp();
        while (true)
        {
            await run.RunDueAsync([.. settings.Feeds.Select(feed => feed.Name)], cancellationToken);
            var left = await LeftAsync(begun, cancellationToken);
            if (left.Now == 0 || left.IsStopped || time.GetElapsedTime(deadline) > settings.Slots.DrainTimeout)
            {
                await output.WriteLineAsync(left.ToString());
                return left.Now + left.ForPeople == 0 ? ExitCode.Done : ExitCode.NotSettled;
            }

            await Task.Delay(Pause, time, cancellationToken);
        }
    }

    private async Task RequestAsync(Command command, CancellationToken cancellationToken)
    {
        switch (command)
        {
            case RunSlot slot:
                await outbox.Slots.RequestAsync(slot.Feed, [slot.At], again: true, cancellationToken);
                break;
            case Backfill fill:
                await BackfillAsync(fill, cancellationToken);
                break;
            case ReplayParked:
                var count = await outbox.ReplayAsync(new RecordFilter { State = OutboxRecordState.Parked }, cancellationToken);
                await output.WriteLineAsync(FormattableString.Invariant($"{count} parked records are back in line."));
                break;
            default:
                break;
        }
    }

    private async Task BackfillAsync(Backfill fill, CancellationToken cancellationToken)
    {
        var schedule = settings.Feeds.First(feed => feed.Name == fill.Feed).Schedule;
        var zone = TimeZoneInfo.FindSystemTimeZoneById(schedule.TimeZone);
        // What lies ahead is not due: it will be planned when its time comes.
        var end = StartOf(fill.To.AddDays(1), zone);
        var now = time.GetUtcNow();
        var slots = ScheduleRule.Of(schedule).Between(StartOf(fill.From, zone), end < now ? end : now).Take(SlotPlanner.Most + 1).ToList();
        if (slots.Count > SlotPlanner.Most)
        {
            throw new FormatException(FormattableString.Invariant($"--backfill: there are more than {SlotPlanner.Most} slots between these days: take fewer days."));
        }

        var due = await outbox.Slots.RequestAsync(fill.Feed, slots, again: false, cancellationToken);
        await output.WriteLineAsync(FormattableString.Invariant($"{slots.Count} slots lie between these days, {due} of them were not run yet."));
    }

    private async Task<Remainder> LeftAsync(DateTimeOffset begun, CancellationToken cancellationToken)
    {
        var feeds = await outbox.Status.FeedsAsync(cancellationToken);
        var slots = await outbox.Slots.ListAsync(null, SlotsLookedAt, cancellationToken);
        var holds = await outbox.Status.HoldsAsync(cancellationToken);
        long Count(params OutboxRecordState[] states) => feeds.Sum(feed => states.Sum(state => feed.Counts.GetValueOrDefault(state)));
        return new(
            Waiting: Count(OutboxRecordState.Staged, OutboxRecordState.Pending, OutboxRecordState.Batched),
            SlotsDue: slots.Count(slot => slot.State is SlotState.Due or SlotState.Running),
            InDoubt: Count(OutboxRecordState.InDoubt),
            Parked: Count(OutboxRecordState.Parked),
            Rejected: Count(OutboxRecordState.Rejected),
            SlotsFailed: slots.Count(slot => slot.State == SlotState.Failed && slot.EndedAt >= begun),
            IsStopped: holds.Any(hold => hold.Until is null));
    }

    private static DateTimeOffset StartOf(DateOnly day, TimeZoneInfo zone)
    {
        // Midnight may be left out where clocks change at midnight; the day begins an hour later there.
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(TimeZoneInfo.ConvertTimeToUtc(zone.IsInvalidTime(midnight) ? midnight.AddHours(1) : midnight, zone)).AddSeconds(-1);
    }

    /// <summary>What is left.</summary>
    private sealed record Remainder(long Waiting, int SlotsDue, long InDoubt, long Parked, long Rejected, int SlotsFailed, bool IsStopped)
    {
        internal long Now => Waiting + SlotsDue;

        internal long ForPeople => InDoubt + Parked + SlotsFailed;

        public override string ToString() => FormattableString.Invariant(
            $"left: {SlotsDue} slots due, {SlotsFailed} slots failed, {Waiting} records wait, {InDoubt} in doubt, {Parked} parked; {Rejected} rejected are kept for correction.{(IsStopped ? " Sending is stopped until a person resumes it." : "")}");
    }
}
