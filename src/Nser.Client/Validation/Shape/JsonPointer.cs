namespace Nser.Client.Validation;

/// <summary>JSON Pointers (RFC 6901) as findings carry them.</summary>
internal static class JsonPointer
{
    private const int LongestName = 64;
    private const int DigitsOfAPerson = 9;

    /// <summary>A member's name as a segment; <c>*</c> for a name that is not written like one, for then it may be what a person is called or numbered.</summary>
    internal static string Segment(string name) => IsLikeAName(name) ? name : "*";

    private static bool IsLikeAName(string name) =>
        name.Length is > 0 and <= LongestName
        && char.IsAsciiLetterLower(name[0])
        && name.All(character => char.IsAsciiLetterOrDigit(character) || character is '_' or '-' or '.')
        && name.Count(char.IsAsciiDigit) < DigitsOfAPerson;
}
