using System.Collections.Immutable;
using System.Text;

namespace Nser.Standards.Schemas.Patterns;

/// <summary>A set of Unicode characters as ranges of code points, in order and apart.</summary>
internal readonly record struct CodePointSet(ImmutableArray<(int First, int Last)> Ranges)
{
    private const int Highest = 0x10FFFF;

    internal static CodePointSet Empty { get; } = new([]);

    internal static CodePointSet All { get; } = Of(0, Highest);

    /// <summary>What <c>\d</c> means in ECMA 262: the ASCII digits only.</summary>
    internal static CodePointSet Digits { get; } = Of('0', '9');

    internal static CodePointSet WordCharacters { get; } = Digits.Or(Of('A', 'Z')).Or(Of('_', '_')).Or(Of('a', 'z'));

    /// <summary>What <c>\s</c> means in ECMA 262: white space and line ends.</summary>
    internal static CodePointSet WhiteSpace { get; } =
        Of('\t', '\r').Or(Of(' ', ' ')).Or(Of(0xA0, 0xA0)).Or(Of(0x1680, 0x1680)).Or(Of(0x2000, 0x200A)).Or(LineEnds).Or(Of(0x202F, 0x202F)).Or(Of(0x205F, 0x205F)).Or(Of(0x3000, 0x3000)).Or(Of(0xFEFF, 0xFEFF));

    /// <summary>What <c>.</c> means in ECMA 262: everything that does not end a line.</summary>
    internal static CodePointSet Dot { get; } = LineEnds.Or(Of('\n', '\n')).Or(Of('\r', '\r')).Not();

    private static CodePointSet LineEnds => Of(0x2028, 0x2029);

    internal static CodePointSet Of(int first, int last) => new([(first, last)]);

    internal CodePointSet Or(CodePointSet other)
    {
        var merged = ImmutableArray.CreateBuilder<(int First, int Last)>();
        foreach (var range in Ranges.Concat(other.Ranges).OrderBy(range => range.First))
        {
            if (merged.Count > 0 && range.First <= merged[^1].Last + 1)
            {
                merged[^1] = (merged[^1].First, Math.Max(merged[^1].Last, range.Last));
            }
            else
            {
                merged.Add(range);
            }
        }

        return new(merged.ToImmutable());
    }

    internal CodePointSet Not()
    {
        var gaps = ImmutableArray.CreateBuilder<(int First, int Last)>();
        var next = 0;
        foreach (var (first, last) in Ranges)
        {
            if (first > next)
            {
                gaps.Add((next, first - 1));
            }

            next = last + 1;
        }

        if (next <= Highest)
        {
            gaps.Add((next, Highest));
        }

        return new(gaps.ToImmutable());
    }

    internal bool Covers(CodePointSet other) => other.Ranges.All(Covers);

    private bool Covers((int First, int Last) part) => Ranges.Any(range => range.First <= part.First && part.Last <= range.Last);
}

/// <summary>Ranges of characters as the byte ranges that write them in UTF-8 (RFC 3629), one range for each byte of a sequence.</summary>
internal static class Utf8Sequences
{
    private static readonly (int First, int Last)[] OneLength = [(0, 0x7F), (0x80, 0x7FF), (0x800, 0xD7FF), (0xE000, 0xFFFF), (0x10000, 0x10FFFF)];

    internal static IEnumerable<(byte First, byte Last)[]> Of(CodePointSet set)
    {
        foreach (var (first, last) in set.Ranges)
        {
            foreach (var (shortest, longest) in OneLength)
            {
                foreach (var sequence in Split(Math.Max(first, shortest), Math.Min(last, longest)))
                {
                    yield return sequence;
                }
            }
        }
    }

    /// <summary>Cuts a range until all of its bytes but the first run freely, or stand still.</summary>
    private static IEnumerable<(byte First, byte Last)[]> Split(int first, int last)
    {
        if (first > last)
        {
            yield break;
        }

        for (var bits = 6; bits <= 18; bits += 6)
        {
            var low = (1 << bits) - 1;
            if ((first & ~low) == (last & ~low))
            {
                break;
            }

            // A block of 2^bits characters that is only partly in the range goes by itself.
            var cut = (first & low) != 0 ? first | low : (last & low) != low ? (last & ~low) - 1 : -1;
            if (cut >= 0)
            {
                foreach (var part in Split(first, cut).Concat(Split(cut + 1, last)))
                {
                    yield return part;
                }

                yield break;
            }
        }

        yield return Bytes(first, last);
    }

    private static (byte First, byte Last)[] Bytes(int first, int last)
    {
        Span<byte> from = stackalloc byte[4];
        Span<byte> to = stackalloc byte[4];
        var sequence = new (byte, byte)[new Rune(first).EncodeToUtf8(from)];
        new Rune(last).EncodeToUtf8(to);
        for (var at = 0; at < sequence.Length; at++)
        {
            sequence[at] = (from[at], to[at]);
        }

        return sequence;
    }
}
