using Microsoft.AspNetCore.Http;
using Nser.Client.Sandbox.Http;

namespace Nser.Client.Sandbox.Faults;

/// <summary>What a fault does. One that strikes before the endpoint overrides <see cref="BeforeAsync"/>, one that strikes the answer overrides <see cref="SendAsync"/>.</summary>
internal abstract class FaultKind
{
    internal virtual string Name => GetType().Name;

    /// <summary>Whether it strikes before the endpoint is asked.</summary>
    internal virtual bool StrikesBefore => false;

    /// <summary>Whether it is about applying a change, so that it hits only calls that write.</summary>
    internal virtual bool OnlyWrites => false;

    /// <summary>Whether it is about bulk data, so that it hits only calls that name a tehsil.</summary>
    internal virtual bool NeedsTehsil => false;

    /// <summary>Whether it may strike this answer.</summary>
    internal virtual bool Fits(Reply reply) => true;

    /// <summary>Strikes before the endpoint; an answer returned here is the answer, <see langword="null"/> lets the request go on.</summary>
    internal virtual Task<Reply?> BeforeAsync(HttpContext http, CancellationToken stopping) => Task.FromResult<Reply?>(null);

    /// <summary>Sends the answer, or what the fault leaves of it.</summary>
    internal virtual Task SendAsync(HttpContext http, Reply reply, CancellationToken stopping) => SendWholeAsync(http, reply, stopping);

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
    protected static void Start(HttpContext http, Reply reply, long? length)
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
