namespace Nser.Client.Pipeline;

/// <summary>How long to wait for what. All are measured by <see cref="NserClientOptions.TimeProvider"/>, except <see cref="Connect"/>, which the operating system's clock measures.</summary>
public sealed class NserTimeoutOptions
{
    /// <summary>For a connection to stand, TLS included. Default 10 s; from 100 ms, at most <see cref="Attempt"/>.</summary>
    public TimeSpan Connect { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>For one attempt, from the first byte to the last. Default 100 s; at most <see cref="Total"/>.</summary>
    public TimeSpan Attempt { get; set; } = TimeSpan.FromSeconds(100);

    /// <summary>For a call with all its attempts and the waits between them. Default 10 min; at most 24 h.</summary>
    public TimeSpan Total { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Between two pieces of an answer's body. Default 30 s; from 100 ms, at most <see cref="Attempt"/>.</summary>
    public TimeSpan Idle { get; set; } = TimeSpan.FromSeconds(30);
}
