namespace Nser.Client.Pipeline;

/// <summary>Reads <c>Retry-After</c> (RFC 9110, section 10.2.3) in both forms.</summary>
internal static class RetryAfter
{
    /// <summary>No server needs more; a date in 2099 is a mistake.</summary>
    internal static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    /// <summary>The wait that the server asks for, from zero to <see cref="Longest"/>; <see langword="null"/> when it asks for none that can be read.</summary>
    /// <remarks>A date is measured against the answer's own <c>Date</c>, so that a wrong clock on this side does not matter.</remarks>
    internal static TimeSpan? Of(HttpResponseMessage response, TimeProvider clock)
    {
        if (response.Headers.RetryAfter is not { } header)
        {
            return null;
        }

        var wait = header.Delta ?? (header.Date - (response.Headers.Date ?? clock.GetUtcNow()));
        return wait is not { } asked ? null
            : asked < TimeSpan.Zero ? TimeSpan.Zero
            : asked > Longest ? Longest
            : asked;
    }
}
