using System.Buffers;
using System.Numerics;
using System.Runtime.Intrinsics;
using System.Text.Unicode;
using Nser.Standards.Text;

namespace Nser.Standards.Schemas;

/// <summary>Any text of a length.</summary>
internal sealed class FreeForm(int minLength, int maxLength) : TextForm
{
    private const byte FirstBeyondAscii = 0x80;

    private static readonly SearchValues<byte> NotText = SearchValues.Create([.. Enumerable.Range(0, 256).Where(value => value is < ' ' or '"' or '\\').Select(value => (byte)value)]);

    internal override int End(ReadOnlySpan<byte> json, int at)
    {
        var length = PlainLength(json, at + 1);
        var end = at + 1 + length;
        if (end >= json.Length)
        {
            return FastPath.Undecided;
        }

        if (json[end] == '"')
        {
            return length >= minLength && length <= maxLength ? end + 1 : FastPath.Undecided;
        }

        var text = json[(at + 1)..];
        return json[end] >= FirstBeyondAscii && LengthOf(text) is var all and >= 0 && HasLength(text[..all]) ? at + all + 2 : FastPath.Undecided;
    }

    /// <summary>How many bytes of plain ASCII stand from here on: up to a quote, an escape, a control character or another letter.</summary>
    private static int PlainLength(ReadOnlySpan<byte> json, int start)
    {
        for (var at = start; at <= json.Length - Vector256<byte>.Count; at += Vector256<byte>.Count)
        {
            var window = Bytes.Window(json, at);
            var others = Vector256.Equals(window, Vector256.Create((byte)'"')) | Vector256.Equals(window, Vector256.Create((byte)'\\')) | Vector256.Equals(Vector256.Min(window, Vector256.Create((byte)0x1F)), window);
            var bits = (others | window).ExtractMostSignificantBits();
            if (bits != 0)
            {
                return at + BitOperations.TrailingZeroCount(bits) - start;
            }
        }

        return json.Length - start;
    }

    /// <summary>How many bytes of sound UTF-8 stand before the closing quote; -1 when anything is odd.</summary>
    internal static int LengthOf(ReadOnlySpan<byte> text)
    {
        var length = text.IndexOfAny(NotText);
        return length >= 0 && text[length] == '"' && Utf8.IsValid(text[..length]) ? length : -1;
    }

    private bool HasLength(ReadOnlySpan<byte> text) => Utf8Length.CodePoints(text) is var count && count >= minLength && count <= maxLength;
}
