using System.Collections.Immutable;

namespace Nser.Client.Validation.Plan;

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

        return Sure.Not;
    }

    /// <summary>All forms that the pattern takes, when it holds the text at both ends and they are few; else none.</summary>
    internal static ImmutableArray<FixedForm> Of(PatternNode pattern)
    {
        if (pattern is not PatternNode.Sequence { Parts: [PatternNode.Start, .. var parts, PatternNode.End] })
        {
            return [];
        }

        var texts = Spell(new PatternNode.Sequence(parts));
        var forms = texts.Select(FixedForm.Of).OfType<FixedForm>().ToImmutableArray();
        return forms.Length == texts.Length ? forms : [];
    }

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
        return few.Length > MostForms || few.Any(text => text.Length > FixedForm.MostCharacters) ? [] : few;
    }
}
