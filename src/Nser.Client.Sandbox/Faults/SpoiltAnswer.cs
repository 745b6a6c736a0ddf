using Microsoft.AspNetCore.Http;
using Nser.Client.Sandbox.Http;

namespace Nser.Client.Sandbox.Faults;

/// <summary>An answer that is another than it should be. What spoils it returns <see langword="null"/> for an answer that cannot be wrong in this way.</summary>
internal sealed class SpoiltAnswer(string name, Func<Reply, Reply?> spoil) : FaultKind
{
    /// <summary>Tells in its place whether it can spoil an answer, when spoiling is dear.</summary>
    internal Predicate<Reply>? Can { get; init; }

    internal override string Name => name;

    internal override bool Fits(Reply reply) => reply.IsSuccess && (Can?.Invoke(reply) ?? spoil(reply) is not null);

    internal override Task SendAsync(HttpContext http, Reply reply, CancellationToken stopping) => SendWholeAsync(http, spoil(reply)!, stopping);
}
