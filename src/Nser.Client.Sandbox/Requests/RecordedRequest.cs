using Nser.Client.Api;
using Nser.Standards;

namespace Nser.Client.Sandbox.Requests;

/// <summary>One request as the sandbox saw it.</summary>
public sealed record RecordedRequest
{
    /// <summary>The call; <see langword="null"/> when no route matched.</summary>
    public NserOperation? Operation { get; init; }

    /// <summary>The version of the route.</summary>
    public NserApiVersion? Version { get; init; }

    /// <summary>The library by its name in this project's contract.</summary>
    public string? Library { get; init; }

    /// <summary>The HTTP method.</summary>
    public required string Method { get; init; }

    /// <summary>The path with its query, as sent.</summary>
    public required string PathAndQuery { get; init; }

    /// <summary>The protocol, for example <c>HTTP/2</c>.</summary>
    public required string Protocol { get; init; }

    /// <summary>The header fields; several values of one name are joined by a comma. Names are compared without case.</summary>
    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    /// <summary>The body as sent; empty when the sandbox does not keep bodies or the body was over the limit.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>When it arrived, on the sandbox's clock.</summary>
    public DateTimeOffset ArrivedAt { get; init; }

    /// <summary>The status of the answer; <see langword="null"/> when the connection was cut before there was one. An answer that a fault dropped counts here.</summary>
    public int? Status { get; init; }

    /// <summary>The short name of the problem that was answered.</summary>
    public string? Problem { get; init; }

    /// <summary>Whether the first answer to an earlier batch was given again.</summary>
    public bool IsReplay { get; init; }

    /// <summary>The fault that this request met, for example <c>DropAnswerAfterApplying</c>.</summary>
    public string? Fault { get; init; }

    /// <summary>The request id that was echoed.</summary>
    public required string RequestId { get; init; }

    /// <summary>Method, operation and status; never path, headers or body.</summary>
    public override string ToString() => $"{Method} {Operation?.ToString() ?? "(no route)"} {Version} -> {Status?.ToString(global::System.Globalization.CultureInfo.InvariantCulture) ?? "cut"}";
}

/// <summary>The latest requests, up to a bound.</summary>
internal sealed class RequestLog(int bound)
{
    private readonly object gate = new();
    private readonly Queue<RecordedRequest> requests = new();

    internal IReadOnlyList<RecordedRequest> Snapshot()
    {
        lock (gate)
        {
            return [.. requests];
        }
    }

    internal void Add(RecordedRequest request)
    {
        lock (gate)
        {
            if (requests.Count == bound)
            {
                requests.Dequeue();
            }

            requests.Enqueue(request);
        }
    }
}
