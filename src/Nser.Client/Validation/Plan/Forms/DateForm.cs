using System.Collections.Immutable;

namespace Nser.Client.Validation.Plan;

/// <summary>A calendar day, <c>yyyy-MM-dd</c>, that also fits the pattern, if there is one.</summary>
internal sealed class DateForm(PatternAutomaton? pattern, ImmutableArray<FixedForm> patternForms) : TextForm
{
    private const int Length = 10;

    internal override int End(ReadOnlySpan<byte> json, int at)
    {
        if (json.Length <= at + 1 + Length || json[at + 1 + Length] != '"' || CalendarDate.Parse(json.Slice(at + 1, Length)) is null)
        {
            return Sure.Not;
        }

        return pattern is null || FitsPattern(json, at) ? at + Length + 2 : Sure.Not;
    }

    private bool FitsPattern(ReadOnlySpan<byte> json, int at)
    {
        var window = Bytes.Window(json, at + 1);
        foreach (var form in patternForms)
        {
            if (form.Matches(window))
            {
                return true;
            }
        }

        return patternForms.IsEmpty && pattern!.Fits(json.Slice(at + 1, Length));
    }
}
