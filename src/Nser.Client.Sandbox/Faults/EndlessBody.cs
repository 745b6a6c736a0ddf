using Microsoft.AspNetCore.Http;
using Nser.Client.Sandbox.Http;

namespace Nser.Client.Sandbox.Faults;

/// <summary>Sends the body over and over, with no length announced, until the client leaves.</summary>
internal sealed class EndlessBody : FaultKind
{
    internal override bool Fits(Reply reply) => reply.IsSuccess && reply.Length > 0;

    internal override async Task SendAsync(HttpContext http, Reply reply, CancellationToken stopping)
    {
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(stopping, http.RequestAborted);
        Start(http, reply, null);
        while (!gone.IsCancellationRequested)
        {
            await reply.CopyAsync(http.Response.Body, 0, reply.Length, gone.Token).ConfigureAwait(false);
        }
    }
}
