using Nser.Client.Api;
using Nser.Client.BulkDownload.Resume;
using Nser.Standards;

namespace Nser.Client.BulkDownload.Tests.Runs;

/// <summary>Tokens and versions that end in the middle of a run.</summary>
public sealed class LoginRunTests
{
    public static TheoryData<string> Versions => BulkRunTests.Versions;

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task A_token_that_expires_on_the_way_costs_one_login_and_no_row(string version)
    {
        await using var stage = await BulkStage.StartAsync(version, households: 20_000);
        var fault = stage.Sandbox.Faults.After(2).ExpireToken(on: Rows(version));

        var report = await stage.RunAsync();

        Assert.Equal((1, 2), (fault.Fired, stage.Sandbox.Logins.Accepted));
        Assert.Contains(stage.Sandbox.Requests, request => request.Status == 401);
        AssertNothingTwice(report);
        await stage.AssertCompleteAsync();
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Tokens_that_are_revoked_under_all_workers_cost_one_login(string version)
    {
        await using var stage = await BulkStage.StartAsync(version, households: 20_000);
        var fault = stage.Sandbox.Faults.After(2).RevokeTokens(on: Rows(version));

        var report = await stage.RunAsync(stage.Plan(1, 2, 3, 4));

        Assert.Equal(1, fault.Fired);
        Assert.Equal(2, stage.Sandbox.Logins.Accepted);
        AssertNothingTwice(report);
        await stage.AssertCompleteAsync(stage.Plan(1, 2, 3, 4));
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Tokens_of_five_seconds_are_renewed_as_often_as_it_takes(string version)
    {
        await using var stage = await BulkStage.StartAsync(version, households: 20_000, options: new() { TokenLifetime = TimeSpan.FromSeconds(5) }, onItsClock: true);
        var files = new HashSet<int>();
        var age = new Always(progress =>
        {
            if (files.Add(progress.Completed))
            {
                stage.Sandbox.Clock.Advance(TimeSpan.FromSeconds(6));
            }
        });

        var report = await stage.RunAsync(options: stage.Options() with { MaxParallelism = 1, Progress = age });

        Assert.InRange(stage.Sandbox.Logins.Accepted, 3, 6);
        Assert.Equal(0, stage.Sandbox.Logins.Refused);
        AssertNothingTwice(report);
        await stage.AssertCompleteAsync();
    }

    [Fact]
    public async Task A_version_that_is_retired_on_the_way_is_left_for_the_other_and_nothing_is_mixed()
    {
        await using var stage = await BulkStage.StartAsync(households: 20_000, change: options => options.PinnedVersion = null);
        stage.Sandbox.Versions.Withdraw(NserApiVersion.V2);
        var change = new Once(progress => progress.RowsFetched >= 2_000, () =>
        {
            stage.Sandbox.Versions.Restore(NserApiVersion.V2);
            stage.Sandbox.Versions.Retire(NserApiVersion.V1);
        });

        var report = await stage.RunAsync(options: stage.Options() with { MaxParallelism = 1, Progress = change });

        Assert.True(change.IsDone);
        Assert.Contains(stage.Sandbox.Requests, request => request.Operation == NserOperation.ListBeneficiaries && request.Status == 200);
        Assert.Contains(stage.Sandbox.Requests, request => request.Operation == NserOperation.ListBeneficiaries && request.Status is 410);
        Assert.True(report.IsComplete, string.Join('\n', report.Results.Select(result => result.Message)));
        Assert.Contains(report.Results, result => result.RowsFetched > result.Rows);
        await stage.AssertCompleteAsync();
        Assert.Contains(BulkFolder.ReadManifest(stage.Folder)!.Files, file => file.ApiVersion == "2.0");
    }

    private static NserOperation Rows(string version) => version == "1.0" ? NserOperation.ListBeneficiaries : NserOperation.ExportBeneficiaries;

    private static void AssertNothingTwice(BulkReport report)
    {
        Assert.True(report.IsComplete, report.Message);
        Assert.All(report.Results, result => Assert.Equal((result.Rows, 0), (result.RowsFetched, result.Restarts)));
    }

    private sealed class Always(Action<BulkProgress> then) : IProgress<BulkProgress>
    {
        public void Report(BulkProgress value) => then(value);
    }
}
