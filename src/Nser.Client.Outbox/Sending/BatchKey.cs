using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Nser.Client.Outbox.Sending;

/// <summary>Makes keys of batches: UUIDs of version 7 (RFC 9562, section 5.7), which sort by the time they were made.</summary>
internal static class BatchKey
{
    internal static string New(DateTimeOffset now)
    {
        Span<byte> bytes = stackalloc byte[16];
        RandomNumberGenerator.Fill(bytes);
        Span<byte> time = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(time, now.ToUnixTimeMilliseconds());
        time[2..].CopyTo(bytes);
        bytes[6] = (byte)(0x70 | (bytes[6] & 0x0F));
        bytes[8] = (byte)(0x80 | (bytes[8] & 0x3F));
        return new Guid(bytes, bigEndian: true).ToString();
    }
}
