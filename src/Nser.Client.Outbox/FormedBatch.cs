namespace Nser.Client.Outbox;

/// <summary>What forming decides over the records that wait: who is in the batch, and who may not be sent after all.</summary>
/// <param name="Batch">The new batch; <see langword="null"/> when nobody was left for it.</param>
/// <param name="Members">Row numbers in the order of the bytes.</param>
/// <param name="Rejections">Rows that the batch's version does not take.</param>
internal sealed record FormedBatch(StoredBatch? Batch, IReadOnlyList<long> Members, IReadOnlyList<RecordSettlement> Rejections);
