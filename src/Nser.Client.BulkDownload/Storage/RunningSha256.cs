using System.Buffers.Binary;

namespace Nser.Client.BulkDownload.Storage;

/// <summary>SHA-256 (FIPS 180-4) whose state can be written down and taken up by another process: .NET's own cannot.</summary>
internal sealed class RunningSha256
{
    /// <summary>Bytes of a block; a state can be written down at multiples of it.</summary>
    internal const int BlockSize = 64;

    private const int Words = 8;
    private readonly uint[] words;
    private readonly byte[] rest = new byte[BlockSize];

    internal RunningSha256()
        : this([0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19], 0)
    {
    }

    private RunningSha256(uint[] words, long length) => (this.words, Length) = (words, length);

    /// <summary>Bytes taken so far.</summary>
    internal long Length { get; private set; }

    private int Held => (int)(Length % BlockSize);

    /// <summary>Goes on from what <see cref="Save"/> wrote down.</summary>
    internal static RunningSha256 Restore(ReadOnlySpan<byte> state, long length)
    {
        var words = new uint[Words];
        for (var word = 0; word < Words; word++)
        {
            words[word] = BinaryPrimitives.ReadUInt32BigEndian(state[(word * sizeof(uint))..]);
        }

        return new(words, length);
    }

    /// <summary>The state after the whole blocks, and how many bytes they are. The up to 63 bytes beyond are left out: they are content.</summary>
    internal (byte[] State, long Length) Save() => (Bytes(words), Length - Held);

    /// <summary>Takes bytes.</summary>
    internal void Append(ReadOnlySpan<byte> bytes)
    {
        var held = Held;
        Length += bytes.Length;
        if (held > 0)
        {
            var taken = Math.Min(BlockSize - held, bytes.Length);
            bytes[..taken].CopyTo(rest.AsSpan(held));
            bytes = bytes[taken..];
            if (held + taken < BlockSize)
            {
                return;
            }

            Sha256Blocks.Take(words, rest);
        }

        var whole = bytes.Length / BlockSize * BlockSize;
        if (whole > 0)
        {
            Sha256Blocks.Take(words, bytes[..whole]);
        }

        bytes[whole..].CopyTo(rest);
    }

    /// <summary>The digest of what was taken so far; more can follow.</summary>
    internal byte[] Digest()
    {
        Span<byte> end = stackalloc byte[2 * BlockSize];
        end.Clear();
        rest.AsSpan(0, Held).CopyTo(end);
        end[Held] = 0x80;
        end = end[..(Held < BlockSize - sizeof(ulong) ? BlockSize : 2 * BlockSize)];
        BinaryPrimitives.WriteInt64BigEndian(end[^sizeof(long)..], Length * 8);
        uint[] last = [.. words];
        Sha256Blocks.Take(last, end);
        return Bytes(last);
    }

    private static byte[] Bytes(uint[] words)
    {
        var bytes = new byte[Words * sizeof(uint)];
        for (var word = 0; word < Words; word++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(word * sizeof(uint)), words[word]);
        }

        return bytes;
    }
}
