using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Nser.Client.Testing.Records;
using Nser.Standards.Tests.Validation;
using Nser.Standards.Validation;

namespace Nser.Standards.Tests.Agreement;

/// <summary>What a data-entry clerk reads: a sentence that says what to do and never shows the value, whatever was wrong.</summary>
public sealed partial class MessageTests
{
    [Fact]
    public void Every_message_says_what_to_do_and_keeps_the_value_to_itself()
    {
        var validator = new RecordValidator(TestSettings.Staging);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var standard in Enum.GetValues<NserStandard>())
        {
            var people = new GoodRecords(standard, NserApiVersion.V2);
            foreach (var mutation in SchemaMutations.For(standard).Concat(RuleMutations.For(standard)))
            {
                var specimen = Specimen.Of(standard, NserApiVersion.V2, people.Next(), mutation);
                foreach (var finding in validator.Validate(standard, NserApiVersion.V2, specimen.Json).Findings)
                {
                    seen.Add(finding.Message);
                    Assert.True(Instruction().IsMatch(finding.Message), $"{finding.Code}: {finding.Message}");
                    Assert.EndsWith(".", finding.Message, StringComparison.Ordinal);

                    // A list of the right codes may hold what was meant.
                    if (finding.Code != ValidationCodes.SchemaEnum && ValueAt(specimen, finding.Pointer) is { Length: > 4 } value)
                    {
                        Assert.False(finding.Message.Contains(value, StringComparison.OrdinalIgnoreCase), $"{finding.Code} at {finding.Pointer}: {finding.Message}");
                    }
                }
            }
        }

        Assert.True(seen.Count > 100, $"{seen.Count} messages");
    }

    [Fact]
    public void The_messages_of_every_rule_say_what_to_do() =>
        Assert.All(RuleCases.All.SelectMany(each => each.Judge().Findings), finding => Assert.Matches(Instruction(), finding.Message));

    private static string? ValueAt(Specimen specimen, string pointer)
    {
        JsonNode? at = JsonNode.Parse(specimen.Json);
        foreach (var name in pointer.Split('/').Skip(1))
        {
            at = (at as JsonObject)?[name.Replace("~1", "/", StringComparison.Ordinal)];
        }

        return at is JsonValue value ? value.ToString().Trim() : null;
    }

    [GeneratedRegex(@"\b(add|ask|check|choose|compare|copy|correct|count|end|enter|give|keep|leave|name|push|put|remove|round|say|send|set|shorten|supply|use|write|nothing needs doing)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Instruction();
}
