using System.Text;
using Nser.Standards.Schemas;

namespace Nser.Standards.Tests.Schemas.Fuzz;

/// <summary>Records of megabytes, made to cost more than their length: were any of this work to grow with the square, the suite would not end.</summary>
public sealed class LargeRecordTests
{
    private const int Many = 100_000;
    private static readonly PlanJudge Enrollment = new(StandardPlans.For(NserStandard.ProgrammeEnrollment, NserApiVersion.V2));

    [Fact]
    public void Many_members_of_which_the_schema_knows_none() =>
        Assert.DoesNotContain(Judge(Enrollment, Members(at => FormattableString.Invariant($"\"stranger{at}\":{at}"))), finding => finding.Code != ValidationCodes.SchemaRequired);

    [Fact]
    public void Many_members_one_level_down() =>
        Assert.DoesNotContain(Judge(Enrollment, $"{{\"x\":{Members(at => FormattableString.Invariant($"\"stranger{at}\":{at}"))}}}"), finding => finding.Code != ValidationCodes.SchemaRequired);

    [Fact]
    public void The_last_of_many_members_stands_twice() =>
        Assert.Single(Judge(Enrollment, Members(at => FormattableString.Invariant($"\"stranger{Math.Min(at, Many - 2)}\":{at}"))), finding => finding.Code == ValidationCodes.SchemaDuplicate);

    [Fact]
    public void One_member_many_times() =>
        Assert.Contains(Judge(Enrollment, Members(_ => "\"cnic\":\"9999900000002\"")), finding => finding is { Code: ValidationCodes.SchemaDuplicate, Pointer: "/cnic" });

    [Theory]
    [InlineData("[", "")]
    [InlineData("{\"a\":", "")]
    [InlineData("[", "]")]
    [InlineData("{\"a\":[", "]}")]
    public void Very_many_brackets(string open, string close) =>
        Assert.Equal(ValidationCodes.SchemaJson, Assert.Single(Judge(Enrollment, "{\"a\":" + Repeated(open, 1_000_000) + Repeated(close, 1_000_000) + "}")).Code);

    [Fact]
    public void Many_different_items_and_then_one_again()
    {
        var unique = PlanJudge.OfMember("""{"uniqueItems":true}""");
        string Items(Func<int, string> item) => $"{{\"v\":[{string.Join(',', Enumerable.Range(0, Many).Select(item))}]}}";

        Assert.Empty(Judge(unique, Items(at => FormattableString.Invariant($"{at}"))));
        Assert.Empty(Judge(unique, Items(at => FormattableString.Invariant($"{{\"a\":[{at}]}}"))));
        Assert.Single(Judge(unique, Items(at => FormattableString.Invariant($"\"item {Math.Max(at, 1)}\""))));
    }

    [Fact]
    public void A_text_of_megabytes()
    {
        var texts = PlanJudge.OfMember("""{"minLength":2000000,"pattern":"(a|aa)*b|(b?a)*c$"}""");

        Assert.Empty(Judge(texts, $"{{\"v\":\"{Repeated("a", 4_000_000)}b\"}}"));
        Assert.Equal(ValidationCodes.SchemaPattern, Assert.Single(Judge(texts, $"{{\"v\":\"{Repeated("a", 4_000_000)}\"}}")).Code);
        Assert.Equal(ValidationCodes.SchemaMinLength, Assert.Single(Judge(texts, $"{{\"v\":\"{Repeated("\\u0061", 1_000_000)}\"}}")).Code);
    }

    [Fact]
    public void Numbers_of_very_many_digits_and_huge_exponents()
    {
        var number = PlanJudge.OfMember("""{"type":"number","minimum":-5,"maximum":7,"multipleOf":0.01}""");
        var integer = PlanJudge.OfMember("""{"type":"integer","exclusiveMinimum":0,"multipleOf":7}""");

        Assert.Equal([ValidationCodes.SchemaMaximum], Judge(number, $"{{\"v\":{Repeated("9", 300_000)}}}").Select(finding => finding.Code));
        Assert.Equal([ValidationCodes.SchemaMultipleOf], Judge(number, $"{{\"v\":0.{Repeated("3", 300_000)}}}").Select(finding => finding.Code));
        Assert.Equal([ValidationCodes.SchemaMaximum], Judge(number, "{\"v\":1e1000000000}").Select(finding => finding.Code));
        Assert.Equal([ValidationCodes.SchemaMultipleOf], Judge(number, "{\"v\":1e-1000000000}").Select(finding => finding.Code));
        Assert.Empty(Judge(number, $"{{\"v\":0e{Repeated("9", 100_000)}}}"));
        Assert.Equal([ValidationCodes.SchemaMaximum], Judge(number, $"{{\"v\":1e{Repeated("9", 100_000)}}}").Select(finding => finding.Code));
        Assert.Empty(Judge(integer, $"{{\"v\":{Repeated("7", 300_000)}}}"));
        Assert.Equal([ValidationCodes.SchemaMultipleOf], Judge(integer, $"{{\"v\":{Repeated("7", 300_000)}1e1000000000}}").Select(finding => finding.Code));
    }

    [Fact]
    public void A_record_of_nothing_but_space()
    {
        Assert.Single(Judge(Enrollment, Repeated(" \n", 2_000_000)), finding => finding.Code == ValidationCodes.SchemaJson);
        Assert.All(Judge(Enrollment, Repeated(" ", 2_000_000) + "{}" + Repeated("\t", 2_000_000)), finding => Assert.Equal(ValidationCodes.SchemaRequired, finding.Code));
    }

    private static IReadOnlyList<ValidationFinding> Judge(PlanJudge judge, string json) => judge.Judge(Encoding.UTF8.GetBytes(json)).Findings;

    private static string Members(Func<int, string> member) => $"{{{string.Join(',', Enumerable.Range(0, Many).Select(member))}}}";

    private static string Repeated(string text, int times) => new StringBuilder(text.Length * times).Insert(0, text, times).ToString();
}
