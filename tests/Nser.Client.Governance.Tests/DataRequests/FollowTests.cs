using System.Globalization;
using Nser.Client.Governance.DataRequests;
using Nser.Client.Pipeline;
using Nser.Client.Testing.Fakes;

namespace Nser.Client.Governance.Tests.DataRequests;

public sealed class FollowTests
{
    private static readonly DataRequestFollowOptions Soon = new() { Interval = TimeSpan.FromSeconds(20), MaxFailures = 2 };

    public static TheoryData<string> Versions => new("1.0", "2.0");

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Each_step_is_told_once_and_the_last_one_ends_it(string version)
    {
        var looks = 0;
        await using var stub = new DataRequestStub(version, _ => Interlocked.Increment(ref looks) switch
        {
            1 or 2 => Answer("Submitted"),
            3 => Answer("Submitted", "PreliminaryMeeting", "CommitteeReview"),
            4 => Answer("Submitted", "PreliminaryMeeting", "CommitteeReview", "OnHold"),
            5 => RawReply.Problem(503, "unavailable"),
            6 => Answer("Submitted", "PreliminaryMeeting", "CommitteeReview", "OnHold"),
            _ => Answer("Submitted", "PreliminaryMeeting", "CommitteeReview", "OnHold", "Rejected"),
        });

        var steps = new List<DataRequestStep>();
        await foreach (var step in stub.Client.DataRequests.FollowAsync("DR-1", Soon))
        {
            steps.Add(step);
        }

        Assert.Equal(["Submitted", "PreliminaryMeeting", "CommitteeReview", "OnHold", "Rejected"], steps.Select(step => step.State.Text));
        Assert.Null(steps[3].State.Known);
        Assert.Equal("(unknown)", steps[3].State.ToString());
        Assert.DoesNotContain("remark", steps[0].ToString(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Without_a_history_the_states_themselves_are_the_steps()
    {
        var looks = 0;
        await using var stub = new DataRequestStub("2.0", _ => Interlocked.Increment(ref looks) switch
        {
            1 => RawReply.Json("""{"id":"DR-1","status":"Submitted","submittedAt":"2026-03-01T10:00:00+05:00"}"""),
            2 => RawReply.Json("""{"id":"DR-1","status":"Approved","submittedAt":"2026-03-01T10:00:00+05:00","updatedAt":"2026-03-02T10:00:00+05:00"}"""),
            _ => RawReply.Json("""{"id":"DR-1","status":"Provisioned","submittedAt":"2026-03-01T10:00:00+05:00","updatedAt":"2026-03-03T10:00:00+05:00"}"""),
        });

        var steps = new List<string>();
        await foreach (var step in stub.Client.DataRequests.FollowAsync("DR-1", Soon))
        {
            steps.Add(step.State.Text);
        }

        Assert.Equal(["Submitted", "Approved", "Provisioned"], steps);
    }

    [Fact]
    public async Task A_failure_that_does_not_pass_is_thrown_after_as_many_looks_as_the_options_bear()
    {
        var followed = new DataRequestFollowing(
            _ => throw new NserTransportException("away") { IsTransient = true }, Soon, new ManualTimeProvider(default(DateTimeOffset).AddYears(1)) { SkipWaitsUpTo = TimeSpan.FromMinutes(1) });

        await Assert.ThrowsAsync<NserTransportException>(async () => await followed.StepsAsync(CancellationToken.None).GetAsyncEnumerator().MoveNextAsync());
    }

    [Fact]
    public async Task A_request_that_the_server_does_not_know_ends_following_at_once()
    {
        await using var stub = new DataRequestStub("2.0", _ => RawReply.Problem(404, "unknown-resource"));

        await Assert.ThrowsAsync<NserRejectedException>(async () => await stub.Client.DataRequests.FollowAsync("DR-1", Soon).GetAsyncEnumerator().MoveNextAsync());
        Assert.Equal(1, stub.Api.Server.Count("/api/v2.0/data-requests/"));
    }

    [Fact]
    public async Task Following_waits_on_the_clients_clock_and_can_be_cancelled_meanwhile()
    {
        await using var stub = new DataRequestStub("2.0", _ => Answer("Submitted"));
        using var stop = new CancellationTokenSource();
        var options = new DataRequestFollowOptions { Interval = TimeSpan.FromHours(1) };
        await using var steps = stub.Client.DataRequests.FollowAsync("DR-1", options, stop.Token).GetAsyncEnumerator();

        Assert.True(await steps.MoveNextAsync());
        var armed = stub.Api.Clock.NextTimer(options.Interval);
        var next = steps.MoveNextAsync().AsTask();
        await armed;
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => next);
        Assert.Equal(1, stub.Api.Server.Count("/api/v2.0/data-requests/"));
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task An_answer_about_another_request_is_an_error(string version)
    {
        await using var stub = new DataRequestStub(version, _ => RawReply.Json(DataRequestStub.Taken));

        var error = await Assert.ThrowsAsync<NserTransportException>(() => stub.Client.DataRequests.GetAsync("DR-1"));

        Assert.False(error.IsTransient);
    }

    [Theory]
    [InlineData("")]
    [InlineData("..")]
    [InlineData("DR/1")]
    [InlineData("9999912345671")]
    public async Task What_is_no_id_is_not_asked_for(string id)
    {
        await using var stub = new DataRequestStub("2.0", _ => Answer("Submitted"));

        await Assert.ThrowsAnyAsync<ArgumentException>(() => stub.Client.DataRequests.GetAsync(id));
        Assert.ThrowsAny<ArgumentException>(() => stub.Client.DataRequests.FollowAsync(id));
        Assert.Empty(stub.Api.Server.Requests);
    }

    private static RawReply Answer(params string[] states)
    {
        var steps = states.Select((state, day) => string.Create(CultureInfo.InvariantCulture, $$"""{"status":"{{state}}","at":"2026-03-{{day + 1:00}}T10:00:00+05:00","remark":"A remark."}"""));
        return RawReply.Json($$"""{"id":"DR-1","status":"{{states[^1]}}","submittedAt":"2026-03-01T10:00:00+05:00","history":[{{string.Join(',', steps)}}]}""");
    }
}
