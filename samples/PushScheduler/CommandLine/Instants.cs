using System.Globalization;

namespace Nser.PushScheduler.CommandLine;

/// <summary>Reads the instants and days of the command line.</summary>
internal static class Instants
{
    private static readonly string[] Forms = ["yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mmzzz", "yyyy-MM-dd'T'HH:mm'Z'"];

    /// <summary><c>now</c>, or an instant that says its zone; a time without one means two instants.</summary>
    /// <exception cref="FormatException">It is neither.</exception>
    internal static DateTimeOffset Slot(string text, TimeProvider time)
    {
        if (text == "now")
        {
            return DateTimeOffset.FromUnixTimeSeconds(time.GetUtcNow().ToUnixTimeSeconds());
        }

        if (!DateTimeOffset.TryParseExact(text, Forms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant))
        {
            throw new FormatException("--slot takes an instant with its zone, like 2026-11-01T02:00:00+05:00, or now.");
        }

        // Run ahead of its time, it would count as run when its time comes.
        return instant <= time.GetUtcNow() ? instant.ToUniversalTime() : throw new FormatException("--slot: the instant lies in the future.");
    }

    /// <summary>Two days, both included.</summary>
    /// <exception cref="FormatException">They are not of the form <c>from..to</c>, or the wrong way round.</exception>
    internal static (DateOnly From, DateOnly To) Days(string text) =>
        text.Split("..") is [var first, var last] && Day(first) is { } from && Day(last) is { } to && from <= to
            ? (from, to)
            : throw new FormatException("--backfill takes two days, the earlier first, like 2026-01-01..2026-03-31.");

    private static DateOnly? Day(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
