using Nser.Standards;

namespace Nser.Client.Outbox;

/// <summary>A batch as the store holds it. Everything that its bytes depend on is fixed here before the first attempt.</summary>
internal sealed record StoredBatch
{
    /// <summary>Its key; empty before it is made.</summary>
    internal string Key { get; init; } = "";

    internal required string Feed { get; init; }

    internal required NserStandard Standard { get; init; }

    internal required BatchPurpose Purpose { get; init; }

    internal required NserApiVersion Version { get; init; }

    internal required string OrganizationCode { get; init; }

    internal DateTimeOffset GeneratedAt { get; init; }

    /// <summary>SHA-256 over the body before compression, in hexadecimal capitals; a batch whose bytes come out otherwise is not sent.</summary>
    internal string Sha256 { get; init; } = "";

    internal int Count { get; init; }

    internal OutboxBatchState State { get; init; } = OutboxBatchState.Open;

    /// <summary>Attempts begun so far, this one included.</summary>
    internal int Attempts { get; init; }

    /// <summary>Complete answers of the kind "I failed" (5xx) so far: what makes a poison record suspected.</summary>
    internal int Failures { get; init; }

    /// <summary>Whether an earlier attempt may have been applied: it was begun, and no answer said that nothing was stored.</summary>
    internal bool MaybeApplied { get; init; }

    /// <summary>When the first attempt began, on the store's clock; <see langword="null"/> before.</summary>
    internal DateTimeOffset? FirstSentAt { get; init; }

    /// <summary>The batch it was split from.</summary>
    internal string? Parent { get; init; }
}

/// <summary>The right to act for a batch until <paramref name="Until"/>; who acts with an older fence is refused by the store.</summary>
/// <param name="Key">The batch.</param>
/// <param name="Owner">Who holds it.</param>
/// <param name="Fence">Grows with every take-over.</param>
/// <param name="Until">When it ends, on the store's clock.</param>
internal sealed record BatchLease(string Key, string Owner, long Fence, DateTimeOffset Until);

/// <summary>A batch in hand.</summary>
internal sealed record LeasedBatch(StoredBatch Batch, BatchLease Lease);

/// <summary>What forming decides over the records that wait: who is in the batch, and who may not be sent after all.</summary>
/// <param name="Batch">The new batch; <see langword="null"/> when nobody was left for it.</param>
/// <param name="Members">Row numbers in the order of the bytes.</param>
/// <param name="Rejections">Rows that the batch's version does not take.</param>
internal sealed record FormedBatch(StoredBatch? Batch, IReadOnlyList<long> Members, IReadOnlyList<RecordSettlement> Rejections);

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

/// <summary>A record as a batch needs it.</summary>
/// <param name="Id">Its row; rows of one record id are sent in the order of this number.</param>
/// <param name="RecordId">Its id.</param>
/// <param name="Json">Its bytes.</param>
internal sealed record StoredRecord(long Id, string RecordId, ReadOnlyMemory<byte> Json)
{
    public override string ToString() => $"row {Id}";
}

/// <summary>A record on its way into the store, judged already.</summary>
/// <param name="RecordId">Its id, or a made-up one (<c>?</c> and the content's hash) for a record whose id cannot be read.</param>
/// <param name="Content">SHA-256 of <paramref name="Json"/>, 32 bytes: what makes two versions of a record the same.</param>
/// <param name="Json">The bytes that were validated, and that will be sent.</param>
/// <param name="Rejection">Why it must not be sent; <see langword="null"/> for a good record.</param>
internal sealed record NewRecord(string RecordId, ReadOnlyMemory<byte> Content, ReadOnlyMemory<byte> Json, Rejection? Rejection)
{
    public override string ToString() => nameof(NewRecord);
}

/// <summary>Why a record is rejected or parked: the first error's code for counting, and all findings as JSON.</summary>
internal sealed record Rejection(string Code, string FindingsJson);
