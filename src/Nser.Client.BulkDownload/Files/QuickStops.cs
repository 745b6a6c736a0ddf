using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Nser.Client.BulkDownload.Files;

/// <summary>The places of quotes, backslashes and control characters, one after the other: found 64 bytes at a time, so that no search waits for the one before.</summary>
internal ref struct QuickStops
{
    private const int BlockSize = 64;
    private readonly ReadOnlySpan<byte> lines;
    private int block;
    private ulong stops;

    /// <param name="lines">Bytes, of which the last is a line feed.</param>
    /// <param name="at">Where to begin.</param>
    internal QuickStops(ReadOnlySpan<byte> lines, int at)
    {
        this.lines = lines;
        block = at;
        stops = Find(lines, at);
    }

    /// <summary>The next place. There is one until the last line feed was given.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal int Next()
    {
        while (stops == 0)
        {
            block += BlockSize;
            stops = Find(lines, block);
        }

        var at = block + BitOperations.TrailingZeroCount(stops);
        stops &= stops - 1;
        return at;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Find(ReadOnlySpan<byte> lines, int block)
    {
        if (block + BlockSize > lines.Length)
        {
            return FindInLast(lines[block..]);
        }

        ref var start = ref Unsafe.Add(ref MemoryMarshal.GetReference(lines), block);
        return Find(Vector256.LoadUnsafe(ref start)) | ((ulong)Find(Vector256.LoadUnsafe(ref start, (nuint)Vector256<byte>.Count)) << Vector256<byte>.Count);
    }

    private static uint Find(Vector256<byte> bytes) =>
        (Vector256.Equals(bytes, Vector256.Create((byte)'"')) | Vector256.Equals(bytes, Vector256.Create((byte)'\\')) | Vector256.LessThan(bytes, Vector256.Create((byte)' '))).ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ulong FindInLast(ReadOnlySpan<byte> rest)
    {
        Span<byte> block = stackalloc byte[BlockSize];
        block.Fill((byte)' ');
        rest.CopyTo(block);
        return Find(block, 0);
    }
}
