using System.Globalization;
using Nser.Client.Api;
using Nser.Client.Sandbox.Http;
using Nser.Client.Sandbox.Registry;

namespace Nser.Client.Sandbox.Faults;

/// <content>Faults of calls and connections: what happens instead of the call, before it, or to its connection.</content>
public sealed partial class FaultPlan
{
    /// <summary>Answers with a status instead of doing anything; 4xx and 5xx that the contract names become its problem.</summary>
    /// <param name="status">The HTTP status, 400 to 599.</param>
    /// <param name="retryAfter">Sent as <c>Retry-After</c>, rounded up to seconds; none by default.</param>
    /// <param name="asDate">Whether <c>Retry-After</c> is a date on the sandbox's clock as it is now, instead of seconds.</param>
    /// <param name="times">How often it fires.</param>
    /// <param name="probability">The share of requests it hits.</param>
    /// <param name="on">The operation; see the remarks of the class.</param>
    [FaultWord(FaultWord.Status)]
    public PlannedFault Answer(int status, TimeSpan? retryAfter = null, bool asDate = false, int times = 1, double probability = 1, NserOperation? on = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(status, 400);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(status, 599);
        var reply = write.Problem(status, "A planned fault.");
        if (retryAfter is { } wait)
        {
            reply = reply.With("Retry-After", asDate ? (clock.GetUtcNow() + wait).ToString("R", CultureInfo.InvariantCulture) : Reply.Seconds(wait));
        }

        return Plan(times, probability, on, new FaultKind { Before = (_, _) => Task.FromResult<Reply?>(reply) });
    }

    /// <summary>Waits before the call is done, in real time. A client that leaves meanwhile does not stop the call.</summary>
    [FaultWord("delay", 2)]
    public PlannedFault Delay(TimeSpan wait, int times = 1, double probability = 1, NserOperation? on = null) => Plan(times, probability, on, new FaultKind
    {
        Before = async (_, stopping) =>
        {
            await Task.Delay(wait, TimeProvider.System, stopping).ConfigureAwait(false);
            return null;
        },
    });

    /// <summary>Cuts the connection before a change is applied.</summary>
    [FaultWord("reset")]
    public PlannedFault ResetBeforeApplying(int times = 1, double probability = 1, NserOperation? on = null) =>
        Plan(times, probability, on, FaultKind.OnArrival(http => http.Abort()) with { IsCut = true, OnlyWrites = true });

    /// <summary>Applies a change and cuts the connection instead of answering. Answers that refuse are let through and do not count.</summary>
    [FaultWord("drop-answer")]
    public PlannedFault DropAnswerAfterApplying(int times = 1, double probability = 1, NserOperation? on = null) => Plan(times, probability, on, new FaultKind
    {
        OnlyWrites = true,
        Fits = reply => reply.IsSuccess,
        Send = (http, _, _) =>
        {
            http.Abort();
            return Task.CompletedTask;
        },
    });

    /// <summary>Does the call, then answers an HTML page as a captive proxy would, with <paramref name="status"/>.</summary>
    [FaultWord("garbage")]
    public PlannedFault GarbageBody(int status = 200, int times = 1, double probability = 1, NserOperation? on = null)
    {
        var page = "<html><body><h1>Please log in to the network</h1></body></html>"u8.ToArray();
        return Plan(times, probability, on, new FaultKind { Send = (http, reply, stopping) => FaultKind.SendWholeAsync(http, reply with { Status = status, MediaType = "text/html", Content = null, Body = page }, stopping) });
    }

    /// <summary>The token of the request that is hit has expired: 401 <c>token-expired</c>.</summary>
    [FaultWord("expire-token")]
    public PlannedFault ExpireToken(int times = 1, double probability = 1, NserOperation? on = null) =>
        Plan(times, probability, on, FaultKind.OnArrival(http => mint.Expire(http.Request.Headers.Authorization)));

    /// <summary>Every token issued so far is revoked when the request that is hit arrives: 401 <c>unauthenticated</c>.</summary>
    [FaultWord("revoke-tokens")]
    public PlannedFault RevokeTokens(int times = 1, double probability = 1, NserOperation? on = null) =>
        Plan(times, probability, on, FaultKind.OnArrival(_ => mint.RevokeAll()));

    /// <summary>The tehsil is revised (<see cref="SandboxRegistry.Revise"/>) when a request for its bulk data arrives, before it is answered.</summary>
    [FaultWord("revise")]
    public PlannedFault ReviseBefore(int times = 1, double probability = 1, NserOperation? on = null) =>
        Plan(times, probability, on, FaultKind.OnArrival(http => Revise(http.Request)) with { NeedsTehsil = true });
}
