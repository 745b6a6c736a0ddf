using System.Buffers;

namespace Nser.Standards;

/// <summary>Looks at texts that should be digits only.</summary>
internal static class DigitText
{
    // U+066B and U+066C are the Arabic decimal and thousands separators.
    private static readonly SearchValues<char> Marks = SearchValues.Create(".,eE\u066B\u066C");
    private static readonly SearchValues<char> OfNumbers = SearchValues.Create("0123456789+-.,eE\u066B\u066C");

    internal static bool Only(ReadOnlySpan<char> text) => text.Length > 0 && text.IndexOfAnyExceptInRange('0', '9') < 0;

    internal static bool AllEqual(ReadOnlySpan<char> text) => text.Length > 0 && text.IndexOfAnyExcept(text[0]) < 0;

    /// <summary>Whether a spreadsheet turned the digits into a number: <c>3.52E+12</c>, <c>9999900000011.0</c>, <c>99,999,000</c>.</summary>
    internal static bool LookLikeANumber(ReadOnlySpan<char> text) =>
        !Only(text)
        && text.IndexOfAnyExcept(OfNumbers) < 0
        && text.IndexOfAnyInRange('0', '9') >= 0
        && text.IndexOfAny(Marks) >= 0;

    /// <summary>The error for such a text: digits may be lost, so nothing is restored from it.</summary>
    internal static ValueError NumberError(string what) =>
        new(ValidationCodes.IdentifierAsNumber, $"{what} looks like a number (scientific notation or decimals), so digits may be lost. Format the column as text and take the value from the source again.");
}
