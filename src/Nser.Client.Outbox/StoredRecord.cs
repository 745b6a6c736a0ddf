namespace Nser.Client.Outbox;

/// <summary>A record as a batch needs it.</summary>
/// <param name="Id">Its row; rows of one record id are sent in the order of this number.</param>
/// <param name="RecordId">Its id.</param>
/// <param name="Json">Its bytes.</param>
internal sealed record StoredRecord(long Id, string RecordId, ReadOnlyMemory<byte> Json)
{
    public override string ToString() => $"row {Id}";
}
