using System.Collections.Immutable;
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
