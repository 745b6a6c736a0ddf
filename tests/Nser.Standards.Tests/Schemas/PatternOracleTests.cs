using System.Text.Json;
using System.Text.RegularExpressions;
using Nser.Client.Testing.Records;
using Nser.Standards.Schemas;

namespace Nser.Standards.Tests.Schemas;

/// <summary>Patterns by chance against .NET's own engine, where both mean the same: without characters beyond the basic plane, and with the signs of which .NET thinks otherwise written out.</summary>
public sealed class PatternOracleTests
{
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly string[] Letters = ["a", "b", "c", "1", "7", "-", " ", "é", "ب", "\n", "_"];
    private readonly SeededNumbers chance = new(7);

    [Fact]
    public void A_pattern_finds_what_another_engine_finds()
    {
        var (loaded, found, tried) = (0, 0, 0);
        for (var round = 0; round < 800; round++)
        {
            var (ours, theirs) = Choice(3);
            if (round % 3 == 0)
            {
                (ours, theirs) = ($"^(?:{ours})$", $"^(?:{theirs})\\z");
            }

            if (TryLoad(ours) is not { } judge)
            {
                continue;
            }

            loaded++;
            var regex = new Regex(theirs, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
            for (var at = 0; at < 40; at++)
            {
                var text = string.Concat(Enumerable.Range(0, chance.Next(9)).Select(_ => chance.Pick(Letters)));
                var fits = regex.IsMatch(text);
                var verdict = judge.Judge($$"""{"v":{{JsonSerializer.Serialize(text, at % 5 == 0 ? null : Relaxed)}} }""");
                Assert.True(verdict.IsValid == fits, $"{ours} on {JsonSerializer.Serialize(text)}: {verdict}");
                found += fits ? 1 : 0;
                tried++;
            }
        }

        Assert.True(loaded > 700, $"{loaded} patterns");
        Assert.InRange(found, tried / 10, tried * 9 / 10);
    }

    /// <summary>A pattern that needs too many states, or repeats an anchor, is refused.</summary>
    private static PlanJudge? TryLoad(string pattern)
    {
        try
        {
            return PlanJudge.OfMember($$"""{"pattern":{{JsonSerializer.Serialize(pattern, Relaxed)}} }""");
        }
        catch (NserSchemaException)
        {
            return null;
        }
    }

    /// <summary>The pattern as JSON Schema writes it, and the same for .NET.</summary>
    private (string Ours, string Theirs) Choice(int depth)
    {
        var branches = Enumerable.Range(0, 1 + (chance.Next(3) == 0 ? chance.Next(3) : 0)).Select(_ => Sequence(depth)).ToList();
        return (string.Join('|', branches.Select(branch => branch.Ours)), string.Join('|', branches.Select(branch => branch.Theirs)));
    }

    private (string Ours, string Theirs) Sequence(int depth)
    {
        var parts = Enumerable.Range(0, chance.Next(4)).Select(_ => Part(depth)).ToList();
        return (string.Concat(parts.Select(part => part.Ours)), string.Concat(parts.Select(part => part.Theirs)));
    }

    private (string Ours, string Theirs) Part(int depth)
    {
        var kind = chance.Next(10);
        if (kind == 0)
        {
            return chance.Next(2) == 0 ? ("^", "^") : ("$", "\\z");
        }

        var (ours, theirs) = kind > 7 && depth > 0 ? Group(depth - 1) : Single();
        var repeat = chance.Pick(["", "", "", "", "?", "*", "+", "{2}", "{0,2}", "{1,}", "{2,3}", "*?", "+?", "??", "{0}"]);
        return (ours + repeat, theirs + repeat);
    }

    private (string Ours, string Theirs) Group(int depth)
    {
        var (ours, theirs) = Choice(depth);
        var open = chance.Next(2) == 0 ? "(" : "(?:";
        return ($"{open}{ours})", $"(?:{theirs})");
    }

    private (string Ours, string Theirs) Single() => chance.Next(12) switch
    {
        0 => (".", "[^\\n\\r\\u2028\\u2029]"),
        1 => ("\\d", "[0-9]"),
        2 => ("\\D", "[^0-9]"),
        3 => ("\\w", "[A-Za-z0-9_]"),
        4 => ("\\W", "[^A-Za-z0-9_]"),
        5 => ("\\s", "[ \\n]"),
        6 => ("[a-c]", "[a-c]"),
        7 => ("[^aé]", "[^aé]"),
        8 => ("[\\dب-]", "[0-9ب-]"),
        9 => ("[^\\w]", "[^A-Za-z0-9_]"),
        _ => Letter(),
    };

    private (string, string) Letter()
    {
        var letter = chance.Pick(["a", "b", "c", "1", "-", "é", "ب", "\\n", "_", "\\-"]);
        return (letter, letter);
    }
}
