namespace Nser.Client.Validation.Plan;

/// <summary>A text that fits a pattern and lengths, by the pattern's automaton.</summary>
internal sealed class AutomatonForm(PatternAutomaton pattern, int minLength, int maxLength) : TextForm
{
    internal override int End(ReadOnlySpan<byte> json, int at)
    {
        var text = json[(at + 1)..];
        var length = FreeForm.LengthOf(text);
        return length >= 0 && Utf8Length.CodePoints(text[..length]) is var count && count >= minLength && count <= maxLength && pattern.Fits(text[..length]) ? at + length + 2 : Sure.Not;
    }
}
