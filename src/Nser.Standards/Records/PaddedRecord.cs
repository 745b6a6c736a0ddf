namespace Nser.Standards.Records;

/// <summary>Room for a copy of one record with zeros behind it, so that many bytes can be read at a time up to its end; for a record that ends with its array. Used again by the next record.</summary>
internal sealed class PaddedRecord
{
    /// <summary>A longer record gets no copy: room of that size is not kept for each thread.</summary>
    private const int LongestRecord = 64 * 1024;

    private byte[] room = new byte[4 * 1024];

    /// <summary>The record and its padding; empty for a record that is too long.</summary>
    internal ReadOnlySpan<byte> Copy(ReadOnlySpan<byte> json)
    {
        if (json.Length > LongestRecord)
        {
            return [];
        }

        if (room.Length < json.Length + RecordBytes.Behind)
        {
            room = new byte[LongestRecord + RecordBytes.Behind];
        }

        json.CopyTo(room);
        room.AsSpan(json.Length, RecordBytes.Behind).Clear();
        return room.AsSpan(0, json.Length + RecordBytes.Behind);
    }
}
