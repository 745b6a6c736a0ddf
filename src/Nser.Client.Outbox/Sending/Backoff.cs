namespace Nser.Client.Outbox.Sending;

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
