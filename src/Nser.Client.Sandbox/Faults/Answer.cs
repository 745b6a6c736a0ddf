using Microsoft.AspNetCore.Http;
using Nser.Client.Sandbox.Http;

namespace Nser.Client.Sandbox.Faults;

/// <summary>Answers instead of the endpoint; nothing is applied.</summary>
internal sealed class Answer(Reply reply) : FaultKind
{
    internal override bool StrikesBefore => true;

    internal override Task<Reply?> BeforeAsync(HttpContext http, CancellationToken stopping) => Task.FromResult<Reply?>(reply);
}
