using System.Globalization;
using Nser.Client.Outbox;
using Nser.PushScheduler.Schedules;
using Nser.PushScheduler.Settings;

namespace Nser.PushScheduler.Tests.Schedules;

public class SlotPlannerTests
{
    private const string Monthly = "0 0 2 1 * ? Asia/Karachi";
    private const string Hourly = "0 0 * * * ? Asia/Karachi";

    [Theory]
    [InlineData("month end in Karachi is 21:00 UTC of the day before", Monthly, "2026-11-22T00:00:00Z", "2027-03-01T00:00:00Z", "2026-11-30T21:00:00Z 2026-12-31T21:00:00Z 2027-01-31T21:00:00Z 2027-02-28T21:00:00Z")]
    [InlineData("quarter", "0 0 2 1 1/3 ? Asia/Karachi", "2026-12-31T20:59:59Z", "2027-07-01T00:00:00Z", "2026-12-31T21:00:00Z 2027-03-31T21:00:00Z 2027-06-30T21:00:00Z")]
    [InlineData("last day of February in a leap year", "0 30 23 L * ? Asia/Karachi", "2028-02-01T00:00:00Z", "2028-03-01T00:00:00Z", "2028-02-29T18:30:00Z")]
    [InlineData("last day of February in a common year", "0 30 23 L * ? Asia/Karachi", "2027-02-01T00:00:00Z", "2027-03-01T00:00:00Z", "2027-02-28T18:30:00Z")]
    [InlineData("29 February only", "0 0 2 29 2 ? Asia/Karachi", "2026-01-01T00:00:00Z", "2029-01-01T00:00:00Z", "2028-02-28T21:00:00Z")]
    [InlineData("a time that Berlin leaves out in spring is the moment after the gap", "0 30 2 * * ? Europe/Berlin", "2027-03-27T12:00:00Z", "2027-03-29T12:00:00Z", "2027-03-28T01:00:00Z 2027-03-29T00:30:00Z")]
    [InlineData("a time that Berlin repeats in autumn is taken once", "0 30 2 * * ? Europe/Berlin", "2027-10-30T12:00:00Z", "2027-11-01T12:00:00Z", "2027-10-31T00:30:00Z 2027-11-01T01:30:00Z")]
    [InlineData("every half hour goes on through Berlin's repeated hour", "0 0/30 * * * ? Europe/Berlin", "2027-10-30T23:45:00Z", "2027-10-31T02:00:00Z", "2027-10-31T00:00:00Z 2027-10-31T00:30:00Z 2027-10-31T01:00:00Z 2027-10-31T01:30:00Z 2027-10-31T02:00:00Z")]
    [InlineData("nothing between two slots", Monthly, "2026-11-02T00:00:00Z", "2026-11-30T20:59:59Z", "")]
    [InlineData("at the very instant", Monthly, "2026-11-02T00:00:00Z", "2026-11-30T21:00:00Z", "2026-11-30T21:00:00Z")]
    public void Every_instant_after_the_mark_up_to_now_is_due(string story, string rule, string mark, string now, string expected)
    {
        Assert.NotEmpty(story);

        var plan = Plan(new(At(mark), rule), At(now), Terms(rule));

        Assert.Equal(Instants(expected), plan.Slots.Select(slot => slot.At));
        Assert.All(plan.Slots, slot => Assert.Null(slot.SkippedBecause));
        Assert.Equal(new ScheduleMark(At(now), rule), plan.Mark);
    }

    [Fact]
    public void A_new_schedule_begins_now_and_owes_nothing()
    {
        var plan = Plan(null, At("2026-11-22T00:00:00Z").AddMilliseconds(700), Terms(Hourly));

        Assert.Empty(plan.Slots);
        Assert.Equal(new ScheduleMark(At("2026-11-22T00:00:00Z"), Hourly), plan.Mark);
        Assert.Equal(PlanNote.Begins, plan.Note);
    }

    [Fact]
    public void A_clock_set_back_by_30_minutes_plans_no_slot_twice_and_loses_none()
    {
        var planned = new List<DateTimeOffset>();
        var mark = new ScheduleMark(At("2026-11-22T00:30:00Z"), Hourly);
        foreach (var now in new[] { "01:00:10", "01:10:00", "00:40:00", "00:59:59", "01:00:00", "01:05:00", "01:30:00", "02:00:00", "02:00:30" })
        {
            var plan = Plan(mark, At($"2026-11-22T{now}Z"), Terms(Hourly));
            planned.AddRange(plan.Slots.Select(slot => slot.At));
            Assert.True(plan.Mark.KnownUntil >= mark.KnownUntil);
            mark = plan.Mark;
        }

        Assert.Equal(Instants("2026-11-22T01:00:00Z 2026-11-22T02:00:00Z"), planned);
    }

    [Fact]
    public void A_clock_set_forward_by_65_minutes_runs_the_slot_that_it_jumped_over() =>
        Assert.Equal(Instants("2026-11-22T01:00:00Z"), Plan(new(At("2026-11-22T00:30:00Z"), Hourly), At("2026-11-22T01:35:00Z"), Terms(Hourly)).Slots.Select(slot => slot.At));

    [Theory]
    [InlineData("All", "due due due due")]
    [InlineData("Latest", "skipped skipped skipped due")]
    [InlineData("None", "skipped skipped skipped due")]
    public void Missed_slots_follow_the_catch_up_policy_and_one_that_is_on_time_runs(string policy, string expected)
    {
        var plan = Plan(new(At("2026-11-22T00:30:00Z"), Hourly), At("2026-11-22T04:02:00Z"), Terms(Hourly) with { CatchUp = Enum.Parse<CatchUp>(policy) });

        Assert.Equal(expected, Verdicts(plan));
    }

    [Theory]
    [InlineData("All", "due due due")]
    [InlineData("Latest", "skipped skipped due")]
    [InlineData("None", "skipped skipped skipped")]
    public void Of_slots_that_were_all_missed_none_vanishes(string policy, string expected)
    {
        var plan = Plan(new(At("2026-11-22T00:30:00Z"), Hourly), At("2026-11-22T03:30:00Z"), Terms(Hourly) with { CatchUp = Enum.Parse<CatchUp>(policy) });

        Assert.Equal(expected, Verdicts(plan));
    }

    [Fact]
    public void What_is_older_than_the_catch_up_window_stands_in_the_ledger_as_skipped()
    {
        var plan = Plan(new(At("2026-11-22T00:30:00Z"), Hourly), At("2026-11-22T04:30:00Z"), Terms(Hourly) with { CatchUpWindow = TimeSpan.FromHours(2) });

        Assert.Equal("skipped skipped due due", Verdicts(plan));
    }

    [Theory]
    [InlineData("Skip", true, "due skipped")]
    [InlineData("Skip", false, "due due")]
    [InlineData("Queue", true, "due due")]
    public void A_slot_that_falls_due_while_the_last_one_runs_follows_the_overlap_policy_and_missed_ones_do_not(string policy, bool isRunning, string expected)
    {
        var plan = Plan(new(At("2026-11-22T00:30:00Z"), Hourly), At("2026-11-22T02:01:00Z"), Terms(Hourly) with { Overlap = Enum.Parse<Overlap>(policy) }, isRunning);

        Assert.Equal(expected, Verdicts(plan));
    }

    [Theory]
    [InlineData("2026-11-22T03:30:00Z")]
    [InlineData("2026-11-22T00:10:00Z")]
    public void A_changed_rule_holds_from_now_and_what_was_missed_came_from_the_old_one(string now)
    {
        const string everyTenMinutes = "0 0/10 * * * ? Asia/Karachi";
        var before = new ScheduleMark(At("2026-11-22T00:30:00Z"), Hourly);

        var missed = Plan(before, At(now), Terms(everyTenMinutes));
        var next = Plan(missed.Mark, At("2026-11-22T03:45:00Z"), Terms(everyTenMinutes));

        Assert.Equal(PlanNote.RuleChanged, missed.Note);
        Assert.Equal(Instants(At(now) > before.KnownUntil ? "2026-11-22T01:00:00Z 2026-11-22T02:00:00Z 2026-11-22T03:00:00Z" : ""), missed.Slots.Select(slot => slot.At));
        Assert.Equal(PlanNote.None, next.Note);
        Assert.All(next.Slots, slot => Assert.True(slot.At > missed.Mark.KnownUntil));
        Assert.Equal(At("2026-11-22T03:40:00Z"), next.Slots[^1].At);
    }

    [Fact]
    public void A_rule_of_a_zone_that_this_machine_does_not_know_is_said_not_guessed()
    {
        var plan = Plan(new(At("2026-11-22T00:30:00Z"), "0 0 * * * ? Atlantis/Poseidonis"), At("2026-11-22T03:30:00Z"), Terms(Hourly));

        Assert.Empty(plan.Slots);
        Assert.Equal(PlanNote.OldRuleIsUnknown, plan.Note);
        Assert.Equal(Hourly, plan.Mark.Rule);
    }

    [Theory]
    [InlineData("All", 7_200)]
    [InlineData("Latest", 1)]
    public void A_schedule_of_every_second_comes_in_portions_without_loss(string policy, int due)
    {
        const string everySecond = "* * * * * ? Asia/Karachi";
        var now = At("2026-11-22T02:00:00Z");
        var mark = new ScheduleMark(At("2026-11-22T00:00:00Z"), everySecond);
        var slots = new List<PlannedSlot>();
        SlotPlan plan;
        do
        {
            plan = Plan(mark, now, Terms(everySecond) with { CatchUp = Enum.Parse<CatchUp>(policy) });
            Assert.True(plan.Slots.Count <= SlotPlanner.Most);
            slots.AddRange(plan.Slots);
            mark = plan.Mark;
        }
        while (plan.Note == PlanNote.GoesOn);

        Assert.Equal(Enumerable.Range(1, 7_200).Select(second => At("2026-11-22T00:00:00Z").AddSeconds(second)), slots.Select(slot => slot.At));
        Assert.Equal(due, slots.Count(slot => slot.SkippedBecause is null));
        Assert.Equal(now, mark.KnownUntil);
    }

    [Fact]
    public void Whenever_the_alarm_rings_and_whatever_the_clock_does_each_slot_is_planned_once_in_order()
    {
        var chance = new Random(4);
        for (var run = 0; run < 200; run++)
        {
            var start = At("2027-10-30T20:00:00Z");
            const string rule = "0 7/20 * * * ? Europe/Berlin";
            var mark = new ScheduleMark(start, rule);
            var furthest = start;
            var now = start;
            var planned = new List<DateTimeOffset>();
            for (var ring = 0; ring < 60; ring++)
            {
                now = now.AddSeconds(chance.Next(-1_800, 3_600));
                furthest = now > furthest ? now : furthest;
                var plan = Plan(mark, now, Terms(rule));
                planned.AddRange(plan.Slots.Select(slot => slot.At));
                mark = plan.Mark;
            }

            Assert.Equal(Plan(new(start, rule), furthest, Terms(rule)).Slots.Select(slot => slot.At), planned);
        }
    }

    private static SlotPlan Plan(ScheduleMark? mark, DateTimeOffset now, SlotTerms terms, bool isRunning = false) => SlotPlanner.Plan(mark, now, terms, isRunning);

    private static SlotTerms Terms(string rule) => new(ScheduleRule.TryParse(rule)!, CatchUp.All, TimeSpan.FromDays(5_000), Overlap.Queue, TimeSpan.FromMinutes(5));

    private static string Verdicts(SlotPlan plan) => string.Join(' ', plan.Slots.Select(slot => slot.SkippedBecause is null ? "due" : "skipped"));

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    private static IEnumerable<DateTimeOffset> Instants(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(At);
}
