using Microsoft.AspNetCore.Http;
using Nser.Client.Sandbox.Http;

namespace Nser.Client.Sandbox.Faults;

/// <summary>Sends half of the body. Openly: the connection is cut short of the announced length. Silently: the length announced is that of the half.</summary>
internal sealed class TruncateBody(bool silently) : FaultKind
{
    internal override bool Fits(Reply reply) => reply.Length > 1;

    internal override async Task SendAsync(HttpContext http, Reply reply, CancellationToken stopping)
    {
        var half = reply.Length / 2;
        Start(http, reply, silently ? half : reply.Length);
        await reply.CopyAsync(http.Response.Body, 0, half, stopping).ConfigureAwait(false);
        if (!silently)
        {
            await http.Response.Body.FlushAsync(stopping).ConfigureAwait(false);
            http.Abort();
        }
    }
}
