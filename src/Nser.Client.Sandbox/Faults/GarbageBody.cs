using Microsoft.AspNetCore.Http;
using Nser.Client.Sandbox.Http;

namespace Nser.Client.Sandbox.Faults;

/// <summary>The call is applied, but a proxy's HTML page takes the place of the answer.</summary>
internal sealed class GarbageBody(int status) : FaultKind
{
    internal override Task SendAsync(HttpContext http, Reply reply, CancellationToken stopping) =>
        SendWholeAsync(
            http,
            reply with { Status = status, MediaType = "text/html", Content = null, Body = "<html><body><h1>Please log in to the network</h1></body></html>"u8.ToArray() },
            stopping);
}
