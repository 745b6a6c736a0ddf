namespace Nser.Client.Validation.Plan;

/// <summary>A moment with its offset (RFC 3339) that also fits the pattern, if there is one.</summary>
internal sealed class InstantForm : TextForm
{
    private static readonly FixedForm WithOffset = FixedForms.Of(PatternReader.Read("^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}[+-][0-9]{2}:[0-9]{2}$"))[0];
    private readonly PatternAutomaton? pattern;
    private readonly bool patternTakesOffset;

    internal InstantForm(PatternAutomaton? pattern, IEnumerable<FixedForm> patternForms)
    {
        this.pattern = pattern;
        patternTakesOffset = pattern is null || patternForms.Any(form => form.Covers(WithOffset));
    }

    internal override int End(ReadOnlySpan<byte> json, int at)
    {
        var length = Bytes.QuoteIn(Bytes.Window(json, at), 1) is var near and > 0 ? near - 1 : json[(at + 1)..].IndexOf((byte)'"');
        if (length < 0)
        {
            return Sure.Not;
        }

        var text = json.Slice(at + 1, length);
        var isTaken = InstantText.IsWellFormed(text) && ((patternTakesOffset && WithOffset.Matches(Bytes.Window(json, at + 1))) || pattern is null || pattern.Fits(text));
        return isTaken ? at + length + 2 : Sure.Not;
    }
}
