using Microsoft.AspNetCore.Http;
using Nser.Client.Sandbox.Http;

namespace Nser.Client.Sandbox.Faults;

/// <summary>Sends the body in pieces with a pause before each.</summary>
internal sealed class SlowBody(TimeSpan pause, int pieces) : FaultKind
{
    internal override bool Fits(Reply reply) => reply.Length > 0;

    internal override async Task SendAsync(HttpContext http, Reply reply, CancellationToken stopping)
    {
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(stopping, http.RequestAborted);
        Start(http, reply, reply.Length);
        await http.Response.StartAsync(gone.Token).ConfigureAwait(false);
        var size = Math.Max(1, (reply.Length + pieces - 1) / pieces);
        for (var at = 0L; at < reply.Length; at += size)
        {
            await http.Response.Body.FlushAsync(gone.Token).ConfigureAwait(false);
            await Task.Delay(pause, TimeProvider.System, gone.Token).ConfigureAwait(false);
            await reply.CopyAsync(http.Response.Body, at, Math.Min(size, reply.Length - at), gone.Token).ConfigureAwait(false);
        }
    }
}
