using Microsoft.AspNetCore.Http;
using Nser.Client.Sandbox.Http;

namespace Nser.Client.Sandbox.Faults;

/// <summary>Applies the change and cuts the connection instead of answering. Refusals apply nothing and are let through.</summary>
internal sealed class DropAnswerAfterApplying : FaultKind
{
    internal override bool OnlyWrites => true;

    internal override bool Fits(Reply reply) => reply.IsSuccess;

    internal override Task SendAsync(HttpContext http, Reply reply, CancellationToken stopping)
    {
        http.Abort();
        return Task.CompletedTask;
    }
}
