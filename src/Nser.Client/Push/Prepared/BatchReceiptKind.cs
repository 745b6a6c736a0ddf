namespace Nser.Client.Push.Prepared;

/// <summary>What a server answered to a batch as a whole.</summary>
public enum BatchReceiptKind
{
    /// <summary>The server took the batch and says what became of its records. Those of which it does not say it are <see cref="PushOutcomeKind.Unknown"/>.</summary>
    Taken,

    /// <summary>The server refused the batch and stored nothing of it. What it objects to is named; the others are <see cref="PushOutcomeKind.NotSent"/> and may go under another key.</summary>
    Refused,

    /// <summary>The body is too large for the server (413), which stored nothing: split the batch, under other keys.</summary>
    TooLarge,
}
