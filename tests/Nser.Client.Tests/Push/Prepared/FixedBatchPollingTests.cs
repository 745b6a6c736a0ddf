using System.Text;
using Nser.Client.Api;
using Nser.Client.Pipeline;
using Nser.Client.Push;
using Nser.Client.Sandbox;
using Nser.Client.Testing;
using Nser.Client.Testing.Fakes;

namespace Nser.Client.Tests.Push.Prepared;

/// <summary>Kept batches that the server works on by itself.</summary>
public sealed class FixedBatchPollingTests
{
    [Fact]
    public async Task A_batch_taken_for_later_is_waited_for_and_its_repeat_gets_the_same_outcomes()
    {
        await using var sandbox = await NserSandbox.StartAsync(new NserSandboxOptions { AnswerLaterAbove = 2 });
        await using var client = sandbox.ClientFor("2.0");
        var batch = client.Batches.Compose(Fixed.Terms("2.0"), [.. Fixed.Records(3), Fixed.Spoilt(Fixed.Records(4)[3])]);

        var first = await client.Batches.SendAsync(batch);
        var again = await client.Batches.SendAsync(batch);

        PushOutcomeKind[] expected = [PushOutcomeKind.Accepted, PushOutcomeKind.Accepted, PushOutcomeKind.Accepted, PushOutcomeKind.RejectedByServer];
        Assert.Equal(expected, first.Kinds());
        Assert.Equal(expected, again.Kinds());
        Assert.Equal((false, true), (first.IsReplay, again.IsReplay));
        Assert.Equal(3, sandbox.Ledger.Count);
        Assert.All(sandbox.Requests.Where(request => request.Operation == NserOperation.PushBatch), request => Assert.Equal(202, request.Status));
    }

    [Fact]
    public async Task A_batch_is_asked_for_by_its_own_key_when_the_server_names_none()
    {
        await using var stub = new PushStub("2.0", _ => RawReply.Json("""{"status":"processing"}""", 202), configure: options => options.Batches.Compress = false);
        stub.Other = request => request.Path.EndsWith("/results", StringComparison.Ordinal)
            ? RawReply.Whole(200, "application/x-ndjson", Encoding.UTF8.GetBytes(stub.Batches[0].Result(0) + "\n"))
            : RawReply.Json("""{"status":"completed"}""");
        var terms = Fixed.Terms("2.0");

        var receipt = await stub.Client.Batches.SendAsync(stub.Client.Batches.Compose(terms, Fixed.Records(2)));

        Assert.Equal(1, stub.Api.Server.Count($"/api/v2.0/batches/{terms.Key}/results"));
        Assert.Equal([PushOutcomeKind.Accepted, PushOutcomeKind.Unknown], receipt.Kinds());
    }

    [Fact]
    public async Task When_the_time_is_over_the_outcome_is_unknown()
    {
        await using var stub = new PushStub("2.0", _ => RawReply.Json("""{"status":"processing"}""", 202), configure: options => options.Batches.PollTimeout = TimeSpan.FromSeconds(44));
        stub.Other = _ => RawReply.Json("""{"status":"processing"}""", headers: "Retry-After: 10\r\n");
        var began = stub.Api.Clock.GetUtcNow();

        var error = await Assert.ThrowsAsync<NserTransportException>(() => stub.Client.Batches.SendAsync(stub.Client.Batches.Compose(Fixed.Terms("2.0"), Fixed.Records(2))));

        Assert.Equal(TimeSpan.FromSeconds(44), stub.Api.Clock.GetUtcNow() - began);
        Assert.True(error is { OutcomeUnknown: true, IsTransient: true, Status: null });
    }

    [Theory]
    [InlineData(404, "unknown-resource", false)]
    [InlineData(403, "forbidden-role", false)]
    [InlineData(500, "x", true)]
    [InlineData(429, "row-limit", false)]
    public async Task When_its_state_cannot_be_asked_the_batch_is_in_doubt_not_unsent(int status, string problem, bool isTransient)
    {
        await using var stub = new PushStub("2.0", _ => RawReply.Json("""{"status":"processing"}""", 202));
        stub.Other = _ => RawReply.Problem(status, problem);

        var error = await Assert.ThrowsAsync<NserTransportException>(() => stub.Client.Batches.SendAsync(stub.Client.Batches.Compose(Fixed.Terms("2.0"), Fixed.Records(2))));

        Assert.Single(stub.Batches);
        Assert.Equal((NserOperation.BatchStatus, status, isTransient, true), (error.Operation, error.Status, error.IsTransient, error.OutcomeUnknown));
    }
}
