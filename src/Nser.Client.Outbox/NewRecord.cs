namespace Nser.Client.Outbox;

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
