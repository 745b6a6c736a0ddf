namespace Nser.Client.Push;

/// <summary>What became of one record.</summary>
public enum PushOutcomeKind
{
    /// <summary>Stored by this push (with <see cref="PushOptions.DryRun"/>: would be stored).</summary>
    Accepted,

    /// <summary>Was already stored with the same content; nothing changed.</summary>
    Duplicate,

    /// <summary>Is stored, by this push or before: V1.0 counts a mixed batch's duplicates without naming them, and a look-up after a lost answer only finds the record.</summary>
    Stored,

    /// <summary>Broke a rule here and was not sent; the findings say which.</summary>
    RejectedLocally,

    /// <summary>The server refused it; the findings say why.</summary>
    RejectedByServer,

    /// <summary>The server holds other content under the same record id. Correct it with <c>CorrectAsync</c> or <c>ReplaceAsync</c>.</summary>
    Conflict,

    /// <summary>Was sent, and the answer was lost for good or does not account for it: it may be stored or not. Push it again, or read it back.</summary>
    Unknown,

    /// <summary>Is not stored: the run stopped before its turn, or its batch certainly was not taken.</summary>
    NotSent,
}
