using Nser.Standards;

namespace Nser.Client.Outbox;

/// <summary>A batch as the store holds it. Everything that its bytes depend on is fixed here before the first attempt.</summary>
internal sealed record StoredBatch
{
    internal required string Key { get; init; }

    internal required string Feed { get; init; }

    internal required NserStandard Standard { get; init; }

    internal required BatchPurpose Purpose { get; init; }

    internal required NserApiVersion Version { get; init; }

    internal required string OrganizationCode { get; init; }

    internal required DateTimeOffset GeneratedAt { get; init; }

    /// <summary>SHA-256 over the body before compression, in hexadecimal capitals; a batch whose bytes come out otherwise is not sent.</summary>
    internal required string Sha256 { get; init; }

    internal required int Count { get; init; }

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
