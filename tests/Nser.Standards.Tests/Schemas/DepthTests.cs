using System.Text;
using Nser.Standards.Tests.Schemas.Fuzz;

namespace Nser.Standards.Tests.Schemas;

/// <summary>Sixteen levels are read, by both ways; the seventeenth is refused.</summary>
public sealed class DepthTests
{
    /// <summary>Schemas without an end, so that the fast path follows as deep as it will go.</summary>
    public static TheoryData<string, string, string, string> Nests => new()
    {
        { """{"properties":{"a":{"$ref":"#"}}}""", "{\"a\":", "{}", "}" },
        { """{"properties":{"a":{"$ref":"#/definitions/l"}},"definitions":{"l":{"type":"array","items":{"$ref":"#/definitions/l"}}}}""", "[", "[]", "]" },
        { """{"properties":{"a":{"$ref":"#/definitions/l"}},"definitions":{"l":{"items":{"$ref":"#/definitions/l"},"properties":{"b":{"$ref":"#/definitions/l"}}}}}""", "[{\"b\":", "[7]", "}]" },
        { """{"properties":{"a":{"$ref":"#/definitions/l"}},"definitions":{"l":{"items":{"$ref":"#/definitions/l"},"properties":{"b":{"$ref":"#/definitions/l"}}}}}""", "{\"b\":[", "{}", "]}" },
        { """{"properties":{"a":{}}}""", "[", "[]", "]" },
        { """{"additionalProperties":{"type":"array"}}""", "[", "[]", "]" },
    };

    [Theory]
    [MemberData(nameof(Nests))]
    public void As_many_levels_are_read_as_the_strict_reader_reads(string schema, string open, string core, string close)
    {
        var judge = PlanJudge.Of(schema);
        var deepest = 0;
        for (var count = 0; count < 24; count++)
        {
            var inner = string.Concat(Enumerable.Repeat(open, count)) + core + string.Concat(Enumerable.Repeat(close, count));
            var json = Encoding.UTF8.GetBytes($"{{\"a\":{inner}}}");
            var isRead = StrictReading.Takes(json);

            var verdict = judge.Judge(json);

            Assert.Equal((isRead, isRead), (verdict.IsSound, verdict.IsValid));
            deepest = isRead ? 1 + (inner.Length - inner.Replace("{", "", StringComparison.Ordinal).Replace("[", "", StringComparison.Ordinal).Length) : deepest;
        }

        Assert.InRange(deepest, 15, 16);
    }
}
