using Microsoft.AspNetCore.Http;
using Nser.Client.Sandbox.Http;

namespace Nser.Client.Sandbox.Faults;

/// <summary>What a fault does: something before the endpoint is asked (<see cref="Before"/>), or something to its answer (<see cref="Send"/>).</summary>
internal sealed record FaultKind
{
    /// <summary>Runs before the endpoint. An answer that it returns is sent instead of the endpoint's; <see langword="null"/> lets the request go on.</summary>
    internal Func<HttpContext, CancellationToken, Task<Reply?>>? Before { get; init; }

    /// <summary>Sends the answer, or what the fault leaves of it. Default: the answer as it is.</summary>
    internal Func<HttpContext, Reply, CancellationToken, Task> Send { get; init; } = SendWholeAsync;

    /// <summary>Whether the fault can hit this answer. Default: any.</summary>
    internal Predicate<Reply> Fits { get; init; } = _ => true;

    /// <summary>Whether <see cref="Before"/> cut the connection, so that the endpoint is not asked.</summary>
    internal bool IsCut { get; init; }

    /// <summary>Whether the fault is about applying a change, so that it hits only calls that write.</summary>
    internal bool OnlyWrites { get; init; }

    /// <summary>Whether the fault is about bulk data, so that it hits only calls that name a tehsil.</summary>
    internal bool NeedsTehsil { get; init; }

    /// <summary>A fault that does something before the endpoint is asked, and lets the request go on.</summary>
    internal static FaultKind OnArrival(Action<HttpContext> act) => new()
    {
        Before = (http, _) =>
        {
            act(http);
            return Task.FromResult<Reply?>(null);
        },
    };

    /// <summary>A fault that replaces an answer of success. <paramref name="spoil"/> returns <see langword="null"/> for an answer that cannot be wrong in this way.</summary>
    /// <param name="spoil">Makes the wrong answer.</param>
    /// <param name="can">Tells whether <paramref name="spoil"/> would make one, when making it is expensive.</param>
    internal static FaultKind Spoil(Func<Reply, Reply?> spoil, Predicate<Reply>? can = null) => new()
    {
        Fits = reply => reply.IsSuccess && (can?.Invoke(reply) ?? spoil(reply) is not null),
        Send = (http, reply, stopping) => SendWholeAsync(http, spoil(reply)!, stopping),
    };

    /// <summary>Sends the answer as it is.</summary>
    internal static async Task SendWholeAsync(HttpContext http, Reply reply, CancellationToken stopping)
    {
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(stopping, http.RequestAborted);
        Start(http, reply, reply.Length);
        if (reply.Length > 0)
        {
            await reply.CopyAsync(http.Response.Body, 0, reply.Length, gone.Token).ConfigureAwait(false);
        }
    }

    /// <summary>Writes status and headers; <see langword="null"/> states no length.</summary>
    internal static void Start(HttpContext http, Reply reply, long? length)
    {
        http.Response.StatusCode = reply.Status;
        http.Response.ContentType = reply.MediaType;
        http.Response.ContentLength = reply.Status == StatusCodes.Status304NotModified ? null : length;
        foreach (var (name, value) in reply.Headers)
        {
            http.Response.Headers.Append(name, value);
        }
    }
}
