using System.Reflection;
using System.Text.RegularExpressions;
using Nser.Client.Testing;
using Nser.Client.Testing.Records;
using Nser.Standards.Schemas;
using Nser.Standards.Validation;
using Nser.Standards.Validation.Rules;

namespace Nser.Standards.Tests.Validation;

public sealed partial class ValidationCodesTests
{
    /// <summary>Codes that are not found in a record: reading a file, pushing, the server and the data request form give them.</summary>
    private static readonly string[] OfOthers = ["NSER-DR-", "NSER-IMPORT-", "NSER-PUSH-", "NSER-SERVER-", "NSER-RECORD-"];

    internal static string DocumentationPath { get; } = Repository.PathOf("docs/validation-codes.md");

    [Fact]
    public void Documentation_and_constants_are_the_same_list()
    {
        var documented = CodeOfRow().Matches(File.ReadAllText(DocumentationPath)).Select(match => match.Groups[1].Value).ToList();

        Assert.Equal(Constants().Order(StringComparer.Ordinal), documented.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_code_is_produced_by_some_test_record()
    {
        var produced = RuleCases.All.Where(each => each.Severity is not null).SelectMany(each => each.Judge().Findings)
            .Concat(ShapeTests.Judge(ShapeTests.NotUtf8))
            .Concat(ShapeTests.Judge("""{"a":1,"a":2}"""u8.ToArray()))
            .Concat(BatchRuleTests.Batch(TestRecord.Enrollment(), TestRecord.Enrollment().Set("recordId", "ENR-2")))
            .Concat(BatchRuleTests.Batch(TestRecord.Delivery(), TestRecord.Delivery().Set("recordId", "DEL-2")))
            .Concat(BatchRuleTests.Batch(BatchRuleTests.Household(6)))
            .Concat(new ControlTotalsCount().Compare(new ControlTotals { Records = 1 }))
            .Concat(NserSchema.Load(new MemoryStream("""{"additionalProperties":false}"""u8.ToArray())).Validate("""{"a":1}"""u8.ToArray()))
            .Append(StatusTransitions.Check("DECEASED", "ACTIVE")!)
            .Select(finding => finding.Code).ToHashSet(StringComparer.Ordinal);

        Assert.Empty(produced.Except(Constants()));
        Assert.Empty(Constants().Where(code => !OfOthers.Any(code.StartsWith)).Except(produced));
    }

    [Fact]
    public void Every_rule_has_a_record_that_breaks_it_and_one_that_just_keeps_it()
    {
        var broken = RuleCases.All.Where(each => each.Severity is not null).Select(each => each.Code).ToHashSet(StringComparer.Ordinal);
        var kept = RuleCases.All.Where(each => each.Severity is null).Select(each => each.Code).ToHashSet(StringComparer.Ordinal);

        Assert.Empty(broken.Where(code => !code.StartsWith("NSER-SCHEMA-", StringComparison.Ordinal)).Except(kept));
    }

    private static List<string> Constants() =>
        [.. typeof(ValidationCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(constant => (string)constant.GetRawConstantValue()!)];

    [GeneratedRegex(@"^\| `(NSER-[A-Z0-9-]+)` \|", RegexOptions.Multiline)]
    private static partial Regex CodeOfRow();
}
