namespace Nser.Client.Outbox;

/// <summary>What became of a record that was handed to the outbox.</summary>
public enum EnqueuedKind
{
    /// <summary>Taken: it is on stable storage and will be sent.</summary>
    Queued,

    /// <summary>Was taken before with the same content and is not settled yet; nothing changed.</summary>
    AlreadyQueued,

    /// <summary>The registry accepted the same content last; there is nothing to send.</summary>
    Unchanged,

    /// <summary>Broke a rule; kept as rejected with its findings, not sent.</summary>
    Rejected,
}
