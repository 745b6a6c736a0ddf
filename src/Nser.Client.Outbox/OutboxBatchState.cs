namespace Nser.Client.Outbox;

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
