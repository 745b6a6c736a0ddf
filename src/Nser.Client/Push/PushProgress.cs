namespace Nser.Client.Push;

/// <summary>How far a push is, reported after each batch.</summary>
public sealed record PushProgress
{
    /// <summary>Records read from the source.</summary>
    public long Read { get; init; }

    /// <summary>Records with an outcome.</summary>
    public long Settled { get; init; }

    /// <summary>Records stored by this push.</summary>
    public long Accepted { get; init; }

    /// <summary>Records that were stored before.</summary>
    public long Duplicates { get; init; }

    /// <summary>Records refused here or by the server, conflicts not included.</summary>
    public long Rejected { get; init; }

    /// <summary>Records whose id the server knows with other content.</summary>
    public long Conflicts { get; init; }

    /// <summary>Batches answered.</summary>
    public long Batches { get; init; }
}
