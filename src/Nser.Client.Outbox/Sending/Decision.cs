namespace Nser.Client.Outbox.Sending;

/// <summary>What becomes of a batch in hand: one of the four below, written to the store under its lease.</summary>
internal abstract record Decision;

/// <summary>Every record has a state of its own; the batch is done.</summary>
internal sealed record Settled(BatchSettlement Settlement) : Decision;

/// <summary>The batch goes again later, under the same key.</summary>
/// <param name="Retry">When and why.</param>
/// <param name="Target">What it means for every batch of the same client.</param>
internal sealed record Again(BatchRetry Retry, TargetPause? Target = null) : Decision;

/// <summary>Smaller batches take its place.</summary>
internal sealed record Divided(IReadOnlyList<FormedBatch> Parts) : Decision;

/// <summary>Nobody knows whether it was applied, and nothing may be done about it without a person.</summary>
internal sealed record Doubted(Rejection Why) : Decision;

/// <summary>A client is left alone, by all workers.</summary>
/// <param name="Wait">For how long; <see langword="null"/> until a person resumes it.</param>
/// <param name="Reason">A short text without personal data.</param>
internal sealed record TargetPause(TimeSpan? Wait, string Reason);
