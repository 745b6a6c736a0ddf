using System.Text;
using Nser.Client.Api;
using Nser.Client.Pipeline;
using Nser.Client.Push;
using Nser.Client.Sandbox.Seeds;
using Nser.Client.Testing.Fakes;

namespace Nser.Client.Tests.Push;

/// <summary>Refusals that name nobody, the wrong ones, or nothing at all.</summary>
public sealed class UnsoundRefusalTests
{
    private const string Bad = "ENR-1-000005";

    private static readonly Dictionary<string, Func<StubBatch, string[]>> Errors = new()
    {
        ["a place beyond the batch"] = _ => [StubBatch.Error(500)],
        ["a negative place"] = _ => [StubBatch.Error(-1)],
        ["only warnings"] = batch => [StubBatch.Error(0, severity: "warning"), StubBatch.Error(batch.Count - 1, severity: "information")],
        ["nothing"] = _ => [],
        ["places counted from 1"] = batch => [StubBatch.Error(batch.RecordIds.ToList().IndexOf(Bad) + 1, Bad)],
        ["the right place twice"] = batch => [StubBatch.Error(batch.RecordIds.ToList().IndexOf(Bad), Bad), StubBatch.Error(batch.RecordIds.ToList().IndexOf(Bad))],
    };

    public static TheoryData<string> Names => new(Errors.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public async Task However_a_refusal_names_the_bad_record_only_that_one_is_left_out(string fault)
    {
        foreach (var version in new[] { "1.0", "2.0" })
        {
            await OnlyTheBadOneIsLeftOut(version, fault);
        }
    }

    private static async Task OnlyTheBadOneIsLeftOut(string version, string fault)
    {
        await using var stub = new PushStub(version, batch => batch.RecordIds.Contains(Bad) ? StubBatch.Refused(Errors[fault](batch)) : batch.Stored());

        var report = await stub.PushAsync(SyntheticPeople.Enrollments(11));

        Assert.Contains(stub.Batches, batch => batch.RecordIds.Contains(Bad));
        Assert.Equal((10, 1), (report.Accepted, report.Rejected));
        Assert.Equal(Bad, Assert.Single(report.ToCorrect).RecordId);
        Assert.Equal(stub.Batches.Count, stub.Batches.DistinctBy(batch => batch.Key).Count());
        Assert.True(report.IsComplete);
        if (version == "1.0" && fault == "the right place twice")
        {
            Assert.Equal([11, 10], stub.Batches.Select(batch => batch.Count));
        }
    }

    [Theory]
    [InlineData("1.0", "batch-conflict")]
    [InlineData("2.0", "batch-conflict")]
    [InlineData("1.0", "still-working")]
    [InlineData("2.0", "still-working")]
    public async Task A_conflict_about_the_batch_after_a_lost_answer_leaves_its_records_unknown_and_sends_nothing_under_another_key(string version, string problem)
    {
        await using var stub = new PushStub(version, batch => batch.Number == 1 ? RawReply.Text("", After.Reset) : RawReply.Problem(409, problem));

        var report = await stub.PushAsync(SyntheticPeople.Enrollments(8), new PushOptions { BatchSize = 4, MaxConcurrency = 1 });

        Assert.Equal(2, stub.Batches.Count);
        Assert.Single(stub.Batches.Select(batch => batch.Key).Distinct());
        Assert.Equal((4, 0), (report.Unknown, report.Accepted));
        Assert.True(Assert.IsType<NserRejectedException>(report.Failure).OutcomeUnknown);
    }

    [Theory]
    [InlineData("1.0")]
    [InlineData("2.0")]
    public async Task A_record_that_breaks_the_server_each_time_stops_the_run_with_its_batch_unknown_under_one_key(string version)
    {
        await using var stub = new PushStub(version, batch => batch.RecordIds.Contains(Bad) ? RawReply.Problem(500, "x") : batch.Stored());

        var report = await stub.PushAsync(SyntheticPeople.Enrollments(12), new PushOptions { BatchSize = 4, MaxConcurrency = 1 });

        Assert.Equal(11, stub.Batches.Count(batch => batch.RecordIds.Contains(Bad)));
        Assert.Equal(2, stub.Batches.Select(batch => batch.Key).Distinct().Count());
        Assert.Equal((4, 4), (report.Accepted, report.Unknown));
        Assert.Equal(report.Read, report.Accepted + report.Unknown + report.NotSent);
        Assert.False(report.IsComplete);
    }

    [Theory]
    [InlineData("1.0")]
    [InlineData("2.0")]
    public async Task A_gateway_that_refuses_large_bodies_early_gets_smaller_ones(string version)
    {
        await using var stub = new PushStub(version, batch => batch.Request.Body.Length > 4_000 ? new RawReply(TooLarge, After.Close) : batch.Stored());

        var report = await stub.PushAsync(SyntheticPeople.Enrollments(40));

        Assert.Contains(stub.Batches, batch => batch.Request.Body.Length > 4_000);
        Assert.Equal(40, report.Accepted);
        Assert.Equal(stub.Batches.Count, stub.Batches.DistinctBy(batch => batch.Key).Count());
    }

    [Fact]
    public async Task When_half_of_a_refused_batch_is_lost_the_other_half_counts_as_not_sent()
    {
        await using var stub = new PushStub("2.0", batch => batch.Count == 8 ? new RawReply(TooLarge) : RawReply.Text("", After.Reset), SafeRepeat.None);

        var report = await stub.PushAsync(SyntheticPeople.Enrollments(8));

        Assert.Equal([8, 4], stub.Batches.Select(batch => batch.Count));
        Assert.Equal((4, 4), (report.Unknown, report.NotSent));
        Assert.All(report.Outcomes.Take(4), outcome => Assert.Equal(PushOutcomeKind.Unknown, outcome.Kind));
    }

    [Fact]
    public async Task A_dry_run_whose_answer_is_lost_leaves_nothing_unknown()
    {
        await using var stub = new PushStub("2.0", _ => RawReply.Text("", After.Reset), SafeRepeat.Lookup, options => options.Retry.MaxRetries = 1);

        var report = await stub.PushAsync(SyntheticPeople.Enrollments(3), new PushOptions { DryRun = true });

        Assert.Equal(2, stub.Batches.Count);
        Assert.Equal((0, 3), (report.Unknown, report.NotSent));
        Assert.DoesNotContain(stub.Api.Server.Requests, request => request.Method == "GET" && request.Path.Contains("ENR-", StringComparison.Ordinal));
    }

    private static readonly byte[] TooLarge = Encoding.ASCII.GetBytes("HTTP/1.1 413 X\r\nContent-Type: text/html\r\nContent-Length: 9\r\n\r\n<p>no</p>");
}
