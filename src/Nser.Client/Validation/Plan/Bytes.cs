using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Nser.Client.Validation.Plan;

/// <summary>Reading a record's bytes many at a time, never beyond its end.</summary>
internal static class Bytes
{
    /// <summary>The 32 bytes from this place on; zeros stand for what lies behind the end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<byte> Window(ReadOnlySpan<byte> json, int at) =>
        at <= json.Length - Vector256<byte>.Count ? Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(json), (nuint)at) : LastWindow(json, at);

    /// <summary>The first place from here on that holds no white space.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int Space(ReadOnlySpan<byte> json, int at) =>
        at < json.Length && json[at] > ' ' ? at : LongSpace(json, at);

    /// <summary>Where in the window the first quote stands, not before <paramref name="from"/>; -1 when there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int QuoteIn(in Vector256<byte> window, int from)
    {
        var quotes = Vector256.Equals(window, Vector256.Create((byte)'"')).ExtractMostSignificantBits() & (uint.MaxValue << from);
        return quotes == 0 ? -1 : BitOperations.TrailingZeroCount(quotes);
    }

    /// <summary>Whether a word stands in JSON as it is: without a sign that must be escaped.</summary>
    internal static bool IsPlain(ReadOnlySpan<byte> word) => word.IndexOfAnyInRange((byte)0, (byte)0x1F) < 0 && word.IndexOfAny((byte)'"', (byte)'\\') < 0;

    private static Vector256<byte> LastWindow(ReadOnlySpan<byte> json, int at)
    {
        Span<byte> window = stackalloc byte[Vector256<byte>.Count];
        window.Clear();
        if (at < json.Length)
        {
            json[at..].CopyTo(window);
        }

        return Vector256.Create<byte>(window);
    }

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
internal static class Sure
{
    /// <summary>Not sure that the value fits: <see cref="Explanation"/> looks closer.</summary>
    internal const int Not = -1;
}
