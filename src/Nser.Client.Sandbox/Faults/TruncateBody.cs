using Microsoft.AspNetCore.Http;

namespace Nser.Client.Sandbox;

/// <summary>Sends half of the body. Openly: the connection is cut short of the announced length. Silently: the length announced is that of the half.</summary>
internal sealed class TruncateBody(bool silently) : FaultKind
{
    internal override bool Fits(Reply reply) => reply.Body.Length > 1;

    internal override async Task SendAsync(HttpContext http, Reply reply, CancellationToken stopping)
    {
        var half = reply.Body[..(reply.Body.Length / 2)];
        Start(http, reply, silently ? half.Length : reply.Body.Length);
        await http.Response.Body.WriteAsync(half, stopping).ConfigureAwait(false);
        if (!silently)
        {
            await http.Response.Body.FlushAsync(stopping).ConfigureAwait(false);
            http.Abort();
        }
    }
}
