using System.Buffers;

namespace Nser.Client.Validation.Plan;

/// <summary>A text of one set of characters throughout, but perhaps for the first; ASCII is told fast, anything else by the pattern's automaton.</summary>
internal sealed class RunForm : TextForm
{
    private readonly SearchValues<byte> characters;
    private readonly SearchValues<byte>? begins;
    private readonly int minLength;
    private readonly int maxLength;
    private readonly AutomatonForm otherwise;

    private RunForm(PatternNode.Repeat run, CodePointSet? begin, int minLength, int maxLength, AutomatonForm otherwise)
    {
        characters = Ascii(((PatternNode.Character)run.Part).Set);
        begins = begin is { } set ? Ascii(set) : null;
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
        var text = json[(at + 1)..];
        var length = text.IndexOfAnyExcept(characters);
        if (length < 0)
        {
            return Sure.Not;
        }

        if (text[length] == '"')
        {
            return length >= minLength && length <= maxLength && (begins is null || begins.Contains(text[0])) ? at + length + 2 : Sure.Not;
        }

        return text[length] >= 0x80 ? otherwise.End(json, at) : Sure.Not;
    }

    private static SearchValues<byte> Ascii(CodePointSet set) =>
        SearchValues.Create([.. Enumerable.Range(' ', 0x80 - ' ').Where(character => character is not ('"' or '\\') && set.Covers(CodePointSet.Of(character, character))).Select(character => (byte)character)]);
}
