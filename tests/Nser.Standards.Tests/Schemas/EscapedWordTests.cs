using System.Text;
using Nser.Standards.Tests.Schemas.Fuzz;

namespace Nser.Standards.Tests.Schemas;

/// <summary>Names and codes with signs that JSON must escape: their bytes as they stand are another text, or none.</summary>
public sealed class EscapedWordTests
{
    private static readonly string[] Words = ["a\\b", "\\", "\\\\", "\"", "a\"b", "a\nb", "\t", "\u0000", "a\u001fb", "\\n", "\\u0061", "x\\"];

    public static TheoryData<string> All => [.. Words];

    [Theory]
    [MemberData(nameof(All))]
    public void A_code_is_taken_as_json_writes_it_and_not_as_it_stands(string word)
    {
        var judge = PlanJudge.OfMember($$"""{"enum":[{{Written(word)}},"other"]}""");

        Assert.True(judge.Judge($$"""{"v":{{Written(word)}} }""").IsValid);
        AssertNotTaken(judge, $"{{\"v\":\"{word}\"}}");
        AssertNotTaken(judge, $"{{\"v\":\"{word}\",\"w\":\"\"}}");
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_member_is_known_as_json_writes_its_name_and_not_as_it_stands(string word)
    {
        var judge = PlanJudge.Of($$"""{"required":[{{Written(word)}}],"properties":{ {{Written(word)}}:{"type":"integer"},"other":{} } }""");

        Assert.True(judge.Judge($$"""{ {{Written(word)}}:1}""").IsValid);
        AssertNotTaken(judge, $"{{\"{word}\":1}}");
        AssertNotTaken(judge, $"{{\"other\":2,\"{word}\":1}}");
        AssertNotTaken(judge, $"{{\"other\":2 , \"{word}\" : 1}}");
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_text_is_never_taken_with_what_json_must_escape(string word)
    {
        var raw = Encoding.UTF8.GetBytes($"{{\"v\":\"{word}\"}}");
        foreach (var schema in (string[])["{}", "{\"pattern\":\"\"}", "{\"pattern\":\"^[^x]*$\"}", "{\"pattern\":\"^[\\\\u0000-\\\\u007f]{1,9}$\"}", "{\"pattern\":\"^[\\\\u0000-\\\\u007f]{3}$\"}", "{\"pattern\":\"^.\"}", "{\"minLength\":1}", "{\"maxLength\":9}"])
        {
            Assert.Equal(StrictReading.Takes(raw), PlanJudge.OfMember(schema).Judge(raw).IsSound);
        }
    }

    /// <summary>Judging alone compares the ways; here the word as it stands must not be the word.</summary>
    private static void AssertNotTaken(PlanJudge judge, string json) => Assert.False(judge.Judge(json).IsValid, json);

    private static string Written(string word) => System.Text.Json.JsonSerializer.Serialize(word);
}
