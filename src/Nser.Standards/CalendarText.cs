using System.Globalization;

namespace Nser.Standards;

/// <summary>The years and months inside codes.</summary>
internal static class CalendarText
{
    internal static bool IsYear(ReadOnlySpan<char> text) => text.Length == 4 && DigitText.Only(text) && text[0] is '1' or '2';

    internal static bool IsMonth(ReadOnlySpan<char> text) => text.Length == 2 && DigitText.Only(text) && Number(text) is >= 1 and <= 12;

    internal static int Number(ReadOnlySpan<char> digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
}
