using System.Text;
using Nser.Client.Pipeline;
using Nser.Client.Push;
using Nser.Client.Sandbox.Seeds;
using Nser.Client.Testing.Fakes;

namespace Nser.Client.Tests.Push;

/// <summary>Batches that the server works on by itself.</summary>
public sealed class PollingTests
{
    private const string Batches = "/api/v2.0/batches/";

    [Fact]
    public async Task A_link_to_another_host_is_not_followed()
    {
        await using var elsewhere = new RawServer(_ => RawReply.Json("{}"));
        await using var stub = new PushStub("2.0", batch => Later(batch, $"Location: {elsewhere.Address}api/v2.0/batches/b-1\r\n"));
        stub.Other = request => request.Path.EndsWith("/results", StringComparison.Ordinal) ? Lines(stub.Batches[0]) : RawReply.Json("""{"status":"completed","received":3,"accepted":3,"duplicates":0,"rejected":0}""");

        var report = await stub.PushAsync(SyntheticPeople.Enrollments(3));

        Assert.Equal(3, report.Accepted);
        Assert.Equal(1, stub.Api.Server.Count(Batches + "b-1/results"));
        Assert.Equal(0, elsewhere.Connections);
    }

    [Fact]
    public async Task A_batch_that_is_never_completed_is_unknown_when_the_time_is_over()
    {
        await using var stub = new PushStub("2.0", batch => Later(batch));
        stub.Other = _ => RawReply.Json("""{"status":"processing"}""", headers: "Retry-After: 10\r\n");
        var began = stub.Api.Clock.GetUtcNow();

        var report = await stub.PushAsync(SyntheticPeople.Enrollments(3), new PushOptions { PollTimeout = TimeSpan.FromSeconds(44) });

        // One second when nothing is asked, four times ten, and what is left.
        Assert.Equal(TimeSpan.FromSeconds(44), stub.Api.Clock.GetUtcNow() - began);
        Assert.Equal(6, stub.Api.Server.Count(Batches));
        Assert.Equal(3, report.Unknown);
        Assert.True(Assert.IsType<NserTransportException>(report.Failure) is { OutcomeUnknown: true, IsTransient: true });
    }

    [Theory]
    [InlineData("cut within a line", 0)]
    [InlineData("cut between lines", 2)]
    [InlineData("counts that are not those of the results", 0)]
    public async Task Results_that_are_not_whole_leave_the_rest_unknown(string fault, int accepted)
    {
        var fired = 0;
        await using var stub = new PushStub("2.0", batch => Later(batch));
        stub.Other = request =>
        {
            if (!request.Path.EndsWith("/results", StringComparison.Ordinal))
            {
                return RawReply.Json(fault.StartsWith("cut", StringComparison.Ordinal) ? """{"status":"completed"}""" : """{"status":"completed","received":3,"accepted":2,"duplicates":1,"rejected":0}""");
            }

            fired++;
            return Lines(stub.Batches[0], fault == "cut within a line" ? 20 : fault == "cut between lines" ? stub.Batches[0].Result(2).Length + 1 : 0);
        };

        var report = await stub.PushAsync(SyntheticPeople.Enrollments(3));

        Assert.True(fired > 0);
        Assert.Equal((accepted, 3 - accepted), (report.Accepted, report.Unknown));
        Assert.Single(stub.Batches);
    }

    [Theory]
    [InlineData(404, "unknown-resource")]
    [InlineData(403, "forbidden-role")]
    [InlineData(500, "x")]
    [InlineData(429, "row-limit")]
    public async Task When_the_state_of_a_batch_cannot_be_asked_its_records_are_unknown_not_unsent(int status, string problem)
    {
        await using var stub = new PushStub("2.0", batch => Later(batch));
        stub.Other = _ => RawReply.Problem(status, problem);

        var report = await stub.PushAsync(SyntheticPeople.Enrollments(3));

        Assert.True(stub.Api.Server.Count(Batches) > 0);
        Assert.Equal((3, 0), (report.Unknown, report.NotSent));
    }

    private static RawReply Later(StubBatch batch, string headers = "") => RawReply.Json($$"""{"batchId":"b-1","status":"processing","received":{{batch.Count}}}""", 202, headers);

    private static RawReply Lines(StubBatch batch, int lessBytes = 0)
    {
        var lines = string.Concat(Enumerable.Range(0, batch.Count).Select(index => batch.Result(index) + "\n"));
        return RawReply.Whole(200, "application/x-ndjson", Encoding.UTF8.GetBytes(lines)[..^lessBytes]);
    }
}
