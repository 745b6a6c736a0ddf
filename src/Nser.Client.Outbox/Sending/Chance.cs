using System.Diagnostics.CodeAnalysis;

namespace Nser.Client.Outbox.Sending;

/// <summary>The one source of chance outside tests. It spreads retries; nothing secret depends on it.</summary>
internal static class Chance
{
    [SuppressMessage("Security", "CA5394:Do not use insecure randomness", Justification = "Jitter only: a guess of it tells an attacker nothing.")]
    internal static double Next() => Random.Shared.NextDouble();
}
