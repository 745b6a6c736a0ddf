using Microsoft.AspNetCore.Http;

namespace Nser.Client.Sandbox;

/// <summary>An answer that is another than it should be. What spoils it returns <see langword="null"/> for an answer that cannot be wrong in this way.</summary>
internal sealed class SpoiltAnswer(string name, Func<Reply, Reply?> spoil) : FaultKind
{
    internal override string Name => name;

    internal override bool Fits(Reply reply) => reply.IsSuccess && spoil(reply) is not null;

    internal override Task SendAsync(HttpContext http, Reply reply, CancellationToken stopping) => SendWholeAsync(http, spoil(reply)!, stopping);
}
