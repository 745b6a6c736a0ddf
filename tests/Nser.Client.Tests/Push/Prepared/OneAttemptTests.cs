using Nser.Client.Api;
using Nser.Client.Pipeline;
using Nser.Client.Push.Prepared;
using Nser.Client.Sandbox;
using Nser.Client.Testing;
using Nser.Client.Testing.Fakes;
using Nser.Standards;

namespace Nser.Client.Tests.Push.Prepared;

/// <summary>Whoever keeps batches counts their attempts too: the client itself makes one.</summary>
public sealed class OneAttemptTests
{
    public static TheoryData<string> Versions => new("1.0", "2.0");

    [Theory]
    [InlineData("1.0", 503, false)]
    [InlineData("2.0", 503, false)]
    [InlineData("1.0", 500, true)]
    [InlineData("2.0", 502, true)]
    public async Task A_server_that_fails_is_asked_once_and_the_error_says_what_it_answered(string version, int status, bool outcomeUnknown)
    {
        await using var sandbox = await NserSandbox.StartAsync();
        var fault = sandbox.Faults.Answer(status, times: 100, on: NserOperation.PushBatch);
        await using var client = sandbox.ClientFor(version);

        var error = await Assert.ThrowsAsync<NserTransportException>(() => client.Batches.SendAsync(client.Batches.Compose(Fixed.Terms(version), Fixed.Records(2))));

        Assert.Equal(1, fault.Fired);
        Assert.Single(sandbox.Requests, request => request.Operation == NserOperation.PushBatch);
        Assert.Equal((NserOperation.PushBatch, status, true, outcomeUnknown), (error.Operation, error.Status, error.IsTransient, error.OutcomeUnknown));
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task An_answer_that_breaks_off_is_no_answer(string version)
    {
        await using var stub = new PushStub(version, _ => RawReply.Text("HTTP/1.1 500 X\r\nNser-Environment: staging\r\nContent-Type: text/plain\r\nContent-Length: 100\r\n\r\nabc"));

        var error = await Assert.ThrowsAsync<NserTransportException>(() => stub.Client.Batches.SendAsync(stub.Client.Batches.Compose(Fixed.Terms(version), Fixed.Records(2))));

        Assert.Single(stub.Batches);
        Assert.True(error is { Status: null, OutcomeUnknown: true, IsTransient: true });
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task A_wait_that_the_server_asks_for_is_passed_on(string version)
    {
        await using var sandbox = await NserSandbox.StartAsync();
        var fault = sandbox.Faults.Answer(429, TimeSpan.FromSeconds(2), times: 100, on: NserOperation.PushBatch);
        await using var client = sandbox.ClientFor(version);

        var error = await Assert.ThrowsAsync<NserThrottledException>(() => client.Batches.SendAsync(client.Batches.Compose(Fixed.Terms(version), Fixed.Records(2))));

        Assert.Equal(1, fault.Fired);
        Assert.True(error is { Status: 429, IsTransient: true, OutcomeUnknown: false });
        Assert.Equal(TimeSpan.FromSeconds(2), error.RetryAfter);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task A_token_that_expired_is_renewed_within_the_attempt_and_the_key_stays(string version)
    {
        await using var sandbox = await NserSandbox.StartAsync();
        var fault = sandbox.Faults.ExpireToken(on: NserOperation.PushBatch);
        await using var client = sandbox.ClientFor(version);

        var receipt = await client.Batches.SendAsync(client.Batches.Compose(Fixed.Terms(version), Fixed.Records(2)));

        Assert.Equal(1, fault.Fired);
        Assert.True(receipt is { Kind: BatchReceiptKind.Taken, IsReplay: false });
        Assert.Equal([401, 200], sandbox.Requests.Where(request => request.Operation == NserOperation.PushBatch).Select(request => request.Status!.Value));
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task A_server_that_fails_all_the_time_is_left_alone_and_the_error_says_how_long(string version)
    {
        await using var stub = new PushStub(version, _ => RawReply.Problem(503, "unavailable"));
        var batch = stub.Client.Batches.Compose(Fixed.Terms(version), Fixed.Records(1));
        NserException? last = null;
        for (var turn = 0; turn < 60; turn++)
        {
            last = await Assert.ThrowsAnyAsync<NserException>(() => stub.Client.Batches.SendAsync(batch));
        }

        Assert.InRange(stub.Batches.Count, 40, 59);
        Assert.True(last is { Status: null, IsTransient: true, OutcomeUnknown: false, RetryAfter: { } wait } && wait > TimeSpan.Zero);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task A_replacement_is_attempted_once_and_a_look_up_as_often_as_any_read(string version)
    {
        await using var sandbox = await NserSandbox.StartAsync();
        await using var client = sandbox.ClientFor(version, retries: 3);
        var record = Fixed.Records(1)[0];
        var writes = sandbox.Faults.Answer(503, times: 100, on: NserOperation.ReplaceRecord);
        var reads = sandbox.Faults.Answer(503, times: 100, on: NserOperation.ReadRecord);

        var replaced = await Assert.ThrowsAsync<NserTransportException>(() => client.Batches.ReplaceAsync(Fixed.Standard, NserApiVersion.Parse(version), record));
        await Assert.ThrowsAsync<NserTransportException>(() => client.Batches.LookUpAsync(Fixed.Standard, NserApiVersion.Parse(version), record));

        Assert.Equal((1, 4), (writes.Fired, reads.Fired));
        Assert.Equal((NserOperation.ReplaceRecord, 503), (replaced.Operation, replaced.Status));
    }
}
