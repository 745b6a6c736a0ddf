namespace Nser.Client.Push.Prepared;

/// <summary>How batches that a caller keeps are sent.</summary>
public sealed class PreparedBatchOptions
{
    /// <summary>
    /// Whether V2.0 bodies are compressed with gzip. Default <see langword="true"/>. Another runtime may compress the same bytes otherwise:
    /// set it to <see langword="false"/> for a server that compares what was sent rather than the records in it.
    /// </summary>
    public bool Compress { get; set; } = true;

    /// <summary>How long to wait for a batch that the server works on by itself (V2.0, 202). Afterwards its outcome is unknown until it is sent again. Default 30 minutes; 1 ms to 24 h.</summary>
    public TimeSpan PollTimeout { get; set; } = TimeSpan.FromMinutes(30);
}
