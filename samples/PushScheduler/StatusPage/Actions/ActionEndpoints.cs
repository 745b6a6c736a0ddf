using Microsoft.AspNetCore.Mvc;
using Nser.Client.Outbox;
using Nser.Client.Pipeline;

namespace Nser.PushScheduler.StatusPage.Actions;

/// <summary>Everything on the page that changes something. Each is a POST with the antiforgery token of the confirmation that leads to it, and ends in a redirect, so that reloading repeats nothing.</summary>
internal static class ActionEndpoints
{
    private const int LongestReason = 200;

    internal static void MapActions(this IEndpointRouteBuilder host)
    {
        var actions = host.MapGroup("/actions");
        actions.MapPost("/replay", ReplayAsync);
        actions.MapPost("/park", ParkAsync);
        actions.MapPost("/reconcile", ReconcileAsync);
        actions.MapPost("/resume", ResumeAsync);
    }

    private static async Task<IResult> ReplayAsync(
        IOutbox outbox, [FromForm] OutboxRecordState state, [FromForm] string? feed, [FromForm] string? code, [FromForm] long? id, CancellationToken cancellationToken)
    {
        if (state is not (OutboxRecordState.Parked or OutboxRecordState.Rejected))
        {
            return TypedResults.BadRequest();
        }

        var count = await outbox.ReplayAsync(new() { State = state, Feed = Given(feed), Code = Given(code), Ids = id is { } row ? [row] : null }, cancellationToken);
        return Back(FormattableString.Invariant($"/attention?done=replayed&count={count}"));
    }

    private static async Task<IResult> ParkAsync(IOutbox outbox, [FromForm] string? feed, [FromForm] string? reason, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(feed) || string.IsNullOrWhiteSpace(reason) || reason.Length > LongestReason)
        {
            return TypedResults.BadRequest();
        }

        var count = await outbox.ParkAsync(new() { State = OutboxRecordState.Pending, Feed = feed }, Nser.PushScheduler.StatusPage.Texts.Masked.Text(reason.Trim()), cancellationToken);
        return Back(FormattableString.Invariant($"/attention?done=parked&count={count}"));
    }

    private static async Task<IResult> ReconcileAsync(IOutbox outbox, [FromForm] string? batch, [FromForm] NotStoredAction otherwise, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(batch) || !Enum.IsDefined(otherwise))
        {
            return TypedResults.BadRequest();
        }

        try
        {
            return await outbox.ReconcileAsync(batch, otherwise, cancellationToken) is { } found
                ? Back(FormattableString.Invariant($"/attention?done=reconciled&stored={found.Stored}&conflicts={found.Conflicts}&missing={found.NotStored}"))
                : Back("/attention?done=busy");
        }
        catch (NserException)
        {
            return Back("/attention?done=unanswered");
        }
    }

    private static async Task<IResult> ResumeAsync(IOutbox outbox, [FromForm] string? client, CancellationToken cancellationToken)
    {
        await outbox.ResumeAsync(client ?? "", cancellationToken);
        return Back("/attention?done=resumed");
    }

    private static string? Given(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private static SeeOther Back(string path) => new(path);

    /// <summary>303: the browser goes on with a GET.</summary>
    private sealed record SeeOther(string Path) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            (httpContext.Response.StatusCode, httpContext.Response.Headers.Location) = (StatusCodes.Status303SeeOther, Path);
            return Task.CompletedTask;
        }
    }
}
