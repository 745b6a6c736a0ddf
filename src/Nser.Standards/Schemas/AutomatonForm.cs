using Nser.Standards.Schemas.Patterns;
using Nser.Standards.Text;

namespace Nser.Standards.Schemas;

/// <summary>A text that fits a pattern and lengths, by the pattern's automaton.</summary>
internal sealed class AutomatonForm(PatternAutomaton pattern, int minLength, int maxLength) : TextForm
{
    internal override int End(ReadOnlySpan<byte> json, int at)
    {
        var length = pattern.TakesOnlyUtf8 ? pattern.LengthOfQuoted(json[(at + 1)..]) : -1;
        if (length < 0)
        {
            return FastPath.Undecided;
        }

        // No text has more characters than bytes, nor fewer than a quarter.
        var isLengthSure = length <= maxLength && length >= 4L * minLength;
        return isLengthSure || (Utf8Length.CodePoints(json.Slice(at + 1, length)) is var count && count >= minLength && count <= maxLength) ? at + length + 2 : FastPath.Undecided;
    }
}
