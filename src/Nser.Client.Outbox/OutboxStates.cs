namespace Nser.Client.Outbox;

/// <summary>Where a record of the outbox stands. Every record that was ever taken has one of these; none disappears but by retention.</summary>
public enum OutboxRecordState
{
    /// <summary>Belongs to a slot's extraction that is not complete yet; is not sent.</summary>
    Staged = 0,

    /// <summary>Waits for its turn.</summary>
    Pending = 1,

    /// <summary>Is a member of a batch that is not finished.</summary>
    Batched = 2,

    /// <summary>Was sent; whether the registry holds it is not known. Waits for the reconciliation or for a person.</summary>
    InDoubt = 3,

    /// <summary>Is put aside with a reason until a person replays it.</summary>
    Parked = 4,

    /// <summary>The registry holds it.</summary>
    Accepted = 5,

    /// <summary>Broke a rule, here or at the registry; kept with its findings for correction.</summary>
    Rejected = 6,

    /// <summary>A newer version of the same record took its place before it was sent.</summary>
    Superseded = 7,
}

/// <summary>Where a batch stands.</summary>
public enum OutboxBatchState
{
    /// <summary>Waits for its next attempt, or is being sent by whoever holds its lease.</summary>
    Open = 0,

    /// <summary>Every one of its records has an answer of its own.</summary>
    Done = 1,

    /// <summary>Its answer was lost and the registry offers nothing to find out by repeating it; is not sent again by itself.</summary>
    InDoubt = 2,

    /// <summary>Was divided into smaller batches because the registry could not take it whole.</summary>
    Split = 3,
}

/// <summary>How the records of a batch travel.</summary>
public enum BatchPurpose
{
    /// <summary>As one push of records that the registry does not know yet.</summary>
    Push = 0,

    /// <summary>One by one, each replacing what the registry holds under the same record id (PUT).</summary>
    Replace = 1,
}
