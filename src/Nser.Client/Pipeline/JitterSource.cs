using System.Diagnostics.CodeAnalysis;

namespace Nser.Client.Pipeline;

/// <summary>The one source of chance outside tests. It spreads retries and refreshes; nothing secret depends on it.</summary>
internal static class JitterSource
{
    [SuppressMessage("Security", "CA5394:Do not use insecure randomness", Justification = "Jitter only: a guess of it tells an attacker nothing.")]
    internal static double Next() => Random.Shared.NextDouble();
}
