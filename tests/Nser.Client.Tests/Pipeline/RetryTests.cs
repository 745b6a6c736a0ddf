using Nser.Client.Api;
using Nser.Client.Pipeline;
using Nser.Client.Testing.Fakes;

namespace Nser.Client.Tests.Pipeline;

/// <summary>What is tried again, how often, and when the client gives up at once.</summary>
public sealed class RetryTests
{
    [Theory]
    [InlineData(429, "throttled")]
    [InlineData(503, "unavailable")]
    [InlineData(502, "x")]
    [InlineData(504, "x")]
    [InlineData(500, "x")]
    public async Task A_passing_failure_is_waited_out(int status, string problem)
    {
        var calls = 0;
        await using var api = new FakeApi(_ => Interlocked.Increment(ref calls) < 4 ? RawReply.Problem(status, problem) : RawReply.Json("{}"));

        await api.PushAsync(repeatIsSafe: true);

        Assert.Equal(4, calls);
    }

    [Theory]
    [InlineData("Retry-After: 3600\r\n", 3600)]
    [InlineData("Retry-After: Tue, 01 Dec 2099 00:00:00 GMT\r\n", 86400)]
    [InlineData("Date: Mon, 02 Mar 2026 00:00:00 GMT\r\nRetry-After: Mon, 02 Mar 2026 00:30:00 GMT\r\n", 1800)]
    public async Task A_wait_beyond_the_calls_time_fails_at_once_and_says_how_long(string headers, int seconds)
    {
        await using var api = new FakeApi(_ => RawReply.Problem(429, "throttled", headers));

        var error = await Assert.ThrowsAsync<NserThrottledException>(() => api.PushAsync(repeatIsSafe: true));

        Assert.Equal(TimeSpan.FromSeconds(seconds), error.RetryAfter);
        Assert.True(error.IsTransient);
        Assert.False(error.OutcomeUnknown);
        Assert.Equal(1, api.Server.Count("/api/v2.0/programme-enrollments"));
    }

    [Fact]
    public async Task A_wait_within_the_calls_time_is_kept_to_the_second()
    {
        var calls = 0;
        await using var api = new FakeApi(_ => Interlocked.Increment(ref calls) == 1 ? RawReply.Problem(503, "unavailable", "Retry-After: 25\r\n") : RawReply.Json("{}"));
        var began = api.Clock.GetUtcNow();

        await api.ReadAsync();

        Assert.Equal(TimeSpan.FromSeconds(25), api.Clock.GetUtcNow() - began);
    }

    [Theory]
    [InlineData("Retry-After: -5\r\n")]
    [InlineData("Retry-After: NaN\r\n")]
    [InlineData("Retry-After: \r\n")]
    public async Task A_wait_that_cannot_be_read_counts_as_none(string header)
    {
        var calls = 0;
        await using var api = new FakeApi(_ => Interlocked.Increment(ref calls) == 1 ? RawReply.Problem(503, "unavailable", header) : RawReply.Json("{}"));

        await api.ReadAsync();

        Assert.Equal(2, calls);
    }

    [Fact]
    public async Task A_write_that_may_not_be_repeated_is_not_tried_again_even_when_the_server_only_asks_to_wait()
    {
        await using var api = new FakeApi(_ => RawReply.Problem(503, "unavailable", "Retry-After: 1\r\n"));

        var error = await Assert.ThrowsAsync<NserTransportException>(() => api.PushAsync(repeatIsSafe: false));

        Assert.False(error.OutcomeUnknown);
        Assert.Equal(1, api.Server.Count("/api/v2.0/programme-enrollments"));
    }

    [Theory]
    [InlineData(400, "bad-request", typeof(NserRejectedException))]
    [InlineData(403, "forbidden-role", typeof(NserRejectedException))]
    [InlineData(404, "unknown-resource", typeof(NserRejectedException))]
    [InlineData(404, "version-unknown", typeof(NserVersionRetiredException))]
    [InlineData(409, "batch-conflict", typeof(NserRejectedException))]
    [InlineData(410, "version-retired", typeof(NserVersionRetiredException))]
    [InlineData(410, "method-retired", typeof(NserVersionRetiredException))]
    [InlineData(413, "too-large", typeof(NserRejectedException))]
    [InlineData(422, "non-standard-data", typeof(NserRejectedException))]
    [InlineData(429, "row-limit", typeof(NserThrottledException))]
    [InlineData(501, "x", typeof(NserTransportException))]
    public async Task A_lasting_refusal_is_said_once_as_what_it_is(int status, string problem, Type kind)
    {
        await using var api = new FakeApi(_ => RawReply.Problem(status, problem));

        var error = await Assert.ThrowsAnyAsync<NserException>(() => api.PushAsync(repeatIsSafe: true));

        Assert.IsType(kind, error);
        Assert.False(error.IsTransient);
        Assert.Equal(NserOperation.PushBatch, error.Operation);
        Assert.Equal(status, error.Problem?.Status);
        Assert.Equal(1, api.Server.Count("/api/v2.0/programme-enrollments"));
    }

    [Fact]
    public async Task A_lost_answer_stays_in_doubt_when_the_repeats_are_only_put_off()
    {
        var calls = 0;
        await using var api = new FakeApi(_ => Interlocked.Increment(ref calls) == 1 ? RawReply.Text("", After.Reset) : RawReply.Problem(503, "unavailable"));

        var error = await Assert.ThrowsAsync<NserTransportException>(() => api.PushAsync(repeatIsSafe: true));

        Assert.True(error.OutcomeUnknown);
        Assert.Equal(11, calls);
    }

    [Fact]
    public async Task A_refusal_of_the_same_bytes_settles_an_answer_that_was_lost()
    {
        var calls = 0;
        await using var api = new FakeApi(_ => Interlocked.Increment(ref calls) == 1 ? RawReply.Text("", After.Reset) : RawReply.Problem(422, "non-standard-data"));

        var error = await Assert.ThrowsAsync<NserRejectedException>(() => api.PushAsync(repeatIsSafe: true));

        Assert.False(error.OutcomeUnknown);
    }

    [Fact]
    public async Task An_early_refusal_of_a_large_body_is_heard()
    {
        await using var api = new FakeApi(_ => RawReply.Problem(413, "too-large") with { Then = After.Close });
        await api.Core.Tokens.GetAsync(CancellationToken.None);
        api.Server.AnswersBeforeBody = true;
        var call = FakeApi.Push(repeatIsSafe: false, new byte[8 * 1024 * 1024]);

        var error = await Assert.ThrowsAsync<NserRejectedException>(() => api.Core.Transport.SendAsync(call, CancellationToken.None));

        Assert.Equal(413, error.Problem?.Status);
        Assert.False(error.OutcomeUnknown);
    }

    [Fact]
    public async Task A_callers_cancellation_stays_a_cancellation()
    {
        using var stop = new CancellationTokenSource();
        await using var api = new FakeApi(_ => RawReply.Text("", After.Stall));

        var call = api.ReadAsync(stop.Token);
        await api.Server.Arrived("/api/v2.0/usage");
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
    }
}
