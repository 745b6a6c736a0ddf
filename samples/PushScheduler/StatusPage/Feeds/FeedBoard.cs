using Nser.Client.Outbox;
using Nser.PushScheduler.Schedules;
using Nser.PushScheduler.Settings;
using Nser.PushScheduler.StatusPage.Texts;

namespace Nser.PushScheduler.StatusPage.Feeds;

/// <summary>Brings together what settings, slot ledger and outbox know of each feed.</summary>
internal sealed class FeedBoard(WorkerSettings settings, IOutbox outbox, TimeProvider time)
{
    private const int NextSlots = 3;
    private const int LastSlots = 5;

    internal async Task<IReadOnlyList<FeedView>> ReadAsync(CancellationToken cancellationToken)
    {
        var backlog = (await outbox.Status.FeedsAsync(cancellationToken)).ToDictionary(feed => feed.Feed, StringComparer.Ordinal);
        var views = new List<FeedView>();
        foreach (var feed in settings.Feeds)
        {
            var last = await outbox.Slots.ListAsync(feed.Name, LastSlots, cancellationToken);
            views.Add(new(feed.Name, feed.Standard.ToString()!, ScheduleWords.Of(feed.Schedule), feed.Schedule.TimeZone, Next(feed.Schedule), last, backlog.GetValueOrDefault(feed.Name)));
        }

        return views;
    }

    private List<DateTimeOffset> Next(ScheduleSettings schedule)
    {
        var rule = ScheduleRule.Of(schedule);
        var next = new List<DateTimeOffset>();
        for (var at = rule.After(time.GetUtcNow()); at is { } instant && next.Count < NextSlots; at = rule.After(instant))
        {
            next.Add(instant);
        }

        return next;
    }
}
