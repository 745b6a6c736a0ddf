using Microsoft.AspNetCore.Http;
using Nser.Client.Sandbox.Http;

namespace Nser.Client.Sandbox.Faults;

/// <summary>The tehsil of the request is revised when the request arrives, before it is answered.</summary>
internal sealed class ReviseBefore(Action<HttpRequest> revise) : FaultKind
{
    internal override bool StrikesBefore => true;

    internal override bool NeedsTehsil => true;

    internal override Task<Reply?> BeforeAsync(HttpContext http, CancellationToken stopping)
    {
        revise(http.Request);
        return Task.FromResult<Reply?>(null);
    }
}

/// <summary>The first bytes of the old state are sent; then the tehsil is revised and the connection cut.</summary>
internal sealed class ReviseAfter(long bytes, Action<HttpRequest> revise) : FaultKind
{
    private readonly CutAfter cut = new(bytes, BodyEnd.Short);

    internal override bool NeedsTehsil => true;

    internal override bool Fits(Reply reply) => cut.Fits(reply);

    internal override Task SendAsync(HttpContext http, Reply reply, CancellationToken stopping)
    {
        // The answer holds the state that it was made of; revising first means that the client cannot come back before it is done.
        revise(http.Request);
        return cut.SendAsync(http, reply, stopping);
    }
}
