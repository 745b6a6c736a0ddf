using Nser.Client.Outbox;
using Nser.PushScheduler.Settings;

namespace Nser.PushScheduler.Schedules;

/// <summary>Says which slots a schedule owes up to now. Pure: what is known, the time and the rules in; slots and the new mark out.</summary>
/// <remarks>
/// Whatever wakes the worker, and however late: every instant after the mark is looked at once, and the mark never goes back. So a slot cannot be
/// lost or planned twice by a late alarm, a restart, or a clock that is set.
/// </remarks>
internal static class SlotPlanner
{
    /// <summary>Most slots of one plan; the rest follows with the next. Keeps a schedule of every second, down for a year, out of memory.</summary>
    internal const int Most = 1_000;

    /// <summary>Plans.</summary>
    /// <param name="mark">Up to where slots are known, and by which rule; <see langword="null"/> for a new schedule: it begins now.</param>
    /// <param name="now">The time.</param>
    /// <param name="terms">The feed's rule and policies.</param>
    /// <param name="isRunning">Whether a slot of this schedule runs.</param>
    internal static SlotPlan Plan(ScheduleMark? mark, DateTimeOffset now, SlotTerms terms, bool isRunning)
    {
        var until = DateTimeOffset.FromUnixTimeSeconds(now.ToUnixTimeSeconds());
        if (mark is null)
        {
            return new(new(until, terms.Rule.Text), [], PlanNote.Begins);
        }

        // A clock that was set back: everything up to the mark is planned already.
        if (until <= mark.KnownUntil)
        {
            return new(mark with { Rule = terms.Rule.Text }, [], mark.Rule == terms.Rule.Text ? PlanNote.None : PlanNote.RuleChanged);
        }

        // What was missed was owed by the rule of that time; the new rule holds from now on.
        var changed = mark.Rule != terms.Rule.Text;
        var rule = changed ? ScheduleRule.TryParse(mark.Rule) : terms.Rule;
        var instants = rule is null ? [] : rule.Between(mark.KnownUntil, until).Take(Most + 1).ToList();
        var goesOn = instants.Count > Most;
        if (goesOn)
        {
            instants.RemoveAt(Most);
        }

        var known = goesOn ? mark with { KnownUntil = instants[^1] } : new(until, terms.Rule.Text);
        return new(known, Judge(instants, goesOn, until, terms, isRunning), (goesOn, changed, rule) switch
        {
            (true, _, _) => PlanNote.GoesOn,
            (_, true, null) => PlanNote.OldRuleIsUnknown,
            (_, true, _) => PlanNote.RuleChanged,
            _ => PlanNote.None,
        });
    }

    private static List<PlannedSlot> Judge(List<DateTimeOffset> instants, bool goesOn, DateTimeOffset now, SlotTerms terms, bool isRunning) =>
        [.. instants.Select((at, number) => new PlannedSlot(at, Skipped(at, isNewest: !goesOn && number == instants.Count - 1, now, terms, isRunning)))];

    private static string? Skipped(DateTimeOffset at, bool isNewest, DateTimeOffset now, SlotTerms terms, bool isRunning)
    {
        var onTime = now - at <= terms.Grace;
        return terms switch
        {
            { Overlap: Overlap.Skip } when onTime && isRunning => "the slot before it still ran (overlap Skip)",
            { CatchUp: CatchUp.None } when !onTime => "missed while no worker ran (catch-up None)",
            { CatchUp: CatchUp.Latest } when !isNewest => "a later slot takes its place (catch-up Latest)",
            _ when now - at > terms.CatchUpWindow => "missed for longer than the catch-up window",
            _ => null,
        };
    }
}
