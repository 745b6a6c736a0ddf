using System.Collections.Immutable;
using Nser.Standards.Schemas.Patterns;

namespace Nser.Standards.Schemas;

/// <summary>Chooses the fastest form that is sure of all keywords of a text.</summary>
internal static class TextForms
{
    internal static TextForm For(int minLength, int maxLength, TextFormat format, PatternNode? pattern, PatternAutomaton? automaton)
    {
        var forms = pattern is null ? [] : FixedForms.Of(pattern);
        if (format != TextFormat.None)
        {
            return minLength > 0 || maxLength < int.MaxValue ? new NoForm()
                : format == TextFormat.Date ? new DateForm(automaton, forms)
                : new InstantForm(automaton, pattern is null ? [] : FixedForms.Some(pattern));
        }

        if (pattern is null || automaton is null)
        {
            return new FreeForm(minLength, maxLength);
        }

        var otherwise = new AutomatonForm(automaton, minLength, maxLength);
        ImmutableArray<FixedForm> allowed = [.. forms.Where(form => form.Characters.Length >= minLength && form.Characters.Length <= maxLength)];
        return allowed.Length == 1 ? allowed[0] : allowed.Length > 1 ? new FixedForms(allowed) : RunForm.Of(pattern, minLength, maxLength, otherwise) ?? (TextForm)otherwise;
    }

    /// <summary>Codes are told by themselves only where no other keyword of text speaks, and none is written with escapes.</summary>
    internal static TextForm ForCodes(Literals codes, TextShape text) =>
        text is { MinLength: 0, MaxLength: int.MaxValue, Format: TextFormat.None, Pattern: null } ? new CodeForm(codes.Texts) : new NoForm();
}
