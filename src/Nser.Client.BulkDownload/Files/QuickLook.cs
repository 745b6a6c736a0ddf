using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Nser.Client.BulkDownload.Files;

/// <summary>A fast first look at a line: either it is certain that the line is one JSON object without coordinates, or the look says nothing and <see cref="JsonLine"/> decides.</summary>
/// <remarks>
/// As strict as <see cref="System.Text.Json.Utf8JsonReader"/> is; what is rare (escapes in names, more than 62 levels) it leaves to it. The line feed ends every search, so nothing looks beyond the bytes.
/// Compiled for speed at once: a download is often over before the JIT notices that it pays.
/// </remarks>
internal static class QuickLook
{
    private const int Unsure = 0;

    // One bit a level, 1 for an object, below a leading 1.
    private const ulong Outside = 1, Full = 1UL << 62;

    /// <summary>The length of the first line with its line feed; 0 when the look says nothing.</summary>
    /// <param name="lines">Whole lines, each with its line feed, that are known to be UTF-8.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static int CleanLine(ReadOnlySpan<byte> lines)
    {
        if (lines is not [(byte)'{', .., (byte)'\n'])
        {
            return Unsure;
        }

        var stops = new QuickStops(lines, 0);
        var open = Outside;
        for (var at = 0; ;)
        {
            at = AfterValue(lines, at, ref stops, ref open, out var isBegun);
            while (at != Unsure && !isBegun)
            {
                at = AfterBlanks(lines, at, ref stops);
                var isObject = (open & 1) != 0;
                if (lines[at] == ',')
                {
                    at = AfterBlanks(lines, at + 1, ref stops);
                    at = isObject ? AfterName(lines, at, ref stops) : at;
                    break;
                }

                if (lines[at] != (isObject ? '}' : ']'))
                {
                    return Unsure;
                }

                at++;
                open >>= 1;
                if (open == Outside)
                {
                    return AfterLine(lines, at, ref stops);
                }
            }

            if (at == Unsure)
            {
                return Unsure;
            }
        }
    }

    // Of an object or array only the beginning: up to the first value in it, or to the end of an empty one.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int AfterValue(ReadOnlySpan<byte> lines, int at, ref QuickStops stops, ref ulong open, out bool isBegun)
    {
        isBegun = false;
        switch (lines[at])
        {
            case (byte)'"':
                return AfterText(lines, ref stops);
            case (byte)'{' when open < Full:
                open = (open << 1) | 1;
                at = AfterBlanks(lines, at + 1, ref stops);
                isBegun = lines[at] != '}';
                return isBegun ? AfterName(lines, at, ref stops) : at;
            case (byte)'[' when open < Full:
                open <<= 1;
                at = AfterBlanks(lines, at + 1, ref stops);
                isBegun = lines[at] != ']';
                return at;
            case (byte)'t':
                return AfterWord(lines, at, "true"u8);
            case (byte)'f':
                return AfterWord(lines, at, "false"u8);
            case (byte)'n':
                return AfterWord(lines, at, "null"u8);
            default:
                return QuickNumber.After(lines, at);
        }
    }

    // The next stop is the quote that begins it.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int AfterText(ReadOnlySpan<byte> lines, ref QuickStops stops)
    {
        stops.Next();
        var end = stops.Next();
        if (lines[end] == '"')
        {
            return end + 1;
        }

        end = QuickText.After(lines, end);
        stops = new(lines, end);
        return end;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int AfterName(ReadOnlySpan<byte> lines, int at, ref QuickStops stops)
    {
        if (lines[at] != '"')
        {
            return Unsure;
        }

        var start = stops.Next() + 1;
        var end = stops.Next();
        if (lines[end] != '"' || CouldBeCoordinate(lines, start, end))
        {
            return Unsure;
        }

        at = AfterBlanks(lines, end + 1, ref stops);
        return lines[at] == ':' ? AfterBlanks(lines, at + 1, ref stops) : Unsure;
    }

    // latitude, longitude, lat, lon, lng, in any case: no other letter than l and L begins them.
    private static bool CouldBeCoordinate(ReadOnlySpan<byte> lines, int start, int end) => (lines[start] | 0x20) == 'l' && end - start is 3 or 8 or 9;

    private static int AfterWord(ReadOnlySpan<byte> lines, int at, ReadOnlySpan<byte> word) => lines[at..].StartsWith(word) ? at + word.Length : Unsure;

    private static int AfterLine(ReadOnlySpan<byte> lines, int at, ref QuickStops stops)
    {
        at = lines[at] == '\n' ? at : AfterBlanks(lines, at, ref stops);
        return lines[at] == '\n' ? at + 1 : Unsure;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int AfterBlanks(ReadOnlySpan<byte> lines, int at, ref QuickStops stops) => lines[at] > ' ' ? at : AfterSomeBlanks(lines, at, ref stops);

    private static int AfterSomeBlanks(ReadOnlySpan<byte> lines, int at, ref QuickStops stops)
    {
        while (lines[at] is (byte)' ' or (byte)'\t' or (byte)'\r')
        {
            at++;
        }

        // Tabs and carriage returns are stops too.
        stops = new(lines, at);
        return at;
    }
}

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

/// <summary>Passes over a number of JSON (RFC 8259, section 6).</summary>
internal static class QuickNumber
{
    /// <summary>The place after a number; 0 when it is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static int After(ReadOnlySpan<byte> lines, int at)
    {
        at = lines[at] == '-' ? at + 1 : at;
        at = lines[at] == '0' ? at + 1 : AfterDigits(lines, at);
        if (at != 0 && lines[at] == '.')
        {
            at = AfterDigits(lines, at + 1);
        }

        if (at != 0 && lines[at] is (byte)'e' or (byte)'E')
        {
            at++;
            at = AfterDigits(lines, lines[at] is (byte)'+' or (byte)'-' ? at + 1 : at);
        }

        return at;
    }

    private static int AfterDigits(ReadOnlySpan<byte> lines, int at)
    {
        var start = at;
        while (IsDigit(lines[at]))
        {
            at++;
        }

        return at == start ? 0 : at;
    }

    private static bool IsDigit(byte digit) => (uint)(digit - '0') <= 9;
}

/// <summary>Passes over a text of JSON that has escapes (RFC 8259, section 7).</summary>
internal static class QuickText
{
    /// <summary>The place after a text's closing quote; 0 when it has none or an escape is unsound.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static int After(ReadOnlySpan<byte> lines, int at)
    {
        for (; lines[at] != '"'; at++)
        {
            if (lines[at] < ' ')
            {
                return 0;
            }

            if (lines[at] == '\\')
            {
                at++;
                if (lines[at] == 'u' && IsHexadecimal(lines[at + 1]) && IsHexadecimal(lines[at + 2]) && IsHexadecimal(lines[at + 3]) && IsHexadecimal(lines[at + 4]))
                {
                    at += 4;
                }
                else if (lines[at] is not ((byte)'"' or (byte)'\\' or (byte)'/' or (byte)'b' or (byte)'f' or (byte)'n' or (byte)'r' or (byte)'t'))
                {
                    return 0;
                }
            }
        }

        return at + 1;
    }

    private static bool IsHexadecimal(byte digit) => char.IsAsciiHexDigit((char)digit);
}
