using Microsoft.AspNetCore.Http;
using Nser.Client.Sandbox.Http;

namespace Nser.Client.Sandbox.Faults;

/// <summary>A page whose rows, token or total contradict the pages before it. Hits only answers that can be wrong in this way.</summary>
internal sealed class SpoiltPage(PageFault fault) : FaultKind
{
    internal override string Name => fault.ToString();

    internal override bool Fits(Reply reply) => reply.SpoiltPage?.Invoke(fault) is not null;

    internal override Task SendAsync(HttpContext http, Reply reply, CancellationToken stopping) =>
        SendWholeAsync(http, reply with { Body = reply.SpoiltPage!(fault)!.Value }, stopping);
}
