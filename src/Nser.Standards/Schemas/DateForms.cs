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
        var window = Bytes.Window(json, at + 1);
        var length = Bytes.LengthToQuote(json, at + 1);
        if (length < 0)
        {
            // Not even nine digits of a fraction fill the window.
            return FastPath.Undecided;
        }

        var text = json.Slice(at + 1, length);
        var isTaken = patternTakesOffset && WithOffset.Matches(window) ? Exists(text) : InstantText.IsWellFormed(text) && pattern?.Fits(text) != false;
        return isTaken ? at + length + 2 : FastPath.Undecided;
    }

    /// <summary>Whether a text of the form with an offset names a moment that exists.</summary>
    private static bool Exists(ReadOnlySpan<byte> text) =>
        CalendarDate.Exists(text[..10]) && Pair(text, 11) <= 23 && Pair(text, 14) <= 59 && Pair(text, 17) <= 59
        && Pair(text, 23) <= 59 && (Pair(text, 20) * 60) + Pair(text, 23) <= InstantText.MaxOffsetMinutes;

    private static int Pair(ReadOnlySpan<byte> text, int at) => (10 * (text[at] - '0')) + text[at + 1] - '0';
}
