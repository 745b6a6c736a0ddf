using Nser.Client.Pipeline;
using Nser.Client.Sandbox;
using Nser.Client.Testing.Queries;
using Nser.Standards;

namespace Nser.Client.BulkDownload.Tests.Runs;

/// <summary>What the server counted for an answer that never arrived counts against the budget, too. The server's own count is the judge.</summary>
public sealed class LostAnswerBudgetTests
{
    private const int MaxRows = 7_500;
    private const string Tehsil = "PK61702";

    public static TheoryData<string> Versions => ["1.0", "2.0"];

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Pages_and_windows_that_are_lost_on_the_way_never_cost_more_than_the_budget(string version)
    {
        await using var sandbox = await StartAsync();
        await using var client = Client(sandbox, version);
        var fault = sandbox.Faults.CutAfter(1_000, times: 1_000);

        NserException? error = null;
        for (var run = 0; error is not NserThrottledException && run < 50; run++)
        {
            (_, error) = await QueryStub.ReadAsync(client.Beneficiaries.ListAsync(new() { TehsilCode = TehsilCode.Parse(Tehsil) }));
        }

        Assert.IsType<NserThrottledException>(error);
        Assert.True(fault.Fired > 0);
        Assert.InRange(await UsedAsync(client), 1, MaxRows);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Lost_answers_of_a_bulk_download_never_cost_more_than_the_budget(string version)
    {
        var above = Directory.CreateTempSubdirectory("nser-bulk-budget-");
        try
        {
            await using var sandbox = await StartAsync();
            await using var client = Client(sandbox, version);
            var fault = sandbox.Faults.CutAfter(1_000, times: 1_000);
            BulkReport? report = null;
            for (var run = 0; report?.StoppedBy is null && run < 50; run++)
            {
                report = await client.BulkDownload.RunAsync(client.BulkDownload.Plan(new() { Tehsils = [Tehsil], Quintiles = [1, 2, 3, 4] }), new() { Folder = Path.Combine(above.FullName, "target") });
            }

            Assert.Equal((BulkFailureReason.RowLimit, 0, 2), (report!.StoppedBy, report.Completed, report.ExitCode));
            Assert.True(fault.Fired > 1);
            Assert.InRange(await UsedAsync(client), 1, MaxRows);
        }
        finally
        {
            above.Delete(recursive: true);
        }
    }

    private static Task<NserSandbox> StartAsync() => NserSandbox.StartAsync(new NserSandboxOptions { HttpsPort = null, Registry = new() { Households = 8_000, Tehsils = [Tehsil] } });

    private static NserClient Client(NserSandbox sandbox, string version)
    {
        var options = sandbox.CreateOptions();
        options.PinnedVersion = NserApiVersion.Parse(version);
        options.Retry.MaxRetries = 2;
        options.Retry.BaseDelay = TimeSpan.FromMilliseconds(1);
        options.Queries.Budget = new() { MaxRows = MaxRows };
        return new(options);
    }

    private static async Task<long> UsedAsync(NserClient client)
    {
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().ToOffset(TimeSpan.FromHours(5)).DateTime);
        return (await client.Usage.GetAsync(today.AddDays(-1), today.AddDays(1))).Rows;
    }
}
