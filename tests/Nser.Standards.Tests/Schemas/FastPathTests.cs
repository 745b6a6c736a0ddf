using System.Text;
using Nser.Client.Sandbox.Seeds;
using Nser.Standards.Schemas;
using Xunit.Abstractions;

namespace Nser.Standards.Tests.Schemas;

/// <summary>The fast path takes what is plainly good, so that the slow one is left what is odd.</summary>
public sealed class FastPathTests(ITestOutputHelper output)
{
    private const int People = 1500;

    public static TheoryData<NserStandard, string, string> Plans()
    {
        var plans = new TheoryData<NserStandard, string, string>();
        foreach (var standard in Enum.GetValues<NserStandard>())
        {
            plans.Add(standard, "1.0", "1.0");
            plans.Add(standard, "1.0", "2.0");
            plans.Add(standard, "2.0", "2.0");
        }

        return plans;
    }

    [Theory]
    [MemberData(nameof(Plans))]
    public void Every_good_record_is_taken_at_once(NserStandard standard, string written, string judged)
    {
        var judge = new PlanJudge(StandardPlans.For(standard, Version(judged)));

        Assert.All(Lines(standard, Version(written)), line => Assert.True(judge.Judge(line) is { IsAccepted: true }, $"{line}: {judge.Judge(line)}"));
        Assert.True(judge.Judged > 780);
    }

    [Fact]
    public void A_record_as_the_client_itself_writes_it_is_taken_at_once()
    {
        AssertTaken(NserStandard.ProgrammeEnrollment, SyntheticPeople.Enrollments(People, 3, NserApiVersion.V2));
        AssertTaken(NserStandard.AssetDelivery, SyntheticPeople.Deliveries(People, 3, NserApiVersion.V2));
        AssertTaken(NserStandard.GeoUnit, SyntheticPeople.GeoUnits(781));
    }

    [Theory]
    [MemberData(nameof(Plans))]
    public void A_good_record_is_taken_at_once_whatever_the_order_of_its_members_and_with_spaces_where_libraries_put_them(NserStandard standard, string written, string judged)
    {
        var judge = new PlanJudge(StandardPlans.For(standard, Version(judged)));

        Assert.All(Lines(standard, Version(written)), line => Assert.All([Respelling.Reversed, Respelling.Aired], respelling => Assert.True(judge.Judge(respelling.Of(line)) is { IsAccepted: true }, respelling.Of(line))));
    }

    [Theory]
    [MemberData(nameof(Plans))]
    public void The_fields_lie_where_they_lie_however_the_record_is_laid_out(NserStandard standard, string written, string judged)
    {
        foreach (var respelling in Respelling.All)
        {
            var judge = new PlanJudge(StandardPlans.For(standard, Version(judged)));
            foreach (var line in Lines(standard, Version(written)).Take(200))
            {
                Assert.True(judge.Judge(respelling.Of(line)).IsValid, line);
            }

            output.WriteLine($"{standard} {written} by {judged}, spelling {Array.IndexOf(Respelling.All, respelling)}: {judge.Accepted} of {judge.Valid} taken at once");
        }
    }

    [Theory]
    [InlineData("2.0")]
    [InlineData("1.0")]
    public void What_the_schema_does_not_know_is_passed_over_and_noted_where_a_rule_reads_it(string version)
    {
        string[] strangers = ["\"ourOwn\":7", "\"ourOwn\":{\"a\":[1,{\"b\":null}],\"location\":{\"latitude\":1}}", "\"latitude\":31.5", "\"longitude\":\"x\"", "\"shoeSize\":[[],{}]", "\"locations\":{\"provinceCode\":\"PK9\"}", "\"level\":\"TEHSIL\"", "\"status\":null", "\"\":\"\"", "\"ب\":\"🐐\""];
        foreach (var standard in Enum.GetValues<NserStandard>())
        {
            var judge = new PlanJudge(StandardPlans.For(standard, Version(version)));
            foreach (var line in Lines(standard, NserApiVersion.V1).Take(50))
            {
                var own = standard == NserStandard.GeoUnit ? strangers.Where(stranger => !stranger.StartsWith("\"level", StringComparison.Ordinal) && !stranger.StartsWith("\"status", StringComparison.Ordinal)) : strangers;
                Assert.All(own, stranger =>
                {
                    Assert.True(judge.Judge($"{{{stranger},{line[1..]}").IsValid, stranger);
                    Assert.True(judge.Judge($"{line[..^1]},{stranger}}}").IsValid, stranger);
                    Assert.True(judge.Judge(line.Replace("\"location\":{", "\"location\":{" + stranger + ",", StringComparison.Ordinal)).IsValid, stranger);
                    Assert.True(judge.Judge(line.Replace("\"location\":{", $"\"location\":{{{stranger.Replace("ourOwn", "location", StringComparison.Ordinal)},", StringComparison.Ordinal)).IsValid, stranger);
                });
            }

            output.WriteLine($"{standard} {version}: {judge.Accepted} of {judge.Valid} taken at once");
        }
    }

    [Theory]
    [InlineData(NserStandard.AssetDelivery, """ "education":{"level":"PRIMARY","attendancePercent":70} """)]
    [InlineData(NserStandard.AssetDelivery, """ "education":[{"level":"PRIMARY"}] """)]
    [InlineData(NserStandard.GeoUnit, """ "education":{"location":{"latitude":1},"level":"PRIMARY"} """)]
    [InlineData(NserStandard.GeoUnit, """ "location":{"latitude":31.5,"longitude":null,"provinceCode":"PK6"} """)]
    [InlineData(NserStandard.GeoUnit, """ "location":{"location":{"latitude":31.5}} """)]
    [InlineData(NserStandard.GeoUnit, """ "location":[{"latitude":31.5}] """)]
    [InlineData(NserStandard.GeoUnit, """ "l\u006fcation":{"l\u0061titude":31.5} """)]
    public void An_object_that_belongs_to_another_standard_is_noted_with_what_it_holds(NserStandard standard, string stranger)
    {
        foreach (var version in NserApiVersion.Known)
        {
            var judge = new PlanJudge(StandardPlans.For(standard, version));
            Assert.All(Lines(standard, NserApiVersion.V1).Take(20), line => Assert.True(judge.Judge($"{line[..^1]},{stranger}}}").IsValid, stranger));
        }
    }

    private static void AssertTaken<TRecord>(NserStandard standard, IReadOnlyList<TRecord> records)
        where TRecord : class
    {
        var judge = new PlanJudge(StandardPlans.For(standard, NserApiVersion.V2));
        Assert.All(records, record =>
        {
            var json = StandardsJson.Write(record);
            Assert.True(judge.Judge(json) is { IsAccepted: true }, Encoding.UTF8.GetString(json));
        });
    }

    private static IEnumerable<string> Lines(NserStandard standard, NserApiVersion version) => standard switch
    {
        NserStandard.ProgrammeEnrollment => SyntheticPeople.EnrollmentLines(People, 3, version),
        NserStandard.AssetDelivery => SyntheticPeople.DeliveryLines(People, 3, version),
        _ => SyntheticPeople.GeoUnitLines(781),
    };

    private static NserApiVersion Version(string text) => NserApiVersion.Known.Single(version => version.ToString() == text);
}
