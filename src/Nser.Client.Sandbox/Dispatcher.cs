using System.Globalization;
using Microsoft.AspNetCore.Http;
using Nser.Client.Api;
using Nser.Client.Sandbox.Faults;
using Nser.Client.Sandbox.Http;
using Nser.Client.Sandbox.Lifecycle;
using Nser.Client.Sandbox.Requests;
using Nser.Standards;

namespace Nser.Client.Sandbox;

/// <summary>The way of a request through the sandbox: arrive whole, meet a fault, pass lifecycle and token, reach its endpoint, be recorded, be answered.</summary>
internal sealed class Dispatcher(
    NserSandboxOptions options,
    ReplyWriter write,
    IReadOnlyDictionary<(NserOperation Operation, NserApiVersion? Version), IEndpoint> endpoints,
    Gatekeeper gate,
    LifecycleHeaders lifecycle,
    FaultPlan faults,
    RequestLog log,
    RequestLog unmatched,
    TimeProvider clock,
    CancellationToken stopping)
{
    internal async Task HandleAsync(HttpContext http)
    {
        var arrived = clock.GetUtcNow();
        var match = RouteTable.Of(http);
        byte[]? body;
        try
        {
            var limit = match?.Route.Version is { } version ? write.Profile.Limits[version].Bytes : Documents.SmallBody;
            body = await RequestBody.ReadAsync(http.Request, limit, http.RequestAborted).ConfigureAwait(false);
            await Task.Delay(options.Latency, TimeProvider.System, stopping).ConfigureAwait(false);
        }
        catch (Exception error) when (error is OperationCanceledException or IOException)
        {
            http.Abort();
            return;
        }

        var requestId = http.Request.Headers[write.Profile.Headers["X-Request-Id"]].ToString();
        var echoed = Guid.TryParseExact(requestId, "D", out _) ? requestId : Guid.NewGuid().ToString();
        var fault = match is null ? null : faults.BeforeEndpoint(match.Route.Operation, http.Request);
        try
        {
            if (fault?.Kind.IsCut == true)
            {
                // Recorded first: who is cut off may look at once.
                Record(http, match, body, arrived, echoed, null, fault);
                await fault.Kind.Before!(http, stopping).ConfigureAwait(false);
                return;
            }

            var reply = fault is null ? null : await fault.Kind.Before!(http, stopping).ConfigureAwait(false);
            reply ??= requestId.Length > 0 && requestId != echoed
                ? write.Problem(ProblemNames.BadRequest, "The request id is not a UUID.")
                : match is null ? Unmatched(http) : Answer(new Exchange(http.Request, match, body, echoed));
            fault ??= match is null ? null : faults.OnAnswer(match.Route.Operation, http.Request, reply);
            Record(http, match, body, arrived, echoed, reply, fault);
            await (fault?.Kind.Send(http, Stamp(reply, match, echoed), stopping) ?? FaultKind.SendWholeAsync(http, Stamp(reply, match, echoed), stopping)).ConfigureAwait(false);
        }
        catch (Exception error) when (error is OperationCanceledException or IOException)
        {
            // The client or the sandbox has gone; there is nobody to answer.
            http.Abort();
        }
    }

    private Reply Answer(Exchange exchange) =>
        gate.Refuse(exchange)
        ?? (exchange.Body is null
            ? write.Problem(ProblemNames.TooLarge, "The body is over the version's limit.")
            : endpoints[(exchange.Route.Operation, exchange.Route.Version)].Answer(exchange));

    private Reply Unmatched(HttpContext http)
    {
        var path = http.Request.Path.Value ?? "";
        if (Documents.Find(http.Request.Method, path) is { } document)
        {
            return document;
        }

        return RouteTable.VersionIn(http) is { } version && !(NserApiVersion.TryParse(version, out var parsed) && gate.Knows(parsed))
            ? write.Problem(ProblemNames.VersionUnknown, "There is no such version.")
            : write.Problem(ProblemNames.UnknownResource, $"The sandbox serves no {http.Request.Method} on this path; see Routes for what it serves.");
    }

    private Reply Stamp(Reply reply, RouteMatch? match, string requestId)
    {
        var headers = new List<KeyValuePair<string, string>>(reply.Headers)
        {
            new(write.Profile.Headers["X-Request-Id"], requestId),
            new("Date", clock.GetUtcNow().ToString("R", CultureInfo.InvariantCulture)),
        };
        if (write.Profile.Environment.Header is { } environment)
        {
            headers.Add(new(environment, write.Profile.Environment.Value(options.Environment)));
        }

        headers.AddRange(lifecycle.For(match?.Route));
        return reply with { Headers = headers };
    }

    private void Record(HttpContext http, RouteMatch? match, byte[]? body, DateTimeOffset arrived, string requestId, Reply? reply, PlannedFault? fault)
    {
        var request = new RecordedRequest
        {
            Operation = match?.Route.Operation,
            Version = match?.Route.Version,
            Library = match?.Route.Library,
            Method = http.Request.Method,
            PathAndQuery = http.Request.Path + http.Request.QueryString,
            Protocol = http.Request.Protocol,
            Headers = http.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            Body = options.KeepBodies ? body : null,
            ArrivedAt = arrived,
            Status = reply?.Status,
            Problem = reply?.Problem,
            IsReplay = reply?.IsReplay ?? false,
            Fault = fault?.Name,
            RequestId = requestId,
        };
        log.Add(request);
        if (match is null && reply?.IsSuccess != true)
        {
            unmatched.Add(request);
        }
    }
}
