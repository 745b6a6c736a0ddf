using Microsoft.AspNetCore.Http;

namespace Nser.Client.Sandbox;

/// <summary>Answers instead of the endpoint; nothing is applied.</summary>
internal sealed class Answer(Reply reply) : FaultKind
{
    internal override bool StrikesBefore => true;

    internal override Task<Reply?> BeforeAsync(HttpContext http, CancellationToken stopping) => Task.FromResult<Reply?>(reply);
}
