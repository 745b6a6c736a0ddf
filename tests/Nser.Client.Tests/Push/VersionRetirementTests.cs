using Nser.Client.Api;
using Nser.Client.Pipeline;
using Nser.Client.Push;
using Nser.Client.Sandbox;
using Nser.Client.Sandbox.Seeds;
using Nser.Client.Testing;
using Nser.Client.Versioning;
using Nser.Standards;

namespace Nser.Client.Tests.Push;

public sealed class VersionRetirementTests
{
    [Theory]
    [InlineData("2.0", "1.0")]
    [InlineData("1.0", "2.0")]
    public async Task A_version_retired_in_the_middle_is_renegotiated_once_and_the_run_completes_on_the_other(string first, string second)
    {
        await using var sandbox = await NserSandbox.StartAsync();
        var (from, to) = (NserApiVersion.Parse(first), NserApiVersion.Parse(second));
        var options = sandbox.CreateOptions();
        if (from == NserApiVersion.V1)
        {
            // Only V1.0 at first; V2.0 comes with V1.0's end.
            sandbox.Versions.Withdraw(to);
        }

        await using var client = new NserClient(options);

        var report = await client.Enrollments.PushAsync(
            SyntheticPeople.Enrollments(1_200).Select((record, place) =>
            {
                if (place == 700)
                {
                    sandbox.Versions.Retire(from);
                    sandbox.Versions.Restore(to);
                }

                return record;
            }),
            new PushOptions { BatchSize = 100, MaxConcurrency = 2 });

        Assert.True(report.IsComplete, report.Failure?.Message);
        Assert.Equal((1_200, to), (report.Accepted + report.Duplicates, report.Version));
        Assert.Equal(1_200, sandbox.Ledger.Count);
        Assert.All(sandbox.Ledger.Records, record => Assert.Equal(1, record.Applications));
        Assert.Equal(2, sandbox.Requests.Count(request => request.Operation == NserOperation.Versions));
    }

    [Fact]
    public async Task Records_read_for_the_old_version_are_made_fit_for_the_new_one()
    {
        await using var sandbox = await NserSandbox.StartAsync();
        await using var client = new NserClient(sandbox.CreateOptions());

        var report = await client.Enrollments.PushAsync(
            SyntheticPeople.Enrollments(600).Select((record, place) =>
            {
                if (place == 100)
                {
                    sandbox.Versions.Retire(NserApiVersion.V2);
                }

                return record with { DisabilityCertified = true };
            }),
            new PushOptions { BatchSize = 10, MaxConcurrency = 1, OmitNewerFields = true });

        Assert.Empty(report.ToCorrect);
        Assert.Equal((600, NserApiVersion.V1), (report.Accepted, report.Version));
        Assert.InRange(report.WithWarnings, 1, 600);
    }

    [Fact]
    public async Task A_pinned_version_that_is_retired_stops_the_run_with_the_rest_not_sent()
    {
        await using var sandbox = await NserSandbox.StartAsync();
        await using var client = sandbox.ClientFor("1.0");
        sandbox.Versions.Retire(NserApiVersion.V1);

        var error = await Assert.ThrowsAsync<NserVersionRetiredException>(() => client.Enrollments.PushAsync(SyntheticPeople.Enrollments(10)));

        Assert.Contains("pinned version 1.0", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, sandbox.Ledger.Count);
    }

    [Fact]
    public async Task Ten_thousand_calls_against_a_deprecated_version_give_one_notice()
    {
        await using var sandbox = await NserSandbox.StartAsync();
        sandbox.Versions.Deprecate(NserApiVersion.V1, sandbox.Clock.GetUtcNow().AddDays(-1));
        sandbox.Versions.Sunset(NserApiVersion.V1, sandbox.Clock.GetUtcNow().AddDays(90));
        var notices = new List<LifecycleNotice>();
        var options = sandbox.CreateOptions();
        options.PinnedVersion = NserApiVersion.V1;
        options.OnLifecycleNotice = notice =>
        {
            lock (notices)
            {
                notices.Add(notice);
            }
        };
        await using var client = new NserClient(options);

        await Parallel.ForEachAsync(Enumerable.Range(0, 10_000), new ParallelOptions { MaxDegreeOfParallelism = 32 }, async (_, cancellationToken) =>
            await client.Enrollments.FindAsync("R-unknown", cancellationToken));

        Assert.Single(notices, notice => notice.Operation == NserOperation.ReadRecord);
    }
}
