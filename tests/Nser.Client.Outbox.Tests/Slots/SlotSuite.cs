using Nser.Client.Outbox.Tests.Postgres;
using System.Collections.Concurrent;
using Nser.Client.Outbox.Tests.Stores;

namespace Nser.Client.Outbox.Tests.Slots;

/// <summary>Slots: written once, run once, by one worker at a time.</summary>
public abstract class SlotSuite : StoreSuite
{
    private const string Rule = "0 0 2 1 * ? Asia/Karachi";
    private static readonly SlotCounts Counts = new(10, 7, 2, 1);

    [Fact]
    public async Task A_mark_moves_only_from_what_was_seen()
    {
        var now = await NowAsync();
        var (first, second, other) = (new ScheduleMark(now, Rule), new ScheduleMark(now.AddHours(1), Rule), new ScheduleMark(now.AddHours(1), "another rule"));
        Assert.Null(await Store.Slots.MarkOfAsync("monthly", default));

        Assert.False(await Store.Slots.PlanAsync("monthly", first, second, [new(now, null)], default));
        Assert.True(await Store.Slots.PlanAsync("monthly", null, first, [], default));
        Assert.False(await Store.Slots.PlanAsync("monthly", null, second, [new(now, null)], default));
        Assert.True(await Store.Slots.PlanAsync("monthly", first, second, [], default));
        Assert.False(await Store.Slots.PlanAsync("monthly", first, other, [new(now, null)], default));
        Assert.False(await Store.Slots.PlanAsync("monthly", other, second, [new(now, null)], default));

        Assert.Equal(second, await Store.Slots.MarkOfAsync("monthly", default));
        Assert.Empty(await Store.Slots.ListAsync(null, 100, default));
    }

    [Fact]
    public async Task Eight_planners_and_eight_takers_bring_each_slot_once()
    {
        const int Steps = 6, SlotsAStep = 4;
        string[] schedules = ["daily", "hourly", "monthly"];
        var start = (await NowAsync()).AddDays(-1);
        var workers = await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            var worker = Fixture.Another();
            await worker.OpenAsync(default);
            return worker;
        }));

        var planned = await Task.WhenAll(workers.Select(worker => Task.Run(async () =>
        {
            var moved = 0;
            foreach (var schedule in schedules)
            {
                while (await worker.Slots.MarkOfAsync(schedule, default) is var seen && (seen is null || seen.KnownUntil < start.AddHours(Steps)))
                {
                    var from = seen?.KnownUntil ?? start;
                    // Each planner also writes the step before again, as one does whose clock was put back.
                    var slots = Enumerable.Range(-SlotsAStep, 2 * SlotsAStep).Select(place => from.AddMinutes(place * 60 / SlotsAStep)).Where(at => at >= start);
                    moved += await worker.Slots.PlanAsync(schedule, seen, new(from.AddHours(1), Rule), [.. slots.Select(at => new PlannedSlot(at, null))], default) ? 1 : 0;
                }
            }

            return moved;
        })));
        Assert.Equal(Steps * schedules.Length, planned.Sum());
        Assert.Equal(Steps * SlotsAStep * schedules.Length, (await Store.Slots.ListAsync(null, 1_000, default)).Count);

        var (taken, running, besides) = (new ConcurrentBag<SlotLease>(), new ConcurrentDictionary<string, string>(), 0);
        await Task.WhenAll(workers.Select((worker, number) => Task.Run(async () =>
        {
            while (taken.Count < Steps * SlotsAStep * schedules.Length)
            {
                if (await worker.Slots.TakeAsync(schedules, $"worker {number}", Some.Lease, default) is { } lease)
                {
                    Interlocked.Add(ref besides, running.TryAdd(lease.Schedule, lease.Owner) ? 0 : 1);
                    taken.Add(lease);
                    running.TryRemove(lease.Schedule, out _);
                    Assert.True(await worker.Slots.CompleteAsync(lease, Counts, null, default));
                }
            }
        })));

        Assert.Equal(0, besides);
        Assert.Equal(Steps * SlotsAStep * schedules.Length, taken.Select(lease => lease.Id).Distinct().Count());
        Assert.All(taken, lease => Assert.Equal((1L, 1), (lease.Fence, lease.Attempt)));
        Assert.All(await Store.Slots.ListAsync(null, 1_000, default), slot => Assert.Equal(SlotState.Done, slot.State));
        foreach (var worker in workers)
        {
            await worker.DisposeAsync();
        }
    }

    [Fact]
    public async Task Slots_come_oldest_first_and_one_of_a_schedule_at_a_time()
    {
        var now = await NowAsync();
        await PlanAsync("one", now.AddHours(-1), now.AddHours(-3));
        await PlanAsync("two", now.AddHours(-2));
        var first = await TakeAsync();
        var second = await TakeAsync();
        Assert.Equal([("one", now.AddHours(-3)), ("two", now.AddHours(-2))], [(first.Schedule, first.At), (second.Schedule, second.At)]);
        Assert.Null(await TryTakeAsync());

        Assert.True(await Store.Slots.CompleteAsync(first, Counts, null, default));
        var third = await TakeAsync();
        Assert.Equal(("one", now.AddHours(-1)), (third.Schedule, third.At));
        Assert.Null(await Store.Slots.TakeAsync(["unknown"], "one", Some.Lease, default));
        Assert.Null(await Store.Slots.TakeAsync([], "one", Some.Lease, default));
    }

    [Fact]
    public async Task A_slot_planned_ahead_waits_for_the_clock_of_the_store()
    {
        await PlanAsync("one", (await NowAsync()).AddMinutes(5));
        Assert.Null(await TryTakeAsync());
        await Fixture.LetPassAsync(TimeSpan.FromMinutes(6));
        Assert.Equal(1, (await TakeAsync()).Attempt);
    }

    [Fact]
    public async Task A_slot_is_a_whole_second()
    {
        var now = await NowAsync();
        await PlanAsync("one", now.AddMilliseconds(1), now.AddMilliseconds(999));
        Assert.Equal(now, Assert.Single(await Store.Slots.ListAsync("one", 10, default)).At);
    }

    [Fact]
    public async Task A_skipped_slot_is_kept_with_its_reason_and_not_run()
    {
        var now = await NowAsync();
        Assert.True(await Store.Slots.PlanAsync("one", null, new(now, Rule), [new(now.AddDays(-1), "catch-up: latest only"), new(now, null)], default));
        Assert.Equal(now, (await TakeAsync()).At);
        Assert.Null(await TryTakeAsync());
        var skipped = (await Store.Slots.ListAsync("one", 10, default))[1];
        Assert.Equal((SlotState.Skipped, "catch-up: latest only"), (skipped.State, skipped.Reason));
        Assert.NotNull(skipped.EndedAt);
    }

    [Fact]
    public async Task A_slot_whose_lease_ended_is_taken_over_and_its_old_owner_refused()
    {
        await PlanAsync("one", await NowAsync());
        var old = await TakeAsync("frozen");
        await Fixture.LetPassAsync(Some.Lease);
        var now = await TakeAsync("frozen");
        Assert.Equal((old.Id, old.Fence + 1, 2), (now.Id, now.Fence, now.Attempt));

        Assert.Null(await Store.Slots.RenewAsync(old, Some.Lease, default));
        Assert.False(await Store.Slots.CompleteAsync(old, Counts, "stale", default));
        Assert.False(await Store.Slots.FailAsync(old, "late", TimeSpan.Zero, isFinal: true, default));
        Assert.Equal(SlotState.Running, Assert.Single(await Store.Slots.ListAsync(null, 10, default)).State);
        Assert.True(await Store.Slots.CompleteAsync(now, Counts, "fresh", default));
        Assert.False(await Store.Slots.CompleteAsync(now, Counts, "again", default));
        Assert.Equal("fresh", await Store.Slots.WatermarkAsync("one", default));
    }

    [Fact]
    public async Task A_renewed_lease_is_not_taken_over()
    {
        await PlanAsync("one", await NowAsync());
        var lease = await TakeAsync();
        await Fixture.LetPassAsync(Some.Lease / 2);
        Assert.Equal(lease, await Store.Slots.RenewAsync(lease, Some.Lease, default));
        await Fixture.LetPassAsync(Some.Lease * 2 / 3);
        Assert.Null(await TryTakeAsync());
    }

    [Fact]
    public async Task A_slot_whose_owner_went_silent_goes_before_an_older_one_of_its_schedule()
    {
        var now = await NowAsync();
        await PlanAsync("one", now);
        var silent = await TakeAsync();
        Assert.Equal(1, await Store.Slots.RequestAsync("one", [now.AddDays(-1)], again: false, default));
        Assert.Null(await TryTakeAsync());
        await Fixture.LetPassAsync(Some.Lease);
        Assert.Equal(silent.Id, (await TakeAsync()).Id);
        Assert.Null(await TryTakeAsync());
    }

    [Fact]
    public async Task A_failed_attempt_waits_and_a_final_one_ends_the_slot()
    {
        await PlanAsync("one", await NowAsync());
        Assert.True(await Store.Slots.FailAsync(await TakeAsync(), "source away", TimeSpan.FromMinutes(5), isFinal: false, default));
        Assert.Null(await TryTakeAsync());
        var waiting = Assert.Single(await Store.Slots.ListAsync(null, 10, default));
        Assert.Equal((SlotState.Due, "source away", 1), (waiting.State, waiting.Reason, waiting.Attempts));

        await Fixture.LetPassAsync(TimeSpan.FromMinutes(6));
        Assert.True(await Store.Slots.FailAsync(await TakeAsync(), "source gone", TimeSpan.Zero, isFinal: true, default));
        Assert.Null(await TryTakeAsync());
        var failed = Assert.Single(await Store.Slots.ListAsync(null, 10, default));
        Assert.Equal((SlotState.Failed, "source gone", 2), (failed.State, failed.Reason, failed.Attempts));
        Assert.Null(failed.Counts);
        Assert.NotNull(failed.EndedAt);
    }

    [Fact]
    public async Task Slots_asked_for_by_hand_are_due_at_once_and_done_ones_only_again()
    {
        var now = await NowAsync();
        var (done, failed, skipped, waiting, missing) = (now.AddDays(-5), now.AddDays(-4), now.AddDays(-3), now.AddDays(-2), now.AddDays(-1));
        await Store.Slots.PlanAsync("one", null, new(now, Rule), [new(done, null), new(failed, null), new(skipped, "left out"), new(waiting, null), new(now, null)], default);
        Assert.True(await Store.Slots.CompleteAsync(await TakeAsync(), Counts, "mark", default));
        Assert.True(await Store.Slots.FailAsync(await TakeAsync(), "no", TimeSpan.Zero, isFinal: true, default));
        Assert.True(await Store.Slots.FailAsync(await TakeAsync(), "later", TimeSpan.FromHours(1), isFinal: false, default));
        var running = await TakeAsync();
        Assert.Equal(now, running.At);

        Assert.Equal(4, await Store.Slots.RequestAsync("one", [done, failed, skipped, waiting, missing, missing, running.At], again: false, default));
        Assert.Equal(0, await Store.Slots.RequestAsync("one", [done, failed, skipped, waiting, missing, running.At], again: false, default));
        Assert.Equal(
            [SlotState.Running, SlotState.Due, SlotState.Due, SlotState.Due, SlotState.Due, SlotState.Done], (await Store.Slots.ListAsync("one", 10, default)).Select(slot => slot.State));
        Assert.Equal(1, await Store.Slots.RequestAsync("one", [done], again: true, default));

        Assert.True(await Store.Slots.CompleteAsync(running, Counts, null, default));
        foreach (var at in (DateTimeOffset[])[done, failed, skipped, waiting, missing])
        {
            var lease = await TakeAsync();
            Assert.Equal((at, 1), (lease.At, lease.Attempt));
            Assert.True(await Store.Slots.CompleteAsync(lease, Counts, null, default));
        }

        Assert.Null(await TryTakeAsync());
        Assert.Equal("mark", await Store.Slots.WatermarkAsync("one", default));
    }

    [Fact]
    public async Task A_schedule_that_only_ran_by_hand_keeps_its_watermark_and_has_no_mark()
    {
        var now = await NowAsync();
        Assert.Equal(1, await Store.Slots.RequestAsync("one", [now], again: false, default));
        Assert.True(await Store.Slots.CompleteAsync(await TakeAsync(), Counts, "42", default));
        Assert.Null(await Store.Slots.MarkOfAsync("one", default));

        Assert.True(await Store.Slots.PlanAsync("one", null, new(now, Rule), [new(now, null)], default));
        Assert.Equal("42", await Store.Slots.WatermarkAsync("one", default));
        Assert.Null(await TryTakeAsync());
        Assert.Null(await Store.Slots.WatermarkAsync("never", default));
    }

    [Fact]
    public async Task The_list_has_the_newest_slots_first()
    {
        var now = await NowAsync();
        await PlanAsync("one", now.AddHours(-3), now.AddHours(-1));
        await PlanAsync("two", now.AddHours(-2));
        Assert.True(await Store.Slots.CompleteAsync(await TakeAsync(), Counts, null, default));

        var all = await Store.Slots.ListAsync(null, 2, default);
        Assert.Equal([("one", now.AddHours(-1)), ("two", now.AddHours(-2))], all.Select(slot => (slot.Schedule, slot.At)));
        var done = (await Store.Slots.ListAsync("one", 10, default))[1];
        Assert.Equal((SlotState.Done, Counts, 1), (done.State, done.Counts, done.Attempts));
        Assert.True(done.StartedAt <= done.EndedAt);
    }

    private async Task<DateTimeOffset> NowAsync() => DateTimeOffset.FromUnixTimeSeconds((await Store.NowAsync(default)).ToUnixTimeSeconds());

    private async Task PlanAsync(string schedule, params DateTimeOffset[] slots) =>
        Assert.True(await Store.Slots.PlanAsync(schedule, null, new(await NowAsync(), Rule), [.. slots.Select(at => new PlannedSlot(at, null))], default));

    private Task<SlotLease?> TryTakeAsync(string owner = "one") => Store.Slots.TakeAsync(["one", "two"], owner, Some.Lease, default);

    private async Task<SlotLease> TakeAsync(string owner = "one") => Assert.IsType<SlotLease>(await TryTakeAsync(owner));
}

public sealed class SqliteSlotTests : SlotSuite
{
    private protected override Task<StoreFixture> CreateAsync() => Task.FromResult<StoreFixture>(new SqliteFixture());
}

[Collection(PostgresSuite.Name)]
[Trait("Needs", "Machine")]
public sealed class PostgresSlotTests(SharedPostgres postgres) : SlotSuite
{
    private protected override Task<StoreFixture> CreateAsync() => Task.FromResult<StoreFixture>(new PostgresFixture(postgres.Cluster));
}
