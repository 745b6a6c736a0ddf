using System.Text.Json;

namespace Nser.Standards.Records;

/// <summary>Room for the texts of one record that were written with escapes, used again by the next record: reading them allocates nothing.</summary>
internal sealed class UnescapedTexts
{
    /// <summary>Holds every escaped text of a usual record many times over; a longer text gets room of its own.</summary>
    private const int Size = 4096;

    private byte[] room = new byte[Size];
    private int used;

    /// <summary>Gives the room free; what was read before must not be used any more.</summary>
    internal void Clear() => used = 0;

    /// <summary>The text without quotes and escapes.</summary>
    internal ReadOnlySpan<byte> Read(ReadOnlySpan<byte> quoted)
    {
        if (quoted.Length > Size)
        {
            return Unescape(quoted, new byte[quoted.Length]);
        }

        if (quoted.Length > Size - used)
        {
            // Texts that were read keep the old room.
            room = new byte[Size];
            used = 0;
        }

        var text = Unescape(quoted, room.AsSpan(used));
        used += text.Length;
        return text;
    }

    private static ReadOnlySpan<byte> Unescape(ReadOnlySpan<byte> quoted, Span<byte> target)
    {
        var reader = new Utf8JsonReader(quoted);
        reader.Read();
        return target[..reader.CopyString(target)];
    }
}
