using System.Numerics;
using System.Runtime.InteropServices;

namespace Nser.Standards.Schemas;

/// <summary>Lengths of texts in characters: JSON Schema counts code points, neither bytes nor UTF-16 units.</summary>
internal static class Utf8Length
{
    private const ulong Tops = 0x8080808080808080;

    /// <summary>The code points of sound UTF-8: every byte begins one, unless its first bits are 10.</summary>
    internal static int CodePoints(ReadOnlySpan<byte> text)
    {
        var following = 0;
        var words = MemoryMarshal.Cast<byte, ulong>(text);
        foreach (var word in words)
        {
            following += BitOperations.PopCount(word & ~(word << 1) & Tops);
        }

        foreach (var value in text[(words.Length * sizeof(ulong))..])
        {
            following += (value & 0xC0) == 0x80 ? 1 : 0;
        }

        return text.Length - following;
    }
}
