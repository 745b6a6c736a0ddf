using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Nser.Standards.Schemas.Patterns;
using Nser.Standards.Text;

namespace Nser.Standards.Schemas;

/// <summary>A text of one of few fixed forms.</summary>
internal sealed class FixedForms(ImmutableArray<FixedForm> forms) : TextForm
{
    private const int MostForms = 16;

    internal override int End(ReadOnlySpan<byte> json, int at)
    {
        var window = Bytes.Window(json, at + 1);
        foreach (var form in forms)
        {
            if (form.Matches(window))
            {
                return at + form.Characters.Length + 2;
            }
        }

        return FastPath.Undecided;
    }

    /// <summary>All forms that the pattern takes, when it holds the text at both ends and they are few; else none.</summary>
    internal static ImmutableArray<FixedForm> Of(PatternNode pattern) =>
        Texts(pattern) is var texts && Some(pattern) is var forms && forms.Length == texts.Length ? forms : [];

    /// <summary>Such forms that the pattern takes; there may be others, longer or more various.</summary>
    internal static ImmutableArray<FixedForm> Some(PatternNode pattern) => [.. Texts(pattern).Select(FixedForm.Of).OfType<FixedForm>()];

    private static ImmutableArray<ImmutableArray<CodePointSet>> Texts(PatternNode pattern) =>
        pattern is PatternNode.Sequence { Parts: [PatternNode.Start, .. var parts, PatternNode.End] } ? Spell(new PatternNode.Sequence(parts)) : [];

    /// <summary>The sequences of characters that a part stands for; none when they are too many or too long.</summary>
    private static ImmutableArray<ImmutableArray<CodePointSet>> Spell(PatternNode part) => part switch
    {
        PatternNode.Character(var set) => [[set]],
        PatternNode.Choice(var branches) => Few(branches.Select(Spell).ToArray() is var all && all.All(each => each.Length > 0) ? all.SelectMany(each => each) : []),
        PatternNode.Sequence(var parts) => Join(parts.Select(Spell)),
        PatternNode.Repeat(var inner, var least, { } most) when most <= FixedForm.MostCharacters && most - least < MostForms =>
            Few(Enumerable.Range(least, most - least + 1).SelectMany(count => Join(Enumerable.Repeat(Spell(inner), count)))),
        _ => [],
    };

    private static ImmutableArray<ImmutableArray<CodePointSet>> Join(IEnumerable<ImmutableArray<ImmutableArray<CodePointSet>>> parts) =>
        parts.Aggregate(ImmutableArray.Create(ImmutableArray<CodePointSet>.Empty), (sofar, next) => Few(sofar.SelectMany(start => next.Select(end => start.AddRange(end)))));

    private static ImmutableArray<ImmutableArray<CodePointSet>> Few(IEnumerable<ImmutableArray<CodePointSet>> texts)
    {
        var few = texts.Take(MostForms + 1).ToImmutableArray();
        return few.Length > MostForms ? [] : few;
    }
}

/// <summary>A text of one length, each of its characters from at most two ranges of ASCII: content, length and closing quote in one comparison.</summary>
internal sealed class FixedForm : TextForm
{
    /// <summary>The closing quote must lie in the window, too.</summary>
    internal const int MostCharacters = 31;

    private readonly Vector256<byte> first;
    private readonly Vector256<byte> firstWidth;
    private readonly Vector256<byte> second;
    private readonly Vector256<byte> secondWidth;

    private FixedForm(ImmutableArray<CodePointSet> characters)
    {
        Characters = characters;
        Span<byte> lows = stackalloc byte[4 * Vector256<byte>.Count];
        lows.Clear();
        var widths = lows[Vector256<byte>.Count..];
        var others = widths[Vector256<byte>.Count..];
        var otherWidths = others[Vector256<byte>.Count..];
        widths[(characters.Length + 1)..Vector256<byte>.Count].Fill(byte.MaxValue);
        for (var at = 0; at <= characters.Length; at++)
        {
            var ranges = at == characters.Length ? [('"', '"')] : characters[at].Ranges;
            (lows[at], widths[at]) = Range(ranges[0]);
            (others[at], otherWidths[at]) = Range(ranges[^1]);
        }

        first = Vector256.Create<byte>(lows);
        firstWidth = Vector256.Create<byte>(widths);
        second = Vector256.Create<byte>(others);
        secondWidth = Vector256.Create<byte>(otherWidths);
    }

    internal ImmutableArray<CodePointSet> Characters { get; }

    /// <summary>The form of these characters; <see langword="null"/> when they are too many, or too various.</summary>
    internal static FixedForm? Of(ImmutableArray<CodePointSet> characters) =>
        characters.Length <= MostCharacters && characters.All(set => set.Ranges.Length is 1 or 2 && set.Ranges[^1].Last < 0x80 && set.Ranges.All(range => range.First >= ' ') && !set.Covers(CodePointSet.Of('"', '"')) && !set.Covers(CodePointSet.Of('\\', '\\')))
            ? new(characters)
            : null;

    internal override int End(ReadOnlySpan<byte> json, int at) =>
        Matches(Bytes.Window(json, at + 1)) ? at + Characters.Length + 2 : FastPath.Undecided;

    /// <summary>Whether the text and its closing quote stand at the window's beginning.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool Matches(in Vector256<byte> window)
    {
        var above = window - first;
        var aboveOther = window - second;
        return (Vector256.Equals(Vector256.Min(above, firstWidth), above) | Vector256.Equals(Vector256.Min(aboveOther, secondWidth), aboveOther)) == Vector256<byte>.AllBitsSet;
    }

    /// <summary>Whether every text of the other form is one of this.</summary>
    internal bool Covers(FixedForm other) =>
        Characters.Length == other.Characters.Length && Characters.Zip(other.Characters).All(pair => pair.First.Covers(pair.Second));

    private static (byte Low, byte Width) Range((int First, int Last) range) => ((byte)range.First, (byte)(range.Last - range.First));
}
