namespace Nser.Client.Outbox;

/// <summary>What reading back a batch in doubt brought.</summary>
/// <param name="Stored">Records that the registry holds with the content that was sent: accepted.</param>
/// <param name="Conflicts">Records that the registry holds with other content: parked.</param>
/// <param name="NotStored">Records that it does not hold.</param>
public sealed record ReconcileReport(int Stored, int Conflicts, int NotStored);

/// <summary>What happens to records of a batch in doubt that the registry does not hold.</summary>
public enum NotStoredAction
{
    /// <summary>They stay in doubt; a server may still be at work on them.</summary>
    Keep,

    /// <summary>They go again in a new batch. Choose it when the registry cannot be at work on the old one any more.</summary>
    SendAgain,

    /// <summary>They are parked.</summary>
    Park,
}
