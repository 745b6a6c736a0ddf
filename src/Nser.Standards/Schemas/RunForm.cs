using System.Buffers;
using System.Numerics;
using System.Runtime.Intrinsics;
using Nser.Standards.Schemas.Patterns;
using Nser.Standards.Text;

namespace Nser.Standards.Schemas;

/// <summary>A text of one set of characters throughout, but perhaps for the first; ASCII is told fast, anything else by the pattern's automaton.</summary>
internal sealed class RunForm : TextForm
{
    private readonly Vector256<byte>[] lows;
    private readonly Vector256<byte>[] widths;
    private readonly SearchValues<byte>? begins;
    private readonly int minLength;
    private readonly int maxLength;
    private readonly AutomatonForm otherwise;

    private RunForm(PatternNode.Repeat run, CodePointSet? begin, int minLength, int maxLength, AutomatonForm otherwise)
    {
        var ranges = Ascii(((PatternNode.Character)run.Part).Set).Ranges;
        lows = [.. ranges.Select(range => Vector256.Create((byte)range.First))];
        widths = [.. ranges.Select(range => Vector256.Create((byte)(range.Last - range.First)))];
        begins = begin is { } set ? SearchValues.Create([.. Ascii(set).Ranges.SelectMany(range => Enumerable.Range(range.First, range.Last - range.First + 1)).Select(value => (byte)value)]) : null;
        var ahead = begin is null ? 0 : 1;
        this.minLength = Math.Max(minLength, run.Least + ahead);
        this.maxLength = Math.Min(maxLength, run.Most is { } most ? most + ahead : int.MaxValue);
        this.otherwise = otherwise;
    }

    /// <summary>The form of this pattern; <see langword="null"/> when it is no such run.</summary>
    internal static RunForm? Of(PatternNode pattern, int minLength, int maxLength, AutomatonForm otherwise) => pattern switch
    {
        PatternNode.Sequence { Parts: [PatternNode.Start, PatternNode.Repeat { Part: PatternNode.Character } run, PatternNode.End] } => new(run, null, minLength, maxLength, otherwise),
        PatternNode.Sequence { Parts: [PatternNode.Start, PatternNode.Character(var begin), PatternNode.Repeat { Part: PatternNode.Character(var set) } run, PatternNode.End] } when set.Covers(begin) => new(run, begin, minLength, maxLength, otherwise),
        _ => null,
    };

    internal override int End(ReadOnlySpan<byte> json, int at)
    {
        var length = RunLength(json, at + 1);
        var end = at + 1 + length;
        if (end >= json.Length)
        {
            return FastPath.Undecided;
        }

        if (json[end] == '"')
        {
            return length >= minLength && length <= maxLength && (begins is null || begins.Contains(json[at + 1])) ? end + 1 : FastPath.Undecided;
        }

        return json[end] >= 0x80 ? otherwise.End(json, at) : FastPath.Undecided;
    }

    /// <summary>How many bytes of the set stand from here on.</summary>
    private int RunLength(ReadOnlySpan<byte> json, int start)
    {
        for (var at = start; at <= json.Length - Vector256<byte>.Count; at += Vector256<byte>.Count)
        {
            var window = Bytes.Window(json, at);
            var inside = Vector256<byte>.Zero;
            for (var range = 0; range < lows.Length; range++)
            {
                var above = window - lows[range];
                inside |= Vector256.Equals(Vector256.Min(above, widths[range]), above);
            }

            var outside = ~inside.ExtractMostSignificantBits();
            if (outside != 0)
            {
                return at + BitOperations.TrailingZeroCount(outside) - start;
            }
        }

        return json.Length - start;
    }

    /// <summary>The set's printable ASCII characters, but for quote and backslash.</summary>
    private static CodePointSet Ascii(CodePointSet set) =>
        CodePointSet.Of(0, ' ' - 1).Or(CodePointSet.Of('"', '"')).Or(CodePointSet.Of('\\', '\\')).Or(CodePointSet.Of(0x80, 0x10FFFF)).Or(set.Not()).Not();
}
