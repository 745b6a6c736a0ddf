using Nser.Client.Api;
using Nser.Client.BulkDownload.Resume;
using Nser.Client.BulkDownload.Selection;
using Nser.Client.Sandbox.Lifecycle;

namespace Nser.Client.BulkDownload.Tests.Runs;

/// <summary>A registry that asks to slow down, or fails on one tehsil: the rest is not lost. How long it takes is shown in virtual time, with the gate alone.</summary>
public sealed class PacedRunTests
{
    public static TheoryData<string> Versions => BulkRunTests.Versions;

    /// <summary>The clock stands still, so that the times in the sandbox's log are those of the run. Of two at a time the gate leaves one: when its timer is set, nobody is on the way any more.</summary>
    [Theory]
    [InlineData("1.0", 429)]
    [InlineData("2.0", 429)]
    [InlineData("2.0", 503)]
    public async Task While_the_registry_asks_to_wait_no_worker_asks(string version, int status)
    {
        var hold = TimeSpan.FromSeconds(60);
        WatchedClock? watched = null;
        await using var stage = await BulkStage.StartAsync(version, onItsClock: true, change: options =>
        {
            (options.TimeProvider as SandboxClock)?.Freeze();
            options.TimeProvider = watched = new(options.TimeProvider) { Awaited = hold };
            (options.Timeouts.Idle, options.Timeouts.Attempt) = (TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(8));
        });
        var clock = stage.Sandbox.Clock;
        var began = clock.GetUtcNow();
        var fault = stage.Sandbox.Faults.After(3).Answer(status, hold);
        var running = stage.RunAsync(stage.Plan(1, 2, 3, 4), stage.Options() with { MaxParallelism = 2 });
        await Task.WhenAny(running, watched!.IsSet);
        clock.Advance(hold - TimeSpan.FromSeconds(1));
        while (!running.IsCompleted)
        {
            clock.Advance(TimeSpan.FromMilliseconds(50));
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System);
        }

        var report = await running;
        Assert.Equal(1, fault.Fired);
        Assert.Equal((true, 1), (report.IsComplete, report.Throttled));
        var arrivals = stage.Sandbox.Requests.Where(request => request.Operation is NserOperation.ListBeneficiaries or NserOperation.ExportBeneficiaries).Select(request => request.ArrivedAt - began).ToList();

        // Three, the refused one, and the one that the other worker had sent already.
        Assert.InRange(arrivals.Count(arrival => arrival < hold), 4, 5);
        Assert.True(arrivals.Count > 7);
        clock.Thaw();
        await stage.AssertCompleteAsync(stage.Plan(1, 2, 3, 4));
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Eight_workers_under_a_limit_finish_with_few_refusals(string version)
    {
        await using var stage = await BulkStage.StartAsync(version, options: new() { RequestsPerSecond = 8 });

        var report = await stage.RunAsync(stage.Plan(1, 2, 3, 4));

        var refused = stage.Sandbox.Requests.Count(request => request.Status == 429);
        Assert.Equal(refused, report.Throttled);
        Assert.InRange(refused, 1, 16);
        Assert.Equal((true, 0), (report.IsComplete, report.Failed));
        Assert.All(report.Results, result => Assert.Equal(result.Rows, result.RowsFetched));
    }

    [Fact]
    public async Task Below_the_registrys_limit_nobody_is_refused()
    {
        await using var stage = await BulkStage.StartAsync(options: new() { RequestsPerSecond = 40 });

        var report = await stage.RunAsync(stage.Plan(1, 2, 3, 4), stage.Options() with { RequestsPerSecond = 15 });

        Assert.Equal((true, 0), (report.IsComplete, report.Throttled));
        Assert.Equal(12, stage.Sandbox.Requests.Count(request => request.Operation == NserOperation.ExportBeneficiaries));
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task A_registry_that_stays_busy_for_longer_than_the_callers_patience_ends_the_run(string version)
    {
        await using var stage = await BulkStage.StartAsync(version);
        var fault = stage.Sandbox.Faults.InTehsil("PK61701").Answer(429, TimeSpan.FromHours(2), times: 1000);

        var report = await stage.RunAsync();

        Assert.True(fault.Fired > 0);
        Assert.Equal((BulkFailureReason.Throttled, BulkFailureReason.Throttled, 2), (BulkStage.Of(report, "PK61701").Reason, report.StoppedBy, report.ExitCode));
        Assert.DoesNotContain("PK61701.ndjson", stage.Visible());
        stage.Sandbox.Faults.Clear();
        Assert.True((await stage.RunAsync()).IsComplete);
        await stage.AssertCompleteAsync();
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task One_tehsil_that_always_fails_leaves_the_others_alone_and_a_plan_of_what_failed_completes_it(string version)
    {
        await using var stage = await BulkStage.StartAsync(version, change: options => options.Retry.MaxRetries = 3);
        var fault = stage.Sandbox.Faults.InTehsil("PK61701").Answer(500, times: int.MaxValue);

        var report = await stage.RunAsync(stage.Plan(1, 2));

        Assert.Equal((4, 2, 2), (report.Completed, report.Failed, report.ExitCode));
        Assert.Equal(8, fault.Fired);
        var failed = report.Results.Where(result => result.Outcome == BulkOutcome.Failed).ToList();
        Assert.All(failed, result => Assert.Equal(("PK61701", BulkFailureReason.Transport, null), (result.TehsilCode.Value, result.Reason, result.FileName)));
        stage.Sandbox.Faults.Clear();
        var again = await stage.RunAsync(BulkPlan.Of(failed.Select(result => new BulkPlanItem(result.TehsilCode, result.Quintile)), stage.Client.BulkDownload.Geography));
        Assert.Equal((2, 0), (again.Completed, again.ExitCode));
        await stage.AssertCompleteAsync(stage.Plan(1, 2));
    }

    /// <summary>The registry took a tehsil off its list between two runs.</summary>
    [Theory]
    [MemberData(nameof(Versions))]
    public async Task A_tehsil_that_the_registry_refuses_fails_by_itself_and_its_old_file_stays(string version)
    {
        await using var stage = await BulkStage.StartAsync(version);
        await stage.RunAsync();
        var fault = stage.Sandbox.Faults.InTehsil("PK61701").Answer(404, times: int.MaxValue);

        var report = await stage.RunAsync(options: stage.Options() with { Refresh = BulkRefresh.Always });

        Assert.Equal(1, fault.Fired);
        Assert.Equal((2, 1, 2), (report.Completed, report.Failed, report.ExitCode));
        Assert.Equal(BulkFailureReason.Refused, BulkStage.Of(report, "PK61701").Reason);
        stage.Sandbox.Faults.Clear();
        await stage.AssertCompleteAsync();
        Assert.Equal(3, BulkFolder.ReadManifest(stage.Folder)!.Files.Count);
    }
}
