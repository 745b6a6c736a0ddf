using System.Diagnostics.CodeAnalysis;
using Nser.Client.Api;
using Nser.Client.Pipeline;

namespace Nser.Client.Outbox.Sending;

/// <summary>Makes of an attempt that ended in an error what becomes of the batch, and of all others of the same client.</summary>
internal sealed class FailureReading(OutboxOptions options, Backoff backoff, TargetTrust trust)
{
    private const int BadRequest = 400;
    private const int Forbidden = 403;
    private const int Unavailable = 503;

    /// <param name="batch">The batch.</param>
    /// <param name="error">How the attempt ended.</param>
    /// <param name="repeat">What the batch's version offers for safe repeats.</param>
    internal Decision Of(StoredBatch batch, NserException error, SafeRepeat repeat)
    {
        var maybeApplied = batch.MaybeApplied || error.OutcomeUnknown;
        var reason = Reason(error);
        if (Refuses(error))
        {
            return new Again(new(TimeSpan.Zero, maybeApplied, IsFailure: false, IsFree: !error.OutcomeUnknown, reason), new(null, reason));
        }

        if (IsUnsent(error))
        {
            var pause = backoff.Asked(error.RetryAfter, trust.Unreached());
            return new Again(new(pause, batch.MaybeApplied, IsFailure: false, IsFree: true, reason), new(pause, reason));
        }

        if (error.Status is not null)
        {
            trust.Reached();
        }

        if (error is NserThrottledException or { Status: Unavailable })
        {
            var pause = backoff.Asked(error.RetryAfter, batch.Attempts);
            return new Again(new(pause, maybeApplied, IsFailure: false, IsFree: false, reason), new(pause, reason));
        }

        if (error is NserVersionRetiredException)
        {
            return new Again(new(options.MaxBackoff, maybeApplied, IsFailure: false, IsFree: true, reason), new(options.MaxBackoff, reason));
        }

        if (error.OutcomeUnknown && repeat == SafeRepeat.None && options.InDoubt == InDoubtPolicy.Keep && batch.Purpose == BatchPurpose.Push)
        {
            return new Doubted(Rejections.InDoubt);
        }

        return new Again(new(backoff.Asked(error.RetryAfter, batch.Attempts), maybeApplied, IsFailure(error), IsFree: false, reason));
    }

    /// <summary>Whether the server failed on this very batch, wholly heard: what makes one of its records suspect.</summary>
    internal static bool IsFailure(NserException error) =>
        error is { Status: BadRequest or (>= 500 and not Unavailable), Operation: NserOperation.PushBatch or NserOperation.ReplaceRecord };

    /// <summary>Whether asking again can only do harm until a person has done something.</summary>
    private static bool Refuses(NserException error) => error is NserAuthenticationException or { Status: Forbidden };

    /// <summary>Whether the batch certainly did not reach the server: no connection, or no token to send it with.</summary>
    private static bool IsUnsent(NserException error) =>
        !error.OutcomeUnknown && error is not NserVersionRetiredException && (error.Status is null || error.Operation is NserOperation.Token or NserOperation.Versions);

    /// <summary>Kind, status and problem name: nothing that a server writes freely.</summary>
    private static string Reason(NserException error)
    {
        var kind = error.GetType().Name;
        var status = error.Status is { } code ? FormattableString.Invariant($" {code}") : "";
        return $"{kind}{status} in {error.Operation?.ToString() ?? "no call"}{(error.OutcomeUnknown ? ", outcome unknown" : "")}";
    }
}

/// <summary>How long to wait before the next attempt: doubling, with full jitter, so that many workers do not come back together.</summary>
/// <param name="options">The shortest and the longest wait.</param>
/// <param name="chance">Gives numbers from 0 to 1.</param>
internal sealed class Backoff(OutboxOptions options, Func<double> chance)
{
    /// <summary>Beyond this many doublings the longest wait is reached anyway.</summary>
    private const int MostDoublings = 30;

    /// <summary>The wait after so many failed attempts, from 1: by chance up to the doubled wait, a tenth of it at least.</summary>
    internal TimeSpan After(int attempts)
    {
        var longest = options.Backoff * Math.Pow(2, Math.Clamp(attempts - 1, 0, MostDoublings));
        longest = longest < options.MaxBackoff ? longest : options.MaxBackoff;
        return longest * (0.1 + (0.9 * chance()));
    }

    /// <summary>The wait that a server asks for, within reason; ours where it asks for none.</summary>
    internal TimeSpan Asked(TimeSpan? asked, int attempts) =>
        asked is not { } wait ? After(attempts)
        : wait > options.MaxBackoff ? options.MaxBackoff
        : wait < TimeSpan.Zero ? TimeSpan.Zero
        : wait;
}

/// <summary>The one source of chance outside tests. It spreads retries; nothing secret depends on it.</summary>
internal static class Chance
{
    [SuppressMessage("Security", "CA5394:Do not use insecure randomness", Justification = "Jitter only: a guess of it tells an attacker nothing.")]
    internal static double Next() => Random.Shared.NextDouble();
}
