namespace Nser.Outbox.Storm.Twins;

/// <summary>A defence that a twin of the storm goes without: the checker must see it. The product has no such switches; the twin stands between it and its store.</summary>
internal enum Defence
{
    None,

    /// <summary>The key of a batch is kept over attempts (P4, P6). Without: made anew for each.</summary>
    Keys,

    /// <summary>A batch of a dead worker is taken over as it is (P3). Without: its records go back in line and into a new batch.</summary>
    Takeover,

    /// <summary>The bytes of a batch are fixed and compared before sending (P30). Without: its records come in another order, and nobody compares.</summary>
    Bytes,

    /// <summary>Who lost a batch writes nothing more about it (P7). Without: it writes all the same.</summary>
    Fence,

    /// <summary>What came of a batch is written after the answer (P4). Without: before.</summary>
    Order,

    /// <summary>The registry remembers keys and records. Without: it stores whatever comes; shows how much the storm makes it absorb.</summary>
    Memory,
}
