using System.Globalization;

namespace Nser.PushScheduler.Tests.Hosting;

/// <summary>Schedules in the worker's own process under a clock that is set: what the ledger's table holds is what happened.</summary>
[Trait("Needs", "Machine")]
public sealed class ScheduleTests : IDisposable
{
    private readonly WorkerFolder folder = new();

    [Theory]
    [InlineData("\"Every\": \"Month\"", "2026-11-30 21:00:00")]
    [InlineData("\"Every\": \"Quarter\"", "2027-03-31 21:00:00")]
    [InlineData("\"Every\": \"Month\", \"Day\": \"Last\", \"At\": \"23:30\"", "2028-02-29 18:30:00")]
    [InlineData("\"Cron\": \"0 0 2 29 2 ?\"", "2028-02-28 21:00:00")]
    public async Task At_the_end_of_month_and_quarter_and_on_the_leap_day_the_slot_is_run_once(string schedule, string slot)
    {
        Configure(schedule);
        var clock = new FakeClock(folder, At(slot).AddHours(-1));
        await using var worker = WorkerProcess.Start(folder, clock.Environment);
        await worker.UntilAsync(() => folder.Marks().Count == 1);

        clock.Set(At(slot).AddSeconds(2));
        await worker.UntilAsync(() => folder.Ledger().SequenceEqual([$"{slot} Done 1"]));

        Assert.Equal(0, await worker.StopAsync());
        Assert.Equal([$"{slot} Done 1"], folder.Ledger());
    }

    [Theory]
    [InlineData("All", "Done 1", "Done 1", "Done 1")]
    [InlineData("Latest", "Skipped 0", "Skipped 0", "Done 1")]
    [InlineData("None", "Skipped 0", "Skipped 0", "Skipped 0")]
    public async Task After_three_missed_slots_each_is_run_or_visibly_skipped(string policy, params string[] expected)
    {
        Configure("\"Every\": \"Month\"", $"\"CatchUp\": \"{policy}\",");
        var clock = new FakeClock(folder, At("2026-11-15 00:00:00"));
        await using (var first = WorkerProcess.Start(folder, clock.Environment))
        {
            await first.UntilAsync(() => folder.Marks().Count == 1);
            Assert.Equal(0, await first.StopAsync());
        }

        clock.Set(At("2027-02-15 00:00:00"));
        await using var second = WorkerProcess.Start(folder, clock.Environment);
        string[] slots = [$"2026-11-30 21:00:00 {expected[0]}", $"2026-12-31 21:00:00 {expected[1]}", $"2027-01-31 21:00:00 {expected[2]}"];
        await second.UntilAsync(() => folder.Ledger().SequenceEqual(slots));

        Assert.Equal(0, await second.StopAsync());
        Assert.Equal(slots, folder.Ledger());
    }

    [Fact]
    public async Task A_clock_that_is_set_back_by_30_minutes_neither_repeats_a_slot_nor_stops_the_worker()
    {
        Configure("\"Cron\": \"0 0 * * * ?\"");
        var clock = new FakeClock(folder, At("2026-11-22 00:30:00"));
        await using var worker = WorkerProcess.Start(folder, clock.Environment);
        await worker.UntilAsync(() => folder.Marks().Count == 1);
        clock.Set(At("2026-11-22 01:00:10"));
        await worker.UntilAsync(() => folder.Ledger().SequenceEqual(["2026-11-22 01:00:00 Done 1"]));

        clock.Set(At("2026-11-22 00:30:10"));
        await worker.UntilSaidAsync("The alarm clock did not ring");
        clock.Set(At("2026-11-22 01:00:30"));
        var known = folder.Marks()[0];
        await worker.UntilAsync(() => folder.Marks()[0] > known);
        Assert.Equal(["2026-11-22 01:00:00 Done 1"], folder.Ledger());

        clock.Set(At("2026-11-22 02:00:05"));
        await worker.UntilAsync(() => folder.Ledger().Count == 2 && folder.Ledger()[1].Contains("Done", StringComparison.Ordinal));
        Assert.Equal(["2026-11-22 01:00:00 Done 1", "2026-11-22 02:00:00 Done 1"], folder.Ledger());
    }

    [Fact]
    public async Task A_rule_that_changed_while_the_worker_was_down_holds_from_now_and_the_old_one_for_what_was_missed()
    {
        Configure("\"Cron\": \"0 0 * * * ?\"");
        var clock = new FakeClock(folder, At("2026-11-22 00:30:00"));
        await using (var first = WorkerProcess.Start(folder, clock.Environment))
        {
            await first.UntilAsync(() => folder.Marks().Count == 1);
            Assert.Equal(0, await first.StopAsync());
        }

        Configure("\"Cron\": \"0 0/20 * * * ?\"");
        clock.Set(At("2026-11-22 02:05:00"));
        await using var second = WorkerProcess.Start(folder, clock.Environment);
        await second.UntilAsync(() => folder.Ledger().Count(slot => slot.Contains("Done", StringComparison.Ordinal)) == 2);
        clock.Set(At("2026-11-22 02:20:05"));
        await second.UntilAsync(() => folder.Ledger().Count(slot => slot.Contains("Done", StringComparison.Ordinal)) == 3);

        Assert.Equal(["2026-11-22 01:00:00 Done 1", "2026-11-22 02:00:00 Done 1", "2026-11-22 02:20:00 Done 1"], folder.Ledger());
        Assert.Contains("the schedule changed from '0 0 * * * ? Asia/Karachi' to '0 0/20 * * * ? Asia/Karachi'; 2 slots were owed by the old one", second.Said, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    private void Configure(string schedule, string more = "") =>
        folder.Configure($$"""{ "Name": "f", "Standard": "AssetDelivery", "Source": { "Folder": { "Path": "drop" } }, {{more}} "Schedule": { {{schedule}} } }""");
}
