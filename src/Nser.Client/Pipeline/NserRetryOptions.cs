using System.Diagnostics.CodeAnalysis;

namespace Nser.Client.Pipeline;

/// <summary>How a call is tried again. Reads always may be; a write only when its repeat does no harm or when nothing of it left this machine.</summary>
public sealed class NserRetryOptions
{
    /// <summary>Attempts after the first. Default 10, so that ten answers lost in a row do no harm; 0 (never again) to 20.</summary>
    public int MaxRetries { get; set; } = 10;

    /// <summary>The wait before the first retry; it doubles with each further one, and a random part of up to a half is taken off. Default 0.5 s; from 1 ms.</summary>
    public TimeSpan BaseDelay { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>The longest wait of our own choosing; a server's <c>Retry-After</c> is not bound by it, only by the call's remaining time. Default 30 s; at least <see cref="BaseDelay"/>.</summary>
    public TimeSpan MaxDelay { get; set; } = TimeSpan.FromSeconds(30);
}

/// <summary>The one source of chance outside tests. It spreads retries and refreshes; nothing secret depends on it.</summary>
internal static class JitterSource
{
    [SuppressMessage("Security", "CA5394:Do not use insecure randomness", Justification = "Jitter only: a guess of it tells an attacker nothing.")]
    internal static double Next() => Random.Shared.NextDouble();
}
