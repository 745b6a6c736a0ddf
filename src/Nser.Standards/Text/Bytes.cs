using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Nser.Standards.Text;

/// <summary>Reading a record's bytes many at a time.</summary>
internal static class Bytes
{
    /// <summary>The number of bytes that may be read past the end of a record: two windows, because one may begin at the end and a search may go one further.</summary>
    internal const int Behind = 64;

    /// <summary>The 32 bytes from this place on, of a record and what lies behind it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The place lies behind all that may be read; no search of a record gets there.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<byte> Window(ReadOnlySpan<byte> json, int at)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)at, (uint)(json.Length - Vector256<byte>.Count));
        return Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(json), (nuint)at);
    }

    /// <summary>Whether the walk is still in the record, or at its end, and not in what lies behind; false for <see cref="FastPath.Undecided"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool IsWithin(ReadOnlySpan<byte> json, int at) => (uint)at <= (uint)(json.Length - Behind);

    /// <summary>The first place from here on that holds no white space.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int Space(ReadOnlySpan<byte> json, int at) =>
        (uint)at < (uint)json.Length && json[at] > ' ' ? at : LongSpace(json, at);

    /// <summary>Where the white space begins that stands before this place; the place itself when there is none.</summary>
    internal static int SpaceBefore(ReadOnlySpan<byte> json, int at)
    {
        while (at > 0 && json[at - 1] is (byte)' ' or (byte)'\t' or (byte)'\n' or (byte)'\r')
        {
            at--;
        }

        return at;
    }

    /// <summary>How many bytes stand before the next quote; -1 when there is none within 32.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int LengthToQuote(ReadOnlySpan<byte> json, int at)
    {
        var quotes = Vector256.Equals(Window(json, at), Vector256.Create((byte)'"')).ExtractMostSignificantBits();
        return quotes == 0 ? -1 : BitOperations.TrailingZeroCount(quotes);
    }

    /// <summary>Whether a word stands in JSON as it is: without a sign that must be escaped.</summary>
    internal static bool IsPlain(ReadOnlySpan<byte> word) => word.IndexOfAnyInRange((byte)0, (byte)0x1F) < 0 && word.IndexOfAny((byte)'"', (byte)'\\') < 0;

    private static int LongSpace(ReadOnlySpan<byte> json, int at)
    {
        while (at < json.Length && json[at] is (byte)' ' or (byte)'\t' or (byte)'\n' or (byte)'\r')
        {
            at++;
        }

        return at;
    }
}

/// <summary>The answers of the fast way.</summary>
internal static class FastPath
{
    /// <summary>Not sure that the value fits: the full walk looks closer.</summary>
    internal const int Undecided = -1;
}
