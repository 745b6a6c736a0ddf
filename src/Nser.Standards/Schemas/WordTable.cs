using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Nser.Standards.Text;

namespace Nser.Standards.Schemas;

/// <summary>Finds names and codes by their bytes: length and three bytes choose a place, one comparison decides.</summary>
internal sealed class WordTable
{
    private const int MostTries = 200;

    /// <summary>Looked at in all tries together, so that a list of tens of thousands is read in no time, too.</summary>
    private const int MostLooks = 50_000;
    private readonly byte[][] words;

    /// <summary>Each word with its closing quote, as it stands in a record.</summary>
    private readonly QuotedWord[] quoted;

    /// <summary>For each place the first word there, -1 for none; and behind each word the next at the same place.</summary>
    private readonly int[] first;
    private readonly int[] behind;
    private readonly uint factor;

    internal WordTable(IReadOnlyList<byte[]> words)
    {
        this.words = [.. words];
        quoted = [.. words.Select(word => new QuotedWord([], word, "\""u8))];
        behind = new int[this.words.Length];
        var places = 4;
        while (places < 2 * this.words.Length)
        {
            places *= 2;
        }

        first = new int[places];

        // The odd factor under which fewest words share a place.
        factor = Enumerable.Range(0, Math.Clamp(MostLooks / (this.words.Length + 1), 1, MostTries)).Select(each => (0x9E3779B1u * (uint)each) | 1).MinBy(candidate => this.words.GroupBy(word => Place(word, candidate)).Sum(group => group.Count() - 1));
        Array.Fill(first, -1);
        for (var index = 0; index < this.words.Length; index++)
        {
            var place = Place(this.words[index], factor);
            behind[index] = first[place];
            first[place] = index;
        }
    }

    /// <summary>The word's number in the list; -1 when it is not there.</summary>
    internal int Find(ReadOnlySpan<byte> word)
    {
        var index = first[Place(word, factor)];
        while (index >= 0 && !word.SequenceEqual(words[index]))
        {
            index = behind[index];
        }

        return index;
    }

    /// <inheritdoc cref="Find(ReadOnlySpan{byte})"/>
    /// <param name="json">The record.</param>
    /// <param name="at">Where the word stands in it, before its closing quote.</param>
    /// <param name="length">How many bytes the word has.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal int Find(ReadOnlySpan<byte> json, int at, int length)
    {
        int index = first[Place(json.Slice(at, length), factor)];
        while (index >= 0 && !quoted[index].StandsAt(json, at))
        {
            index = behind[index];
        }

        return index;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Place(ReadOnlySpan<byte> word, uint by) => word.IsEmpty ? 0
        : (int)((((uint)word.Length | ((uint)word[0] << 8) | ((uint)word[word.Length / 2] << 16) | ((uint)word[^1] << 24)) * by) >> 16) & (first.Length - 1);
}

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
