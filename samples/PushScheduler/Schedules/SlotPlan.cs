using Nser.Client.Outbox;
using Nser.PushScheduler.Settings;

namespace Nser.PushScheduler.Schedules;

/// <summary>What a schedule owes.</summary>
/// <param name="Mark">Up to where slots are known now.</param>
/// <param name="Slots">The new slots, oldest first, due or skipped.</param>
/// <param name="Note">What a person should hear of.</param>
internal sealed record SlotPlan(ScheduleMark Mark, IReadOnlyList<PlannedSlot> Slots, PlanNote Note);

/// <summary>What a person should hear of when slots are planned.</summary>
internal enum PlanNote
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The schedule is new: its first slot is the next one.</summary>
    Begins,

    /// <summary>Another rule was configured: missed slots came from the old one, the new one holds from now.</summary>
    RuleChanged,

    /// <summary>Another rule was configured and the old one cannot be read here: slots missed under it are not known.</summary>
    OldRuleIsUnknown,

    /// <summary>There are more slots than fit into one plan.</summary>
    GoesOn,
}

/// <summary>The rule and policies of a feed.</summary>
internal sealed record SlotTerms(ScheduleRule Rule, CatchUp CatchUp, TimeSpan CatchUpWindow, Overlap Overlap, TimeSpan Grace)
{
    internal static SlotTerms Of(FeedSettings feed, SlotSettings slots) => new(ScheduleRule.Of(feed.Schedule), feed.CatchUp, feed.CatchUpWindow, feed.Overlap, slots.Grace);
}
