using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Nser.Client.BulkDownload;

/// <summary>Passes over a text of JSON (RFC 8259, section 7).</summary>
internal static class QuickText
{
    /// <summary>The place after a text's closing quote; 0 when it has none or an escape is unsound.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static int After(ReadOnlySpan<byte> lines, int at)
    {
        for (at = Stop(lines, at); lines[at] != '"'; at = Stop(lines, at))
        {
            if (lines[at] != '\\')
            {
                return 0;
            }

            switch (lines[at + 1])
            {
                case (byte)'"' or (byte)'\\' or (byte)'/' or (byte)'b' or (byte)'f' or (byte)'n' or (byte)'r' or (byte)'t':
                    at += 2;
                    break;
                case (byte)'u' when IsHexadecimal(lines[at + 2]) && IsHexadecimal(lines[at + 3]) && IsHexadecimal(lines[at + 4]) && IsHexadecimal(lines[at + 5]):
                    at += 6;
                    break;
                default:
                    return 0;
            }
        }

        return at + 1;
    }

    /// <summary>The first quote, backslash or control character.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int Stop(ReadOnlySpan<byte> lines, int at)
    {
        ref var start = ref MemoryMarshal.GetReference(lines);
        for (; at + Vector256<byte>.Count <= lines.Length; at += Vector256<byte>.Count)
        {
            var bytes = Vector256.LoadUnsafe(ref start, (nuint)at);
            var stops = (Vector256.Equals(bytes, Vector256.Create((byte)'"')) | Vector256.Equals(bytes, Vector256.Create((byte)'\\')) | Vector256.LessThan(bytes, Vector256.Create((byte)' '))).ExtractMostSignificantBits();
            if (stops != 0)
            {
                return at + BitOperations.TrailingZeroCount(stops);
            }
        }

        while (lines[at] is not ((byte)'"' or (byte)'\\' or < (byte)' '))
        {
            at++;
        }

        return at;
    }

    private static bool IsHexadecimal(byte digit) => char.IsAsciiHexDigit((char)digit);
}
