namespace Nser.Client.Outbox;

/// <summary>The codes that the outbox itself gives to records; all others are those of <c>ValidationCodes</c>.</summary>
public static class OutboxCodes
{
    /// <summary>The registry fails whenever this record is in a batch, and takes others: parked.</summary>
    public const string Poison = "NSER-OUTBOX-POISON";

    /// <summary>The registry holds other content under this record id: parked.</summary>
    public const string Conflict = "NSER-OUTBOX-CONFLICT";

    /// <summary>Was sent, and whether the registry holds it is not known.</summary>
    public const string InDoubt = "NSER-OUTBOX-IN-DOUBT";

    /// <summary>The record alone is larger than a batch may be: rejected.</summary>
    public const string TooLarge = "NSER-OUTBOX-TOO-LARGE";

    /// <summary>Parked by a person.</summary>
    public const string Parked = "NSER-OUTBOX-PARKED";

    /// <summary>The batch's bytes came out otherwise than when its key was made; it was not sent again.</summary>
    public const string Content = "NSER-OUTBOX-CONTENT";
}
