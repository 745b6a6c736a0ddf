using Microsoft.AspNetCore.Http;
using Nser.Client.Sandbox.Http;

namespace Nser.Client.Sandbox.Faults;

/// <summary>How a body ends too early.</summary>
internal enum BodyEnd
{
    /// <summary>The connection is closed short of the announced length.</summary>
    Short,

    /// <summary>No length was announced, so that the end of the connection is the end of the body (RFC 9112, section 6.3).</summary>
    Silent,

    /// <summary>The connection is reset short of the announced length.</summary>
    Reset,
}

/// <summary>Sends the first bytes of the body and no more.</summary>
internal sealed class CutAfter(long bytes, BodyEnd end) : FaultKind
{
    /// <summary>A reset throws away what the client has not read yet; so long it has time to.</summary>
    private static readonly TimeSpan BeforeReset = TimeSpan.FromMilliseconds(100);

    internal override string Name => end == BodyEnd.Reset ? "ResetAfter" : "CutAfter";

    internal override bool Fits(Reply reply) => reply.IsSuccess && reply.Length > bytes;

    internal override async Task SendAsync(HttpContext http, Reply reply, CancellationToken stopping)
    {
        if (end == BodyEnd.Silent)
        {
            EndWithConnection(http);
        }

        // Kestrel closes a connection over which less was sent than announced.
        Start(http, reply, end == BodyEnd.Silent ? null : reply.Length);
        await http.Response.StartAsync(stopping).ConfigureAwait(false);
        await reply.CopyAsync(http.Response.Body, 0, bytes, stopping).ConfigureAwait(false);
        await http.Response.Body.FlushAsync(stopping).ConfigureAwait(false);
        if (end == BodyEnd.Reset)
        {
            await Task.Delay(BeforeReset, TimeProvider.System, stopping).ConfigureAwait(false);
            http.Abort();
        }
    }

    /// <summary>
    /// Kestrel puts a body without a length into chunks unless another transfer coding is named; identity codes nothing, and the body ends with the connection
    /// (RFC 9112, section 6.3, item 4). HTTP/2 has frames for that and knows no such body.
    /// </summary>
    private static void EndWithConnection(HttpContext http)
    {
        if (HttpProtocol.IsHttp11(http.Request.Protocol))
        {
            http.Response.Headers.TransferEncoding = "identity";
        }
    }
}
