using Nser.Standards.Tests.Schemas.Tables;

namespace Nser.Standards.Tests.Schemas;

/// <summary>What each keyword means, at every place of a schema where it may stand and in every spelling of a record.</summary>
/// <remarks>The tables cover what the public JSON Schema Test Suite covers for these keywords, in values of our own.</remarks>
public sealed class KeywordTests
{
    private static readonly Dictionary<string, KeywordTable> Tables = ((KeywordTable[])
    [
        .. TypeTables.All, .. ObjectTables.All, .. ListTables.All, .. CodeTables.All, .. NumberTables.All, .. TextTables.All, .. PatternTables.All, .. DateTables.All, .. ReferenceTables.All, .. NameTables.All,
    ]).ToDictionary(table => table.Title, StringComparer.Ordinal);

    public static TheoryData<string> Titles => [.. Tables.Keys];

    [Theory]
    [MemberData(nameof(Titles))]
    public void A_keyword_means_what_json_schema_says(string title)
    {
        var table = Tables[title];
        Assert.NotEmpty(table.Good.Concat(table.Bad));
        foreach (var (document, record) in table.Documents())
        {
            var judge = PlanJudge.Of(document);
            foreach (var respelling in Respelling.All)
            {
                Assert.All(table.Good, value => Assert.True(judge.Judge(respelling.Of(record(value))) is { IsValid: true }, $"{document} must take {respelling.Of(record(value))} and says {judge.Judge(respelling.Of(record(value)))}"));
                Assert.All(table.Bad, value => AssertRefused(table, judge, document, respelling.Of(record(value))));
            }
        }
    }

    private static void AssertRefused(KeywordTable table, PlanJudge judge, string document, string json)
    {
        var verdict = judge.Judge(json);
        Assert.True(verdict is { IsSound: true, IsValid: false }, $"{document} must refuse {json} and says {verdict}");
        Assert.All(verdict.Findings, finding => Assert.Equal(FindingSeverity.Error, finding.Severity));
        if (table.Code is not null)
        {
            Assert.True(verdict.Findings.All(finding => finding.Code == table.Code), $"{document} must refuse {json} for {table.Code} and says {verdict}");
        }
    }
}
