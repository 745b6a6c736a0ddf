using Nser.Client.Api;
using Nser.Client.Outbox.Tests.Fakes;
using Nser.Client.Sandbox.Seeds;

namespace Nser.Client.Outbox.Tests.Sending;

/// <summary>Answers that do not come, or not as they should (P4, P5, P18, P21, P28).</summary>
public sealed class LostAnswerTests
{
    public static TheoryData<string> Versions => new("1.0", "2.0");

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task What_is_enqueued_is_stored_once_and_leaves_no_content_behind(string version)
    {
        await using var rig = await Rig.StartAsync(version);
        var worker = rig.Worker();
        await worker.EnqueueAsync(SyntheticPeople.EnrollmentLines(700));

        var report = await worker.DrainAsync();

        Assert.Equal(700, report.Accepted);
        Assert.Equal((700, 1), (rig.Sandbox.Ledger.Count, rig.Sandbox.Ledger.MostApplications));
        Assert.All(await worker.RowsAsync(), row => Assert.Equal((OutboxRecordState.Accepted, ""), (row.State, row.Body)));
        Assert.Empty(rig.Sandbox.UnmatchedRequests);
    }

    [Theory]
    [InlineData("reset")]
    [InlineData("truncated")]
    [InlineData("truncated silently")]
    [InlineData("a page")]
    [InlineData("an error page")]
    [InlineData("500")]
    [InlineData("502")]
    [InlineData("504")]
    public async Task Whatever_comes_instead_of_an_answer_the_batch_goes_again_under_its_key(string what)
    {
        await using var rig = await Rig.StartAsync();
        var faults = rig.Sandbox.Faults;
        var fault = what switch
        {
            "reset" => faults.ResetBeforeApplying(on: NserOperation.PushBatch),
            "truncated" => faults.TruncateBody(on: NserOperation.PushBatch),
            "truncated silently" => faults.TruncateBody(silently: true, on: NserOperation.PushBatch),
            "a page" => faults.GarbageBody(on: NserOperation.PushBatch),
            "an error page" => faults.GarbageBody(502, on: NserOperation.PushBatch),
            var status => faults.Answer(int.Parse(status, System.Globalization.CultureInfo.InvariantCulture), on: NserOperation.PushBatch),
        };
        var worker = rig.Worker();
        await worker.EnqueueAsync(SyntheticPeople.EnrollmentLines(30));

        var first = await worker.DrainAsync();
        var report = await worker.DrainAsync(rounds: 4);

        Assert.Equal(1, fault.Fired);
        Assert.Equal((0, 30), (first.Accepted, first.SentAgain));
        Assert.Equal(30, report.Accepted + await worker.CountAsync(OutboxRecordState.Accepted) - report.Accepted);
        Assert.Equal((30, 1), (rig.Sandbox.Ledger.Count, rig.Sandbox.Ledger.MostApplications));
        Assert.Equal(2, rig.Keys.Count);
        Assert.Single(rig.Keys.Distinct());
    }

    [Fact]
    public async Task Answers_lost_truncated_and_reset_by_chance_store_each_record_once()
    {
        await using var rig = await Rig.StartAsync(configure: options => options with { Seed = 11 });
        var dropped = rig.Sandbox.Faults.DropAnswerAfterApplying(times: int.MaxValue, probability: 0.3, on: NserOperation.PushBatch);
        var truncated = rig.Sandbox.Faults.TruncateBody(times: int.MaxValue, probability: 0.2, on: NserOperation.PushBatch);
        var reset = rig.Sandbox.Faults.ResetBeforeApplying(times: int.MaxValue, probability: 0.2, on: NserOperation.PushBatch);
        var worker = rig.Worker(options => options.BatchSize = 40);
        await worker.EnqueueAsync(SyntheticPeople.EnrollmentLines(1_000));

        await worker.DrainAsync(rounds: 60);

        Assert.True(dropped.Fired > 0 && truncated.Fired > 0 && reset.Fired > 0, $"fired: {dropped.Fired}, {truncated.Fired}, {reset.Fired}");
        Assert.Equal(1_000, await worker.CountAsync(OutboxRecordState.Accepted));
        Assert.Equal((1_000, 1), (rig.Sandbox.Ledger.Count, rig.Sandbox.Ledger.MostApplications));
        Assert.Equal(25, rig.Keys.Distinct().Count());
    }
}
