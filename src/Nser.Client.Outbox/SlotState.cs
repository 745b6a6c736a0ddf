namespace Nser.Client.Outbox;

/// <summary>Where a slot of a schedule stands.</summary>
public enum SlotState
{
    /// <summary>Is due and waits for a worker.</summary>
    Due = 0,

    /// <summary>A worker extracts its records.</summary>
    Running = 1,

    /// <summary>Its records are in the outbox.</summary>
    Done = 2,

    /// <summary>Was left out by the catch-up or overlap policy; the reason says which.</summary>
    Skipped = 3,

    /// <summary>The extraction failed as often as the policy allows; waits for a person.</summary>
    Failed = 4,
}
