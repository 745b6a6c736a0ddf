using System.Buffers.Binary;

namespace Nser.Standards.Records;

/// <summary>A short code of a place as one number, to compare and to look up: its bytes and, above them, its length, so that no two codes share one.</summary>
/// <param name="Value">The number; 0 for a code that is too long.</param>
internal readonly record struct PlaceKey(ulong Value)
{
    /// <summary>The longest code that has a key: a tehsil's.</summary>
    private const int Longest = 7;

    internal bool IsPresent => Value != 0;

    /// <summary>The key of the code's first characters, 1 to 6 of them, when it has more.</summary>
    internal PlaceKey Beginning(int length) => new((Value & ((1UL << (8 * length)) - 1)) | ((ulong)length << 56));

    internal static PlaceKey Of(ReadOnlySpan<byte> code)
    {
        if (code.Length is 0 or > Longest)
        {
            return default;
        }

        var key = (ulong)code.Length << 56;
        if (code.Length >= sizeof(uint))
        {
            // The last four overlap the first four; what overlaps is shifted out.
            var last = BinaryPrimitives.ReadUInt32LittleEndian(code[^sizeof(uint)..]);
            return new(key | BinaryPrimitives.ReadUInt32LittleEndian(code) | ((ulong)last >> (8 * (8 - code.Length)) << 32));
        }

        for (var at = 0; at < code.Length; at++)
        {
            key |= (ulong)code[at] << (8 * at);
        }

        return new(key);
    }
}
