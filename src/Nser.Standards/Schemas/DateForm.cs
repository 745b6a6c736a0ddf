using System.Collections.Immutable;
using System.Runtime.Intrinsics;
using Nser.Standards.Schemas.Patterns;
using Nser.Standards.Text;

namespace Nser.Standards.Schemas;

/// <summary>A calendar day, <c>yyyy-MM-dd</c>, that also fits the pattern, if there is one.</summary>
internal sealed class DateForm(PatternAutomaton? pattern, ImmutableArray<FixedForm> patternForms) : TextForm
{
    private const int Length = 10;
    private static readonly FixedForm Written = FixedForms.Of(PatternReader.Read("^[0-9]{4}-[0-9]{2}-[0-9]{2}$"))[0];

    internal override int End(ReadOnlySpan<byte> json, int at)
    {
        var window = Bytes.Window(json, at + 1);
        return Written.Matches(window) && CalendarDate.Exists(json.Slice(at + 1, Length)) && (pattern is null || FitsPattern(json.Slice(at + 1, Length), window)) ? at + Length + 2 : FastPath.Undecided;
    }

    private bool FitsPattern(ReadOnlySpan<byte> text, in Vector256<byte> window)
    {
        foreach (var form in patternForms)
        {
            if (form.Matches(window))
            {
                return true;
            }
        }

        return patternForms.IsEmpty && pattern!.Fits(text);
    }
}
