using System.Text;

namespace Nser.Standards.Schemas.Patterns;

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
