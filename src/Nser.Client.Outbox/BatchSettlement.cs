namespace Nser.Client.Outbox;

/// <summary>What an answer makes of a batch: all members are <paramref name="Default"/> but for the exceptions.</summary>
/// <param name="Default">Usually <see cref="OutboxRecordState.Accepted"/>.</param>
/// <param name="Exceptions">The members of which the answer says something else.</param>
/// <param name="RequestId">The call's id for BISP's support.</param>
internal sealed record BatchSettlement(OutboxRecordState Default, IReadOnlyList<RecordSettlement> Exceptions, string? RequestId);

/// <summary>What becomes of one record.</summary>
/// <param name="Id">Its row.</param>
/// <param name="State"><see cref="OutboxRecordState.Accepted"/>, <see cref="OutboxRecordState.Rejected"/>, <see cref="OutboxRecordState.Parked"/>, <see cref="OutboxRecordState.InDoubt"/>, or <see cref="OutboxRecordState.Pending"/> to go again in another batch.</param>
/// <param name="Why">Code and findings; required for rejected, parked and in doubt.</param>
/// <param name="Purpose">How it goes again, for <see cref="OutboxRecordState.Pending"/>; <see langword="null"/> leaves it.</param>
internal sealed record RecordSettlement(long Id, OutboxRecordState State, Rejection? Why = null, BatchPurpose? Purpose = null);

/// <summary>When and why a batch goes again under the same key.</summary>
/// <param name="Wait">How long from now, on the store's clock.</param>
/// <param name="MaybeApplied">Whether the attempt may have been applied.</param>
/// <param name="IsFailure">Whether a complete 5xx answer came.</param>
/// <param name="IsFree">Whether nothing left this machine: the attempt does not count.</param>
/// <param name="Reason">A short text without personal data.</param>
internal sealed record BatchRetry(TimeSpan Wait, bool MaybeApplied, bool IsFailure, bool IsFree, string Reason);
