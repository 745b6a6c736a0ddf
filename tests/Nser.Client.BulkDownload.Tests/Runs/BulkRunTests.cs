using System.Text.Json;
using Nser.Client.Api;
using Nser.Client.BulkDownload.Files;
using Nser.Client.BulkDownload.Resume;
using Nser.Client.BulkDownload.Selection;
using Nser.Client.BulkDownload.Storage;
using Nser.Client.Testing;
using Nser.Standards;

namespace Nser.Client.BulkDownload.Tests.Runs;

/// <summary>Whole runs over a real socket: what is fetched, what is not fetched again, and what is told of it.</summary>
public sealed class BulkRunTests
{
    public static TheoryData<string> Versions => ["1.0", "2.0"];

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Each_tehsil_becomes_a_file_with_the_registrys_rows(string version)
    {
        await using var stage = await BulkStage.StartAsync(version);

        var report = await stage.RunAsync();

        Assert.True(report.IsComplete, report.Message);
        Assert.Equal(0, report.ExitCode);
        Assert.Equal(3, report.Completed);
        await stage.AssertCompleteAsync();
        Assert.Equal(["PK60101.ndjson", "PK61701.ndjson", "PK61702.ndjson", "manifest.json"], stage.Visible());
        var manifest = BulkFolder.ReadManifest(stage.Folder)!;
        Assert.Equal(report.Results.Select(result => (result.FileName!, result.Rows, result.Bytes)), manifest.Files.Select(file => (file.Name, file.Rows, file.Bytes)));
        Assert.All(manifest.Files, file => Assert.Equal(version == "2.0", file.SourceETag is not null));
        Assert.All(manifest.Files, file => Assert.Equal("2022.09", file.GeoVersion));
        Assert.Empty(stage.Sandbox.UnmatchedRequests);
    }

    [Fact]
    public async Task A_plan_of_another_geography_keeps_complete_files_and_warns()
    {
        await using var stage = await BulkStage.StartAsync();
        await stage.RunAsync(stage.One());
        await using var csv = File.OpenRead(Repository.PathOf("schemas/geo-library/pakistan-admin-units.2022.09.csv"));
        var newer = await GeoLibrary.LoadAsync(csv, LibraryVersion.Parse("2026.01"));

        var report = await stage.RunAsync(BulkPlan.Of([new(TehsilCode.Parse("PK61702"), null)], newer));

        Assert.Equal(1, report.Skipped);
        Assert.Contains(stage.Logs.Lines, line => line.Contains("PK61702: the complete file was made with geo library 2022.09, the plan with 2026.01", StringComparison.Ordinal));
        Assert.Equal("2022.09", Assert.Single(BulkFolder.ReadManifest(stage.Folder)!.Files).GeoVersion);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Quintiles_that_are_not_all_become_files_of_their_own(string version)
    {
        await using var stage = await BulkStage.StartAsync(version);

        var report = await stage.RunAsync(stage.Plan(1, 2));

        Assert.Equal(6, report.Completed);
        await stage.AssertCompleteAsync(stage.Plan(1, 2));
        Assert.Contains("PK61702.q1.ndjson", stage.Visible());
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task The_same_command_again_fetches_nothing_that_has_not_changed(string version)
    {
        await using var stage = await BulkStage.StartAsync(version);
        await stage.RunAsync();
        var before = await UsedAsync(stage);

        var report = await stage.RunAsync();

        Assert.Equal(3, report.Skipped);
        Assert.Equal(0, report.ExitCode);
        Assert.All(report.Results, result => Assert.Equal(0, result.RowsFetched));

        // V1.0 has no validator: it asks for one row of each to hear the total.
        Assert.Equal(before + (version == "1.0" ? 3 : 0), await UsedAsync(stage));
    }

    [Fact]
    public async Task Files_are_kept_without_asking_or_fetched_anew_when_the_caller_says_so()
    {
        await using var stage = await BulkStage.StartAsync();
        await stage.RunAsync();
        var asked = Exports(stage);

        var kept = await stage.RunAsync(options: stage.Options() with { Refresh = BulkRefresh.Never });
        Assert.Equal((3, asked), (kept.Skipped, Exports(stage)));

        var anew = await stage.RunAsync(options: stage.Options() with { Refresh = BulkRefresh.Always });
        Assert.Equal((3, asked + 3), (anew.Completed, Exports(stage)));
        await stage.AssertCompleteAsync();
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task A_stopped_run_goes_on_where_it_was(string version)
    {
        await using var stage = await BulkStage.StartAsync(version, households: 30_000);
        using var stop = new CancellationTokenSource();
        var options = stage.Options() with { MaxParallelism = 1, Progress = new Watcher(progress => progress.RowsFetched > 1_000, stop.Cancel) };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => stage.RunAsync(stage.One(), options, stop.Token));
        Assert.False(File.Exists(Path.Combine(stage.Folder, "PK61702.ndjson")));

        var reports = new List<BulkProgress>();
        var report = await stage.RunAsync(stage.One(), stage.Options() with { Progress = new Watcher(progress => { reports.Add(progress); return false; }, () => { }) });

        var result = Assert.Single(report.Results);
        Assert.Equal(BulkOutcome.Completed, result.Outcome);
        Assert.InRange(result.RowsFetched, 1, result.Rows - 1);
        await stage.AssertCompleteAsync(stage.One());
        Assert.All(reports, progress => Assert.True(progress.Rows >= progress.RowsFetched + result.Rows - result.RowsFetched || progress.Rows == progress.RowsFetched));
        Assert.Equal((result.Rows, result.RowsFetched), (reports[^1].Rows, reports[^1].RowsFetched));
    }

    [Theory]
    [InlineData("1.0", BulkFileFormat.Csv, true)]
    [InlineData("2.0", BulkFileFormat.Csv, false)]
    [InlineData("2.0", BulkFileFormat.Ndjson, true)]
    public async Task Every_form_is_complete_and_verified(string version, BulkFileFormat format, bool gzip)
    {
        await using var stage = await BulkStage.StartAsync(version);
        var form = new BulkFileForm { Format = format, Gzip = gzip, FormulaSafe = true, Encryption = Target.Keys };

        var report = await stage.RunAsync(options: stage.Options() with { Form = form });

        Assert.True(report.IsComplete);
        var verified = await BulkFolder.VerifyAsync(stage.Folder, new() { Keys = Target.Keys });
        Assert.Equal(3, verified.Sound.Count);
        Assert.True(verified.IsSound);
    }

    [Fact]
    public async Task A_registry_that_compresses_gives_the_same_files()
    {
        await using var stage = await BulkStage.StartAsync();

        var report = await stage.RunAsync(options: stage.Options() with { Compressed = true });

        Assert.True(report.IsComplete, report.Results[0].Message);
        await stage.AssertCompleteAsync();
        Assert.Equal(3, (await stage.RunAsync(options: stage.Options() with { Compressed = true })).Skipped);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task A_budget_stops_the_run_before_it_is_exceeded_and_keeps_what_is_complete(string version)
    {
        await using var whole = await BulkStage.StartAsync(version);
        var rows = (await whole.RunAsync()).Results;
        var most = rows[0].Rows + rows[1].Rows + 2_100;
        await using var stage = await BulkStage.StartAsync(version, households: 40_000, change: options => options.Queries.Budget = new() { MaxRows = most });

        var report = await stage.RunAsync(options: stage.Options() with { MaxParallelism = 1 });

        Assert.Equal(BulkFailureReason.RowLimit, report.StoppedBy);
        Assert.Equal(2, report.ExitCode);
        Assert.InRange(await UsedAsync(stage), 1, most);
    }

    [Fact]
    public async Task A_refused_login_stops_the_run_with_exit_code_4()
    {
        await using var stage = await BulkStage.StartAsync(change: options => options.Password = "wrong");

        var report = await stage.RunAsync();

        Assert.Equal((BulkFailureReason.Authentication, 4), (report.StoppedBy, report.ExitCode));
        Assert.Equal(0, report.Completed);
    }

    [Fact]
    public async Task One_tehsil_that_fails_does_not_keep_the_others_and_is_fetched_by_the_next_run()
    {
        await using var stage = await BulkStage.StartAsync(change: options => options.Retry.MaxRetries = 2);
        stage.Sandbox.Faults.Answer(500, times: 3, on: NserOperation.ExportBeneficiaries);

        var report = await stage.RunAsync(options: stage.Options() with { MaxParallelism = 1 });

        Assert.Equal((2, 1, 2), (report.Completed, report.Failed, report.ExitCode));
        Assert.Equal(BulkFailureReason.Transport, report.Results[0].Reason);
        Assert.True((await stage.RunAsync()).IsComplete);
        await stage.AssertCompleteAsync();
    }

    [Fact]
    public async Task A_caller_who_wants_it_so_stops_at_the_first_failure()
    {
        await using var stage = await BulkStage.StartAsync(change: options => options.Retry.MaxRetries = 0);
        stage.Sandbox.Faults.Answer(500, times: 1, on: NserOperation.ExportBeneficiaries);

        var report = await stage.RunAsync(options: stage.Options() with { MaxParallelism = 1, OnFailure = BulkFailurePolicy.Stop });

        Assert.Equal((0, 1, 2), (report.Completed, report.Failed, report.NotReached));
    }

    [Fact]
    public async Task Two_runs_do_not_write_into_one_folder()
    {
        await using var stage = await BulkStage.StartAsync();
        var isUnderWay = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var tried = new ManualResetEventSlim();
        var first = stage.RunAsync(options: stage.Options() with { Progress = new Watcher(_ => true, () => { isUnderWay.TrySetResult(); tried.Wait(); }) });
        await isUnderWay.Task;

        var refused = await Record.ExceptionAsync(() => stage.RunAsync()) as BulkFileException;
        tried.Set();

        Assert.Equal(BulkFileFault.InUse, refused?.Fault);
        Assert.True((await first).IsComplete);
    }

    [Fact]
    public async Task Options_that_are_out_of_range_are_named_before_anything_is_sent()
    {
        await using var stage = await BulkStage.StartAsync();

        foreach (var (wrong, option) in new[]
        {
            (stage.Options() with { MaxParallelism = 0 }, nameof(BulkDownloadOptions.MaxParallelism)),
            (stage.Options() with { MaxParallelism = 33 }, nameof(BulkDownloadOptions.MaxParallelism)),
            (stage.Options() with { RequestsPerSecond = 0 }, nameof(BulkDownloadOptions.RequestsPerSecond)),
            (stage.Options() with { RequestsPerSecond = double.NaN }, nameof(BulkDownloadOptions.RequestsPerSecond)),
            (stage.Options() with { BytesPerSecond = 1 }, nameof(BulkDownloadOptions.BytesPerSecond)),
            (stage.Options() with { Patience = TimeSpan.Zero }, nameof(BulkDownloadOptions.Patience)),
            (stage.Options() with { Folder = " " }, nameof(BulkDownloadOptions.Folder)),
        })
        {
            var error = await Assert.ThrowsAnyAsync<ArgumentException>(() => stage.RunAsync(options: wrong));
            Assert.Equal(option, error.ParamName);
        }

        Assert.Empty(stage.Sandbox.Requests);
    }

    [Fact]
    public async Task Reports_and_results_print_codes_and_counts_only()
    {
        await using var stage = await BulkStage.StartAsync();
        var report = await stage.RunAsync();

        Assert.StartsWith("3 completed, 0 skipped, 0 failed, 0 not reached;", report.ToString(), StringComparison.Ordinal);
        Assert.Equal("PK60101: Completed", report.Results[0].ToString());
        Assert.DoesNotContain("99999", JsonSerializer.Serialize(report), StringComparison.Ordinal);
    }

    private static int Exports(BulkStage stage) => stage.Sandbox.Requests.Count(request => request.Operation == NserOperation.ExportBeneficiaries);

    private static async Task<long> UsedAsync(BulkStage stage)
    {
        var today = DateOnly.FromDateTime(stage.Sandbox.Clock.GetUtcNow().ToOffset(TimeSpan.FromHours(5)).DateTime);
        return (await stage.Client.Usage.GetAsync(today, today)).Rows;
    }

    private sealed class Watcher(Predicate<BulkProgress> isDue, Action then) : IProgress<BulkProgress>
    {
        public void Report(BulkProgress value)
        {
            if (isDue(value))
            {
                then();
            }
        }
    }
}
