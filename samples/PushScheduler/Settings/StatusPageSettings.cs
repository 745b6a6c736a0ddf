namespace Nser.PushScheduler.Settings;

/// <summary>Where the status page, the health and the metrics endpoints are.</summary>
internal sealed class StatusPageSettings
{
    /// <summary>The address to listen on; port 0 takes a free one. Default <c>http://127.0.0.1:5090</c>: this machine only.</summary>
    public Uri Address { get; set; } = new("http://127.0.0.1:5090");

    /// <summary>A file that holds the key to sign in with, closed to others. Required when the address is not this machine's own.</summary>
    public string? KeyFile { get; set; }
}
