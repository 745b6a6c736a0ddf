using Nser.Client.Outbox;
using Nser.Client.Outbox.Stores;
using Nser.PushScheduler.Schedules;
using Nser.PushScheduler.Settings;

namespace Nser.PushScheduler.Slots;

/// <summary>One ring of the alarm clock: writes what every schedule owes into the ledger, and wakes who extracts.</summary>
internal sealed class SlotTick(IOutbox outbox, WorkerSettings settings, SlotWork work, TimeProvider time, ILogger<SlotTick> log)
{
    private const int SlotsLookedAt = 20;

    private readonly Dictionary<string, SlotTerms> terms = settings.Feeds.ToDictionary(feed => feed.Name, feed => SlotTerms.Of(feed, settings.Slots), StringComparer.Ordinal);

    /// <summary>Plans every feed. One that cannot be planned does not hold up the others; the next ring tries again.</summary>
    internal async Task RunAsync(CancellationToken cancellationToken)
    {
        foreach (var (feed, policy) in terms)
        {
            try
            {
                await PlanAsync(feed, policy, cancellationToken);
            }
            catch (Exception error) when (error is OutboxStoreException)
            {
                Log.CannotPlan(log, feed, error);
            }
        }

        work.Wake();
    }

    private async Task PlanAsync(string feed, SlotTerms policy, CancellationToken cancellationToken)
    {
        SlotPlan plan;
        do
        {
            var seen = await outbox.Slots.MarkOfAsync(feed, cancellationToken);
            plan = SlotPlanner.Plan(seen, time.GetUtcNow(), policy, policy.Overlap == Overlap.Skip && await IsRunningAsync(feed, cancellationToken));
            if (plan.Mark == seen)
            {
                return;
            }

            // Another worker was first: what it planned stands.
            if (!await outbox.Slots.PlanAsync(feed, seen, plan.Mark, plan.Slots, cancellationToken))
            {
                return;
            }

            Say(feed, seen, plan);
        }
        while (plan.Note == PlanNote.GoesOn);
    }

    private async Task<bool> IsRunningAsync(string feed, CancellationToken cancellationToken) =>
        (await outbox.Slots.ListAsync(feed, SlotsLookedAt, cancellationToken)).Any(slot => slot.State == SlotState.Running);

    private void Say(string feed, ScheduleMark? seen, SlotPlan plan)
    {
        if (plan.Note is PlanNote.RuleChanged or PlanNote.OldRuleIsUnknown)
        {
            Log.RuleChanged(log, feed, seen!.Rule, plan.Mark.Rule, plan.Slots.Count, plan.Note == PlanNote.OldRuleIsUnknown ? "; the old one cannot be read here, so slots missed under it are not known" : "");
        }

        foreach (var slot in plan.Slots)
        {
            if (slot.SkippedBecause is { } reason)
            {
                Log.Skipped(log, feed, slot.At, reason);
            }
            else
            {
                Log.Due(log, feed, slot.At);
            }
        }
    }
}
