using System.Text.Json;
using Nser.Client.Testing;
using Nser.Standards.Records;

namespace Nser.Standards.Tests.Validation;

/// <summary>Rule PR-04 looks at every text that a schema leaves free, but for the named exceptions.</summary>
public sealed class FreeTextFieldsTests
{
    /// <summary>The texts without pattern, list or format that the rule does not read, each with the reason.</summary>
    private static readonly Dictionary<string, string> Exceptions = new()
    {
        ["/enrollmentId"] = "the partner's own number of the enrollment: 13 digits in it need not be a CNIC",
        ["/transactionReference"] = "banks number payments with 13 digits too",
        ["/implementingPartnerCode"] = "a code of an organisation",
        ["/deliveryPointCode"] = "a code of a place",
        ["/paymentProvider"] = "the name or code of a bank or wallet",
        ["/education/institutionCode"] = "a code of a school",
        ["/location/unionCouncilCode"] = "a code of a place",
        ["/aliases"] = "spellings of a place's name, in a list: rules read no lists",
        ["/altCodes"] = "codes of a place",
    };

    private static readonly List<string> Files =
        [.. Directory.EnumerateFiles(Repository.PathOf("schemas/v2.0"), "*.schema.json").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    public static TheoryData<string> Schemas => [.. Files];

    [Theory]
    [MemberData(nameof(Schemas))]
    public void A_text_without_pattern_is_read_by_the_rule_or_a_named_exception(string file)
    {
        var read = Fields.FreeTexts.Select(field => field.Pointer).ToHashSet(StringComparer.Ordinal);

        Assert.All(FreeTexts(file), pointer => Assert.True(read.Contains(pointer) || Exceptions.ContainsKey(pointer), pointer));
    }

    [Fact]
    public void Every_exception_is_a_free_text_of_a_schema_that_the_rule_does_not_read()
    {
        var free = Files.SelectMany(FreeTexts).ToHashSet(StringComparer.Ordinal);

        Assert.All(Exceptions.Keys, pointer => Assert.Contains(pointer, free));
        Assert.Empty(Exceptions.Keys.Intersect(Fields.FreeTexts.Select(field => field.Pointer), StringComparer.Ordinal));
    }

    private static List<string> FreeTexts(string file)
    {
        using var schema = JsonDocument.Parse(Repository.Read("schemas/v2.0/" + file));

        // The fields of an address stand at the top of their own schema, and under location in the others.
        return [.. Within(schema.RootElement, schema.RootElement, file.StartsWith("geo-reference", StringComparison.Ordinal) ? "/location" : "")];
    }

    private static IEnumerable<string> Within(JsonElement root, JsonElement schema, string pointer)
    {
        if (schema.TryGetProperty("$ref", out var reference))
        {
            return Within(root, reference.GetString()!.Split('/').Skip(1).Aggregate(root, (at, name) => at.GetProperty(name)), pointer);
        }

        if (schema.TryGetProperty("properties", out var members))
        {
            return members.EnumerateObject().SelectMany(member => Within(root, member.Value, $"{pointer}/{member.Name}"));
        }

        if (schema.TryGetProperty("items", out var inner) || (schema.TryGetProperty("additionalProperties", out inner) && inner.ValueKind == JsonValueKind.Object))
        {
            return Within(root, inner, pointer);
        }

        string[] closed = ["pattern", "enum", "const", "format"];
        return schema.TryGetProperty("type", out var type) && type.ValueEquals("string") && !closed.Any(keyword => schema.TryGetProperty(keyword, out _)) ? [pointer] : [];
    }
}
