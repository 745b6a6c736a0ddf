using System.Buffers;
using System.Text.Unicode;

namespace Nser.Client.Validation.Plan;

/// <summary>Any text of a length.</summary>
internal sealed class FreeForm(int minLength, int maxLength) : TextForm
{
    private const byte FirstBeyondAscii = 0x80;

    /// <summary>What ends plain ASCII: the quote, an escape, a control character, other letters.</summary>
    private static readonly SearchValues<byte> NotPlain = SearchValues.Create([.. Enumerable.Range(0, 256).Where(value => value is < ' ' or '"' or '\\' or >= FirstBeyondAscii).Select(value => (byte)value)]);
    private static readonly SearchValues<byte> NotText = SearchValues.Create([.. Enumerable.Range(0, 256).Where(value => value is < ' ' or '"' or '\\').Select(value => (byte)value)]);

    internal override int End(ReadOnlySpan<byte> json, int at)
    {
        var text = json[(at + 1)..];
        var length = text.IndexOfAny(NotPlain);
        if (length < 0)
        {
            return Sure.Not;
        }

        if (text[length] == '"')
        {
            return length >= minLength && length <= maxLength ? at + length + 2 : Sure.Not;
        }

        return text[length] >= FirstBeyondAscii && LengthOf(text) is var all and >= 0 && HasLength(text[..all]) ? at + all + 2 : Sure.Not;
    }

    /// <summary>How many bytes of sound UTF-8 stand before the closing quote; -1 when anything is odd.</summary>
    internal static int LengthOf(ReadOnlySpan<byte> text)
    {
        var length = text.IndexOfAny(NotText);
        return length >= 0 && text[length] == '"' && Utf8.IsValid(text[..length]) ? length : -1;
    }

    private bool HasLength(ReadOnlySpan<byte> text) => Utf8Length.CodePoints(text) is var count && count >= minLength && count <= maxLength;
}
