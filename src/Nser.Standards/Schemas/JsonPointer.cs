using System.Globalization;

namespace Nser.Standards.Schemas;

/// <summary>The way from the top of a record to where the reader stands; becomes a JSON Pointer (RFC 6901) when something is found.</summary>
internal sealed class PointerPath
{
    private readonly (string? Member, int Index)[] steps = new (string?, int)[SchemaPlan.MaxDepth + 1];
    private int length;

    internal void Clear() => length = 0;

    /// <param name="member">The member's step, made once for each that a schema names.</param>
    internal void Enter(string member) => steps[length++] = (member, 0);

    internal void Enter(int index) => steps[length++] = (null, index);

    internal void Leave() => length--;

    /// <summary>Nothing is made for a member of the record itself: its step is the pointer.</summary>
    internal string Pointer()
    {
        var pointer = "";
        foreach (var (member, index) in steps.AsSpan(0, length))
        {
            pointer = string.Concat(pointer, member ?? "/" + index.ToString(CultureInfo.InvariantCulture));
        }

        return pointer;
    }

    internal string PointerTo(MemberShape member) => string.Concat(Pointer(), member.Step);
}

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
