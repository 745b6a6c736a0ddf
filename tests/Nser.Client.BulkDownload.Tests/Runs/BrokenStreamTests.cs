using System.Globalization;
using Nser.Client.Sandbox.Requests;

namespace Nser.Client.BulkDownload.Tests.Runs;

/// <summary>What broke goes on where it broke, and only when the rest is of the same source: the requests themselves say what was asked for.</summary>
public sealed class BrokenStreamTests
{
    private const string Tehsil = "PK61702";

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public async Task A_stream_goes_on_at_the_row_where_it_was_cut_however_often(int cuts)
    {
        await using var stage = await StartAsync("2.0");
        var fault = stage.Sandbox.Faults.CutAfter(50_000, times: cuts);

        var report = await stage.RunAsync(stage.One());

        Assert.Equal(cuts, fault.Fired);
        var asked = stage.Asked(Tehsil);
        Assert.Equal(cuts + 1, asked.Count);
        Assert.All(asked.Skip(1).Zip(asked), pair => Assert.InRange(From(pair.First) - From(pair.Second), 48_000, 50_000));
        Assert.All(asked.Skip(1), request => Assert.StartsWith("\"", request.Headers["If-Range"], StringComparison.Ordinal));
        AssertFetchedOnce(report);
        await stage.AssertCompleteAsync(stage.One());
    }

    [Fact]
    public async Task Pages_go_on_at_the_page_that_was_cut()
    {
        await using var stage = await StartAsync("1.0");
        var fault = stage.Sandbox.Faults.After(1).CutAfter(50_000, times: 2);

        var report = await stage.RunAsync(stage.One());

        Assert.Equal(2, fault.Fired);
        Assert.Equal(["page=1&", "page=2&", "page=2&", "page=2&", "page=3&"], stage.Asked(Tehsil).Take(5).Select(request => request.PathAndQuery[request.PathAndQuery.IndexOf("page=", StringComparison.Ordinal)..][..7]));
        AssertFetchedOnce(report);
        await stage.AssertCompleteAsync(stage.One());
    }

    [Theory]
    [InlineData("1.0")]
    [InlineData("2.0")]
    public async Task A_run_that_gave_up_is_gone_on_with_by_the_next_one(string version)
    {
        await using var stage = await StartAsync(version, options => options.Retry.MaxRetries = 0);
        var fault = stage.Sandbox.Faults.After(version == "1.0" ? 2 : 0).CutAfter(120_000);

        var first = BulkStage.Of(await stage.RunAsync(stage.One()), Tehsil);
        Assert.Equal((BulkOutcome.Failed, 1), (first.Outcome, fault.Fired));
        var second = BulkStage.Of(await stage.RunAsync(stage.One()), Tehsil);

        Assert.Equal(BulkOutcome.Completed, second.Outcome);
        Assert.True(first.RowsFetched > 0);
        Assert.Equal(second.Rows, first.RowsFetched + second.RowsFetched);
        await stage.AssertCompleteAsync(stage.One());
    }

    public static TheoryData<string> RangeFaults => ["ignored", "moved", "of another total", "refused"];

    [Theory]
    [MemberData(nameof(RangeFaults))]
    public async Task A_range_that_is_not_the_one_asked_for_is_not_put_behind_what_is_there(string how)
    {
        await using var stage = await StartAsync("2.0");
        var cut = stage.Sandbox.Faults.CutAfter(100_000);
        var fault = how switch
        {
            "ignored" => stage.Sandbox.Faults.IgnoreRange(times: int.MaxValue),
            "moved" => stage.Sandbox.Faults.MoveRange(times: int.MaxValue),
            "of another total" => stage.Sandbox.Faults.ChangeRangeTotal(times: int.MaxValue),
            _ => stage.Sandbox.Faults.RefuseRange(times: int.MaxValue),
        };

        var report = await stage.RunAsync(stage.One());

        Assert.Equal((1, 1), (cut.Fired, fault.Fired));
        Assert.Equal((true, 1), (report.IsComplete, report.Results[0].Restarts));
        Assert.True(stage.Asked(Tehsil).Count <= 3);
        await stage.AssertCompleteAsync(stage.One());
    }

    [Fact]
    public async Task A_tehsil_that_changes_between_cut_and_resume_begins_anew_and_is_never_mixed()
    {
        await using var stage = await StartAsync("2.0");
        var before = await stage.ExportAsync(Tehsil);
        var fault = stage.Sandbox.Faults.ReviseAfter(100_000);

        var report = await stage.RunAsync(stage.One());

        Assert.Equal(1, fault.Fired);
        Assert.Equal((true, 1), (report.IsComplete, report.Results[0].Restarts));
        Assert.NotEqual(before, await stage.ExportAsync(Tehsil));
        Assert.True(From(stage.Asked(Tehsil)[2]) > 0, "Nobody tried to go on: this run shows nothing.");
        await stage.AssertCompleteAsync(stage.One());
    }

    [Fact]
    public async Task A_tehsil_that_changes_between_two_runs_begins_anew()
    {
        await using var stage = await StartAsync("2.0", options => options.Retry.MaxRetries = 0);
        stage.Sandbox.Faults.CutAfter(100_000);
        Assert.Equal(1, (await stage.RunAsync(stage.One())).Failed);
        stage.Sandbox.Registry.Revise(Tehsil);

        var report = await stage.RunAsync(stage.One());

        Assert.Equal((true, 1), (report.IsComplete, report.Results[0].Restarts));
        await stage.AssertCompleteAsync(stage.One());
    }

    /// <summary>V1.0 has no snapshot; what it can show is the total.</summary>
    [Fact]
    public async Task Pages_whose_tehsil_changes_on_the_way_begin_anew()
    {
        await using var stage = await StartAsync("1.0");
        var fault = stage.Sandbox.Faults.After(1).ReviseBefore();

        var report = await stage.RunAsync(stage.One());

        Assert.Equal(1, fault.Fired);
        Assert.Equal((true, 1), (report.IsComplete, report.Results[0].Restarts));
        await stage.AssertCompleteAsync(stage.One());
    }

    /// <summary>The page in the place of another is noticed by its rows coming twice, also when the connection broke in between.</summary>
    [Fact]
    public async Task A_wrong_page_is_noticed_across_attempts()
    {
        await using var stage = await StartAsync("1.0");
        var skip = stage.Sandbox.Faults.SkipPage();
        var cut = stage.Sandbox.Faults.CutAfter(50_000);

        var report = await stage.RunAsync(stage.One());

        Assert.Equal((1, 1), (skip.Fired, cut.Fired));
        Assert.Equal((true, 1), (report.IsComplete, report.Results[0].Restarts));
        await stage.AssertCompleteAsync(stage.One());
    }

    [Theory]
    [InlineData("1.0")]
    [InlineData("2.0")]
    public async Task A_complete_file_of_a_changed_tehsil_stays_until_the_new_one_is_complete(string version)
    {
        await using var stage = await StartAsync(version, options => options.Retry.MaxRetries = 0);
        await stage.RunAsync(stage.One());
        var before = stage.Read("PK61702.ndjson");
        stage.Sandbox.Registry.Revise(Tehsil);
        var fault = stage.Sandbox.Faults.After(version == "1.0" ? 1 : 0).CutAfter(100_000);

        Assert.Equal(1, (await stage.RunAsync(stage.One())).Failed);
        Assert.Equal(1, fault.Fired);
        Assert.Equal(before, stage.Read("PK61702.ndjson"));
        Assert.True((await stage.RunAsync(stage.One())).IsComplete);
        Assert.NotEqual(before, stage.Read("PK61702.ndjson"));
        await stage.AssertCompleteAsync(stage.One());
    }

    private static Task<BulkStage> StartAsync(string version, Action<NserClientOptions>? change = null) => BulkStage.StartAsync(version, households: 20_000, change: change);

    private static void AssertFetchedOnce(BulkReport report)
    {
        Assert.True(report.IsComplete, report.Results[0].Message);
        Assert.Equal((report.Results[0].Rows, 0), (report.Results[0].RowsFetched, report.Results[0].Restarts));
    }

    /// <summary>The first byte that was asked for.</summary>
    private static long From(RecordedRequest request) =>
        request.Headers.TryGetValue("Range", out var range) ? long.Parse(range["bytes=".Length..].TrimEnd('-'), CultureInfo.InvariantCulture) : 0;
}
