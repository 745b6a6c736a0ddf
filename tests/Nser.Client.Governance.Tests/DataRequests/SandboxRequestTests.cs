using Nser.Client.Api;
using Nser.Client.Governance.DataRequests;
using Nser.Client.Pipeline;
using Nser.Client.Sandbox;
using Nser.Client.Testing;
using Nser.Client.Testing.Governance;

namespace Nser.Client.Governance.Tests.DataRequests;

/// <summary>The whole way of a form over a real socket.</summary>
public sealed class SandboxRequestTests
{
    public static TheoryData<string> Versions => new("1.0", "2.0");

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task A_form_is_submitted_and_followed_to_its_end(string version)
    {
        await using var sandbox = await NserSandbox.StartAsync();
        await using var client = sandbox.ClientFor(version);
        var submission = await client.DataRequests.SubmitAsync(Filled());
        Assert.True(submission.IsSubmitted, string.Join('\n', submission.Findings));
        var id = submission.Request!.Id;
        Assert.Equal(DataRequestState.Submitted, (await client.DataRequests.GetAsync(id)).State.Known);

        var rest = new Queue<string>(["PreliminaryMeeting", "CommitteeReview", "NdaPending", "Approved", "Provisioned"]);
        var seen = new List<string>();
        await foreach (var step in client.DataRequests.FollowAsync(id, new() { Interval = TimeSpan.FromSeconds(1) }))
        {
            seen.Add(step.State.Text);
            while (rest.TryDequeue(out var next))
            {
                sandbox.DataRequests.Advance(id, next, "Noted.");
            }
        }

        Assert.Equal(["Submitted", "PreliminaryMeeting", "CommitteeReview", "NdaPending", "Approved", "Provisioned"], seen);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task A_lost_answer_never_makes_two_requests(string version)
    {
        await using var sandbox = await NserSandbox.StartAsync();
        await using var client = sandbox.ClientFor(version);
        var fault = sandbox.Faults.DropAnswerAfterApplying(on: NserOperation.SubmitDataRequest);

        var submission = await client.DataRequests.SubmitAsync(Filled());
        await using var restarted = sandbox.ClientFor(version);
        var again = await restarted.DataRequests.SubmitAsync(Filled());

        Assert.Equal(1, fault.Fired);
        Assert.True(submission.WasKnown);
        Assert.True(again.WasKnown);
        Assert.Equal(submission.Request!.Id, again.Request!.Id);
        Assert.Single(sandbox.DataRequests.All);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task A_request_of_nobody_is_refused(string version)
    {
        await using var sandbox = await NserSandbox.StartAsync();
        await using var client = sandbox.ClientFor(version);

        Assert.Equal(404, (await Assert.ThrowsAsync<NserRejectedException>(() => client.DataRequests.GetAsync("DR-none"))).Status);
    }

    /// <summary>The good form, signed yesterday: the sandbox lives today.</summary>
    private static DataRequestForm Filled()
    {
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        return Forms.Good with
        {
            TimeFrame = new() { From = today, To = today.AddYears(1) },
            Declaration = Forms.Good.Declaration with { Date = today.AddDays(-1) },
        };
    }
}
