namespace Nser.Client.Sandbox.Ledger;

/// <summary>A record as the sandbox holds it.</summary>
public sealed record StoredRecord
{
    /// <summary>What identifies it.</summary>
    public required RecordKey Key { get; init; }

    /// <summary>The record's JSON as it was sent last.</summary>
    public required string Json { get; init; }

    /// <summary>1 when pushed, one more with every correction that changed it.</summary>
    public required int Revision { get; init; }

    /// <summary>How often a push applied this content. More than 1 means that the record was stored twice: it must never happen while the contract offers safe repeats.</summary>
    public required int Applications { get; init; }

    internal string ContentHash { get; init; } = "";

    /// <summary>The key; never the content.</summary>
    public override string ToString() => $"{Key.Library} {Key.RecordId}, revision {Revision}";
}
