using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Nser.Standards.Text;

namespace Nser.Standards.Schemas;

/// <summary>Bytes that are recognised by one wide comparison.</summary>
internal readonly struct QuotedWord
{
    private readonly Vector256<byte> bytes;

    /// <summary>One bit for each byte that counts.</summary>
    private readonly uint mask;

    /// <summary>The word with what stands around it. One that is too long, or that JSON must write with escapes, is never recognised.</summary>
    internal QuotedWord(ReadOnlySpan<byte> before, ReadOnlySpan<byte> word, ReadOnlySpan<byte> behind)
    {
        byte[] written = [.. before, .. word, .. behind];
        Length = written.Length;
        var fits = Length <= Vector256<byte>.Count && Bytes.IsPlain(word);
        Array.Resize(ref written, Math.Max(Length, Vector256<byte>.Count));
        bytes = fits ? Vector256.Create<byte>(written) : Vector256<byte>.AllBitsSet;
        mask = fits ? uint.MaxValue >> (Vector256<byte>.Count - Length) : 1;
    }

    internal int Length { get; }

    /// <summary>Whether the bytes stand at this place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool StandsAt(ReadOnlySpan<byte> json, int at) =>
        (Vector256.Equals(Bytes.Window(json, at), bytes).ExtractMostSignificantBits() & mask) == mask;
}
