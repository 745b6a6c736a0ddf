namespace Nser.Standards.Schemas;

/// <summary>JSON Pointers (RFC 6901) as findings carry them.</summary>
internal static class JsonPointer
{
    private const int LongestName = 64;
    private const int DigitsOfAPerson = 9;

    /// <summary>A member's name as a segment with the slash before it.</summary>
    internal static string Step(string name) => "/" + Segment(name);

    /// <summary>A member's name as a segment; <c>*</c> for a name with spaces, other letters than ASCII or many digits: it may be what a person is called or numbered.</summary>
    internal static string Segment(string name) =>
        IsLikeAName(name) ? name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal) : "*";

    private static bool IsLikeAName(string name) =>
        name.Length <= LongestName && name.All(character => character is > ' ' and <= '~') && name.Count(char.IsAsciiDigit) < DigitsOfAPerson;
}
