using Nser.Client.Api;
using Nser.Client.Diagnostics;
using Nser.Client.Pipeline;
using Nser.Client.Testing.Fakes;
using Nser.Standards;

namespace Nser.Client.Tests.Diagnostics;

/// <summary>Every call that carries a token leaves an entry before its answer reaches the caller; without the entry there is no answer.</summary>
public sealed class AuditedCallTests
{
    private const string Batches = "/api/v2.0/programme-enrollments";

    [Fact]
    public async Task An_entry_says_who_asked_for_what_by_which_kinds_of_parameters_and_how_many_rows_came()
    {
        var sink = new FailingSink();
        await using var api = new FakeApi(_ => RawReply.Json("{}", headers: "Nser-Rows-Returned: 17\r\n"), options => options.Audit = sink);
        var call = new NserCall(NserOperation.SearchHouseholdsByCnic, NserApiVersion.V2)
        {
            Send = (wire, call, stop) => wire.SearchHouseholdsByCnicAsync(NserApiVersion.V2, new CallContent("""{"cnic":"9999900000011"}"""u8.ToArray()), call, stop),
            ParameterNames = ["pageSize", "cnic"],
        };

        var answer = await api.Core.Transport.SendAsync(call, CancellationToken.None);

        var entry = Assert.Single(sink.Entries);
        Assert.Equal(api.Clock.GetUtcNow(), entry.At);
        Assert.Equal(("SANDBOX", "sub", "Power"), (entry.Organization, entry.Account, entry.Role));
        Assert.Equal((NserOperation.SearchHouseholdsByCnic, NserApiVersion.V2), (entry.Operation, entry.Version));
        Assert.Equal(["cnic", "pageSize"], entry.ParameterNames);
        Assert.Equal((17, NserAuditOutcome.Succeeded, 200), (entry.Rows, entry.Outcome, entry.Status));
        Assert.Equal(answer.RequestId, entry.RequestId);
        Assert.DoesNotContain("9999900000011", entry.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_entry_is_written_before_the_caller_has_the_answer()
    {
        Task<NserAnswer>? call = null;
        var finished = true;
        var sink = new FailingSink { OnEntry = _ => finished = call is { IsCompleted: true } };
        await using var api = new FakeApi(_ => RawReply.Json("{}"), options => options.Audit = sink);

        call = api.ReadAsync();
        await call;

        Assert.Single(sink.Entries);
        Assert.False(finished);
    }

    [Fact]
    public async Task Versions_and_logins_carry_no_token_and_leave_no_entry()
    {
        var sink = new FailingSink();
        await using var api = new FakeApi(_ => RawReply.Json("{}"), options => options.Audit = sink);

        await api.Core.Tokens.GetAsync(CancellationToken.None);

        Assert.Equal(1, api.Logins);
        Assert.Empty(sink.Entries);
    }

    [Fact]
    public async Task A_call_that_takes_several_attempts_leaves_one_entry()
    {
        var calls = 0;
        var sink = new FailingSink();
        await using var api = new FakeApi(_ => Interlocked.Increment(ref calls) < 3 ? RawReply.Problem(503, "unavailable") : RawReply.Json("{}"), options => options.Audit = sink);

        await api.ReadAsync();

        Assert.Equal(3, calls);
        Assert.Single(sink.Entries);
    }

    [Fact]
    public async Task Failures_leave_entries_too()
    {
        var sink = new FailingSink();
        var reply = RawReply.Problem(403, "forbidden-role");
        await using var api = new FakeApi(_ => reply, options =>
        {
            options.Audit = sink;
            options.Retry.MaxRetries = 0;
        });

        await Assert.ThrowsAsync<NserRejectedException>(() => api.ReadAsync());
        reply = RawReply.Text("", After.Reset);
        await Assert.ThrowsAsync<NserTransportException>(() => api.ReadAsync());
        await Assert.ThrowsAsync<NserTransportException>(() => api.PushAsync(repeatIsSafe: false));
        api.Login = (_, _) => RawReply.Problem(401, "unauthenticated");
        api.Core.Tokens.Invalidate(await api.Core.Tokens.GetAsync(CancellationToken.None));
        await Assert.ThrowsAsync<NserAuthenticationException>(() => api.ReadAsync());

        Assert.Equal(
            [(NserAuditOutcome.Refused, 403), (NserAuditOutcome.Failed, null), (NserAuditOutcome.Unknown, null), (NserAuditOutcome.Failed, null)],
            sink.Entries.Select(entry => (entry.Outcome, entry.Status)));
        Assert.Equal(["SANDBOX", "SANDBOX", "SANDBOX", null], sink.Entries.Select(entry => entry.Organization));
    }

    [Fact]
    public async Task A_caller_who_gives_up_is_in_the_trail()
    {
        using var giveUp = new CancellationTokenSource();
        var sink = new FailingSink();
        await using var api = new FakeApi(_ => RawReply.Text("", After.Stall), options => options.Audit = sink);
        api.Server.OnRequest = request =>
        {
            if (request.Path.EndsWith("/usage", StringComparison.Ordinal))
            {
                giveUp.Cancel();
            }
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => api.ReadAsync(giveUp.Token));

        Assert.Equal(NserAuditOutcome.Cancelled, Assert.Single(sink.Entries).Outcome);
    }

    [Fact]
    public async Task A_pulls_answer_is_withheld_while_the_trail_cannot_be_written_and_nothing_more_is_sent()
    {
        var logs = new CollectingLoggers();
        var sink = new FailingSink { Fails = true };
        await using var api = new FakeApi(_ => RawReply.Json("{}"), options => options.Audit = sink, logs);

        var withheld = await Assert.ThrowsAsync<NserException>(() => api.ReadAsync());
        var refused = await Assert.ThrowsAsync<NserException>(() => api.ReadAsync());

        Assert.Contains("withheld: the audit trail could not be written", withheld.Message, StringComparison.Ordinal);
        Assert.Contains("was not sent", refused.Message, StringComparison.Ordinal);
        Assert.IsType<IOException>(refused.InnerException);
        Assert.True(withheld.IsTransient && refused.IsTransient);
        Assert.Equal(1, api.Server.Count("/api/v2.0/usage"));
        Assert.Single(logs.Lines, line => line.Contains(" 1501 ", StringComparison.Ordinal));

        sink.Fails = false;
        await api.ReadAsync();

        Assert.Equal(2, sink.Entries.Count);
        Assert.Equal(withheld.RequestId, sink.Entries.First().RequestId);
    }

    [Fact]
    public async Task The_outcome_of_a_write_is_told_although_the_trail_cannot_be_written_and_the_next_call_is_not_sent()
    {
        var logs = new CollectingLoggers();
        var sink = new FailingSink { Fails = true };
        await using var api = new FakeApi(_ => RawReply.Json("{}"), options => options.Audit = sink, logs);

        var answer = await api.PushAsync(repeatIsSafe: true);
        var refused = await Assert.ThrowsAsync<NserException>(() => api.PushAsync(repeatIsSafe: true));

        Assert.Equal(System.Net.HttpStatusCode.OK, answer.Status);
        Assert.False(refused.OutcomeUnknown);
        Assert.Equal(1, api.Server.Count(Batches));
        Assert.Single(logs.Lines, line => line.Contains(" 1501 ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_failed_call_keeps_its_own_error_when_the_trail_cannot_be_written()
    {
        var sink = new FailingSink { Fails = true };
        await using var api = new FakeApi(_ => RawReply.Text("", After.Reset), options =>
        {
            options.Audit = sink;
            options.Retry.MaxRetries = 0;
        });

        await Assert.ThrowsAsync<NserTransportException>(() => api.ReadAsync());
        Assert.Contains("was not sent", (await Assert.ThrowsAsync<NserException>(() => api.ReadAsync())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sink_that_never_ends_holds_a_call_up_for_the_time_of_an_attempt()
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var api = new FakeApi(_ => RawReply.Json("{}"), options => options.Audit = new StuckSink(asked));

        var call = api.ReadAsync();
        await asked.Task;
        api.Clock.Advance(api.Core.Options.Timeouts.Attempt);

        Assert.Contains("withheld", (await Assert.ThrowsAsync<NserException>(() => call)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Calls_at_once_leave_an_entry_each()
    {
        var sink = new FailingSink();
        await using var api = new FakeApi(_ => RawReply.Json("{}"), options => options.Audit = sink);

        await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => api.ReadAsync()));

        Assert.Equal(40, sink.Entries.Select(entry => entry.RequestId).Distinct(StringComparer.Ordinal).Count());
    }

    private sealed class StuckSink(TaskCompletionSource asked) : INserAuditSink
    {
        public ValueTask WriteAsync(NserAuditEntry entry, CancellationToken cancellationToken)
        {
            asked.SetResult();
            return new(new TaskCompletionSource().Task);
        }
    }
}
