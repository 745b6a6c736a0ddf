using Nser.Client.Outbox;

namespace Nser.PushScheduler.StatusPage.Feeds;

/// <summary>A feed as the overview shows it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Standard">The standard of its records.</param>
/// <param name="Schedule">When it runs, in words.</param>
/// <param name="Zone">The zone of its times.</param>
/// <param name="Next">Its next slots.</param>
/// <param name="Last">Its newest slots, latest first.</param>
/// <param name="Status">Its backlog.</param>
public sealed record FeedView(string Name, string Standard, string Schedule, string Zone, IReadOnlyList<DateTimeOffset> Next, IReadOnlyList<SlotRow> Last, FeedStatus? Status);
