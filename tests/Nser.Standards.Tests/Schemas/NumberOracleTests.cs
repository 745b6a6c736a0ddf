using System.Globalization;
using Nser.Client.Testing.Records;

namespace Nser.Standards.Tests.Schemas;

/// <summary>Numbers by chance, in every spelling that JSON allows, against whole-number arithmetic.</summary>
public sealed class NumberOracleTests
{
    private readonly SeededNumbers chance = new(20260216);

    [Theory]
    [InlineData("minimum", ValidationCodes.SchemaMinimum)]
    [InlineData("maximum", ValidationCodes.SchemaMaximum)]
    [InlineData("exclusiveMinimum", ValidationCodes.SchemaMinimum)]
    [InlineData("exclusiveMaximum", ValidationCodes.SchemaMaximum)]
    public void A_bound_is_exact(string keyword, string code)
    {
        var refused = 0;
        for (var round = 0; round < 120; round++)
        {
            var bound = Spelt();
            var judge = PlanJudge.OfMember($$"""{"{{keyword}}":{{bound}} }""");
            foreach (var number in Around(bound).Concat(Enumerable.Range(0, 20).Select(_ => Spelt())))
            {
                var order = ExactOracle.Parse(number).CompareTo(ExactOracle.Parse(bound));
                var fits = keyword switch { "minimum" => order >= 0, "maximum" => order <= 0, "exclusiveMinimum" => order > 0, _ => order < 0 };
                AssertVerdict(judge, number, fits, code, $"{keyword} {bound}");
                refused += fits ? 0 : 1;
            }
        }

        Assert.InRange(refused, 1000, 4000);
    }

    [Fact]
    public void A_step_is_exact()
    {
        var taken = 0;
        for (var round = 0; round < 120; round++)
        {
            var step = chance.Pick(["0.01", "0.001", "0.5", "2.5", "3", "7e-3", "1e-8", "25", "1e3", "0.03", "123.456", "1", "999999999999999999", "1.5e10", "0.0625"]);
            var exact = ExactOracle.Parse(step);
            var judge = PlanJudge.OfMember($$"""{"multipleOf":{{step}} }""");
            for (var at = 0; at < 40; at++)
            {
                var multiple = exact with { Mantissa = exact.Mantissa * ExactOracle.Parse(Whole()).Mantissa };
                var number = at % 2 == 0 ? multiple.ToString() : chance.Next(2) == 0 ? multiple.Plus(chance.Next(3) - 1, chance.Next(12)).ToString() : Spelt();
                var fits = ExactOracle.Parse(number).IsMultipleOf(exact);
                AssertVerdict(judge, number, fits, ValidationCodes.SchemaMultipleOf, $"multipleOf {step}");
                taken += fits ? 1 : 0;
            }
        }

        Assert.InRange(taken, 2400, 4000);
    }

    [Fact]
    public void A_whole_number_is_one_however_it_is_spelt()
    {
        var judge = PlanJudge.OfMember("""{"type":"integer"}""");
        var whole = 0;
        for (var at = 0; at < 4000; at++)
        {
            var number = Spelt();
            var fits = ExactOracle.Parse(number).IsWhole;
            AssertVerdict(judge, number, fits, ValidationCodes.SchemaType, "integer");
            whole += fits ? 1 : 0;
        }

        Assert.InRange(whole, 500, 3500);
    }

    [Fact]
    public void Equal_numbers_are_equal_however_they_are_spelt()
    {
        var judge = PlanJudge.OfMember("""{"uniqueItems":true}""");
        for (var at = 0; at < 700; at++)
        {
            var first = Spelt();
            var second = chance.Pick([.. Around(first)]);
            var isSame = ExactOracle.Parse(first).CompareTo(ExactOracle.Parse(second)) == 0;
            Assert.True(judge.Judge($$"""{"v":[{{first}},"x",{{second}}]}""").IsValid == !isSame, $"{first} and {second}");
            Assert.True(PlanJudge.OfMember($$"""{"enum":["x",{{first}}]}""").Judge($$"""{"v":{{second}}}""").IsValid == isSame, $"{first} and {second}");
        }
    }

    private static void AssertVerdict(PlanJudge judge, string number, bool fits, string code, string schema)
    {
        var verdict = judge.Judge($$"""{"v":{{number}} }""");
        Assert.True(fits ? verdict.IsValid : verdict.Findings is [{ Pointer: "/v" } finding] && finding.Code == code, $"{number} by {schema}: {verdict}");
    }

    /// <summary>The number in other spellings, and its near neighbours.</summary>
    private IEnumerable<string> Around(string number)
    {
        foreach (var spelling in Respelling.All)
        {
            yield return spelling.Of(number).Trim();
        }

        var exact = ExactOracle.Parse(number);
        for (var at = 0; at < 12; at++)
        {
            yield return exact.Plus(chance.Next(3) - 1, chance.Next(40)).ToString();
        }
    }

    private string Spelt()
    {
        var number = (chance.Next(3) == 0 ? "-" : "") + Whole();
        number += chance.Next(2) == 0 ? "" : "." + Digits(1 + chance.Next(12)) + chance.Pick(["", "0", "000"]);
        return number + (chance.Next(3) > 0 ? "" : chance.Pick(["e", "E"]) + chance.Pick(["", "+", "-"]) + chance.Pick(["", "0", "00"]) + chance.Next(30).ToString(CultureInfo.InvariantCulture));
    }

    private string Whole() => chance.Next(4) == 0 ? chance.Pick(["0", "1", "9", "10", "99", "100", "4294967295", "4294967296", "9007199254740993", "9223372036854775807", "9223372036854775808", "18446744073709551615", "18446744073709551616", "79228162514264337593543950335", "79228162514264337593543950336"])
        : chance.Pick(["1", "2", "5", "9"]) + Digits(chance.Next(22));

    private string Digits(int count) => string.Concat(Enumerable.Range(0, count).Select(_ => chance.Next(3) == 0 ? 0 : chance.Next(10)));
}
