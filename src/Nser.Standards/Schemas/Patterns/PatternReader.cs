using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Nser.Standards.Schemas.Patterns;

/// <summary>Reads the part of ECMA 262's patterns that needs no memory: characters, classes, groups, choices, counted repeats, anchors. Anything else is refused.</summary>
internal sealed class PatternReader
{
    private const int MostRepeats = 1000;
    private const int DeepestGroup = 50;
    private readonly int[] pattern;
    private int at;
    private int depth;

    private PatternReader(string pattern) => this.pattern = [.. pattern.EnumerateRunes().Select(rune => rune.Value)];

    /// <exception cref="FormatException">The pattern is broken, or asks for what is not supported; the message says what and where.</exception>
    internal static PatternNode Read(string pattern)
    {
        var reader = new PatternReader(pattern);
        var tree = reader.ReadChoice();
        return reader.at == reader.pattern.Length ? tree : throw reader.Fault("has a parenthesis too many");
    }

    private PatternNode ReadChoice()
    {
        var branches = ImmutableArray.Create(ReadSequence());
        while (Take('|'))
        {
            branches = branches.Add(ReadSequence());
        }

        return branches.Length == 1 ? branches[0] : new PatternNode.Choice(branches);
    }

    private PatternNode ReadSequence()
    {
        var parts = ImmutableArray.CreateBuilder<PatternNode>();
        while (at < pattern.Length && pattern[at] is not ('|' or ')'))
        {
            parts.Add(ReadRepeat(ReadPart()));
        }

        return parts.Count == 1 ? parts[0] : new PatternNode.Sequence(parts.ToImmutable());
    }

    private PatternNode ReadPart()
    {
        var character = pattern[at++];
        return character switch
        {
            '^' => new PatternNode.Start(),
            '$' => new PatternNode.End(),
            '(' => ReadGroup(),
            '[' => new PatternNode.Character(ReadClass()),
            '.' => new PatternNode.Character(CodePointSet.Dot),
            '\\' => new PatternNode.Character(ReadEscape()),
            '*' or '+' or '?' or '{' or '}' or ']' => throw Fault("has a sign there that needs a backslash, or something before it"),
            _ => new PatternNode.Character(CodePointSet.Of(character, character)),
        };
    }

    private PatternNode ReadGroup()
    {
        if (Take('?') && !Take(':'))
        {
            throw Fault("looks around or names a group, which is not supported");
        }

        if (++depth > DeepestGroup)
        {
            throw Fault("has too many groups within each other");
        }

        var inner = ReadChoice();
        depth--;
        return Take(')') ? inner : throw Fault("has a group that does not end");
    }

    private PatternNode ReadRepeat(PatternNode part)
    {
        var (least, most) = Take('*') ? (0, (int?)null) : Take('+') ? (1, null) : Take('?') ? (0, 1) : Take('{') ? ReadCounts() : (-1, null);
        if (least < 0)
        {
            return part;
        }

        // Greedy or not makes no difference to whether a text fits.
        Take('?');
        return part is PatternNode.Start or PatternNode.End || (at < pattern.Length && pattern[at] is '*' or '+' or '?' or '{')
            ? throw Fault("repeats what cannot be repeated")
            : new PatternNode.Repeat(part, least, most);
    }

    private (int Least, int? Most) ReadCounts()
    {
        var least = ReadCount();
        int? most = !Take(',') ? least : at < pattern.Length && pattern[at] != '}' ? ReadCount() : null;
        return Take('}') && !(most < least) ? (least, most) : throw Fault("has a repeat count that is no {n}, {n,} or {n,m}");
    }

    private int ReadCount()
    {
        var start = at;
        var count = 0;
        while (at < pattern.Length && pattern[at] is >= '0' and <= '9')
        {
            count = (count * 10) + pattern[at++] - '0';
            if (count > MostRepeats)
            {
                throw Fault($"repeats more than {MostRepeats} times");
            }
        }

        return at > start ? count : throw Fault("has a repeat count without a number");
    }

    private CodePointSet ReadClass()
    {
        var isNegated = Take('^');
        var set = CodePointSet.Empty;
        while (!Take(']'))
        {
            var first = ReadClassMember();
            if (at + 1 < pattern.Length && pattern[at] == '-' && pattern[at + 1] != ']')
            {
                at++;
                first = Range(first, ReadClassMember());
            }

            set = set.Or(first);
        }

        return isNegated ? set.Not() : set;
    }

    private CodePointSet ReadClassMember()
    {
        var character = at < pattern.Length ? pattern[at++] : throw Fault("has a class that does not end");
        return character != '\\' ? CodePointSet.Of(character, character) : Take('b') ? CodePointSet.Of('\b', '\b') : ReadEscape();
    }

    private CodePointSet Range(CodePointSet from, CodePointSet to) =>
        from.Ranges is [var (low, alsoLow)] && low == alsoLow && to.Ranges is [var (high, alsoHigh)] && high == alsoHigh && low <= high
            ? CodePointSet.Of(low, high)
            : throw Fault("has a range that does not run from one character up to another");

    private CodePointSet ReadEscape()
    {
        var escaped = at < pattern.Length ? pattern[at++] : throw Fault("ends with a backslash");
        return escaped switch
        {
            'd' => CodePointSet.Digits,
            'D' => CodePointSet.Digits.Not(),
            'w' => CodePointSet.WordCharacters,
            'W' => CodePointSet.WordCharacters.Not(),
            's' => CodePointSet.WhiteSpace,
            'S' => CodePointSet.WhiteSpace.Not(),
            't' => One('\t'),
            'n' => One('\n'),
            'r' => One('\r'),
            'f' => One('\f'),
            'v' => One('\v'),
            'x' => One(ReadHex(2)),
            'u' => One(ReadUnicode()),
            < 0x80 when !Rune.IsLetterOrDigit(new Rune(escaped)) => One(escaped),
            _ => throw Fault("has an escape that is not supported"),
        };
    }

    private int ReadUnicode()
    {
        if (Take('{'))
        {
            var end = Array.IndexOf(pattern, '}', at);
            var value = end > at && end - at <= 6 ? ReadHex(end - at) : throw Fault(@"has a \u{} without one to six hexadecimal digits");
            at++;
            return value;
        }

        var unit = ReadHex(4);
        if (unit is >= 0xD800 and < 0xDC00 && at + 1 < pattern.Length && pattern[at] == '\\' && pattern[at + 1] == 'u')
        {
            at += 2;
            var low = ReadHex(4);
            return low is >= 0xDC00 and < 0xE000 ? char.ConvertToUtf32((char)unit, (char)low) : throw Fault("names half of a character");
        }

        return unit;
    }

    private int ReadHex(int digits)
    {
        var value = 0;
        for (var end = at + digits; at < end; at++)
        {
            value = at < pattern.Length && pattern[at] < 0x80 && char.IsAsciiHexDigit((char)pattern[at])
                ? (value * 16) + int.Parse([(char)pattern[at]], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)
                : throw Fault("has a hexadecimal escape without its digits");
        }

        return Rune.IsValid(value) ? value : throw Fault("names half of a character, or none");
    }

    private static CodePointSet One(int character) => CodePointSet.Of(character, character);

    private bool Take(char expected)
    {
        var found = at < pattern.Length && pattern[at] == expected;
        at += found ? 1 : 0;
        return found;
    }

    private FormatException Fault(string what) => new(FormattableString.Invariant($"{what}, near character {at}"));
}

/// <summary>A pattern as a tree.</summary>
internal abstract record PatternNode
{
    /// <summary>One character of a set.</summary>
    internal sealed record Character(CodePointSet Set) : PatternNode;

    /// <summary>One part behind the other.</summary>
    internal sealed record Sequence(ImmutableArray<PatternNode> Parts) : PatternNode;

    /// <summary>One of several.</summary>
    internal sealed record Choice(ImmutableArray<PatternNode> Branches) : PatternNode;

    /// <summary>The same part several times.</summary>
    /// <param name="Part">What is repeated.</param>
    /// <param name="Least">How often at least.</param>
    /// <param name="Most">How often at most; <see langword="null"/> for any number.</param>
    internal sealed record Repeat(PatternNode Part, int Least, int? Most) : PatternNode;

    /// <summary>The beginning of the text, <c>^</c>.</summary>
    internal sealed record Start : PatternNode;

    /// <summary>The end of the text, <c>$</c>: its very end, also where a line feed stands there.</summary>
    internal sealed record End : PatternNode;
}
