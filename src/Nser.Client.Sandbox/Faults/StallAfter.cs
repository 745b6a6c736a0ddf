using Microsoft.AspNetCore.Http;
using Nser.Client.Sandbox.Http;

namespace Nser.Client.Sandbox.Faults;

/// <summary>Sends the first bytes of the body, then nothing for a time, then the rest.</summary>
internal sealed class StallAfter(long bytes, TimeSpan wait) : FaultKind
{
    internal override bool Fits(Reply reply) => reply.IsSuccess && reply.Length > bytes;

    internal override async Task SendAsync(HttpContext http, Reply reply, CancellationToken stopping)
    {
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(stopping, http.RequestAborted);
        Start(http, reply, reply.Length);
        await http.Response.StartAsync(gone.Token).ConfigureAwait(false);
        await reply.CopyAsync(http.Response.Body, 0, bytes, gone.Token).ConfigureAwait(false);
        await http.Response.Body.FlushAsync(gone.Token).ConfigureAwait(false);
        await Task.Delay(wait, TimeProvider.System, gone.Token).ConfigureAwait(false);
        await reply.CopyAsync(http.Response.Body, bytes, reply.Length - bytes, gone.Token).ConfigureAwait(false);
    }
}
