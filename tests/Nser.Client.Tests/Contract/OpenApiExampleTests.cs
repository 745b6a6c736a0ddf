using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NJsonSchema;
using Nser.Client.Testing;
using Nser.Client.Testing.Records;

namespace Nser.Client.Tests.Contract;

/// <summary>Every example is what its schema says, and names nobody.</summary>
public partial class OpenApiExampleTests
{
    public static TheoryData<string> Versions => OpenApiFile.Both;

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Every_request_and_answer_has_examples_that_are_valid(string version)
    {
        var file = OpenApiFile.Open(version);
        var faults = new List<string>();
        var checkedExamples = 0;
        var schemas = new Dictionary<string, JsonSchema>();
        foreach (var (where, mediaType, content) in file.Operations().SelectMany(operation => operation.Bodies()))
        {
            var examples = content["examples"]?.AsObject();
            Assert.True(examples is { Count: > 0 }, $"{where} has no example.");
            foreach (var (name, example) in examples)
            {
                var value = example!["value"]!;
                var schema = await SchemaAsync(content["x-nser-line-schema"] ?? content["schema"]!);
                var parts = mediaType == "application/x-ndjson" ? Lines(value.GetValue<string>()) : [value.ToJsonString()];
                faults.AddRange(parts.SelectMany(part => schema.Judge(part)).Select(error => $"{where} {name}: {error.Kind} at {error.Path}"));
                checkedExamples += parts.Length;
            }
        }

        Assert.Empty(faults);
        Assert.NotEqual(0, checkedExamples);

        async Task<JsonSchema> SchemaAsync(JsonNode node)
        {
            var key = node.ToJsonString();
            return schemas.TryGetValue(key, out var known) ? known : schemas[key] = await OpenApiSchemas.ReadAsync(file, node);
        }
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Every_example_of_a_parameter_or_header_is_valid(string version)
    {
        var file = OpenApiFile.Open(version);
        var withExample = file.Root["components"]!["parameters"]!.AsObject().Concat(file.Root["components"]!["headers"]!.AsObject()).Where(part => part.Value!["example"] is not null).ToArray();

        Assert.NotEmpty(withExample);
        foreach (var (name, part) in withExample)
        {
            var schema = await OpenApiSchemas.ReadAsync(file, part!["schema"]!);
            Assert.True(schema.Judge(part["example"]!.ToJsonString()).Count == 0, name);
        }
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public void Every_identity_number_in_an_example_begins_with_99999(string version)
    {
        var numbers = ThirteenDigits().Matches(OpenApiFile.Open(version).Text).Select(match => match.Value).ToArray();

        Assert.NotEmpty(numbers);
        Assert.All(numbers, number => Assert.StartsWith("99999", number, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public void Every_tehsil_in_an_example_is_in_the_geo_library(string version)
    {
        var known = Repository.Read("schemas/geo-library/pakistan-admin-units.2022.09.csv").Split('\n').Where(line => line.StartsWith("tehsil,", StringComparison.Ordinal)).Select(line => line.Split(',')[1]).ToHashSet();
        var used = Tehsils().Matches(OpenApiFile.Open(version).Text).Select(match => match.Value).ToHashSet();

        Assert.NotEmpty(used);
        Assert.Subset(known, used);
    }

    [Theory]
    [InlineData("searchHouseholdsByCnic")]
    [InlineData("searchHouseholdsByAddress")]
    [InlineData("searchHouseholdsByPmt")]
    public void A_search_shows_an_answer_for_each_role_and_only_Power_sees_every_CNIC(string id)
    {
        foreach (var version in new[] { "1.0", "2.0" })
        {
            var examples = OpenApiFile.Open(version).Operations().Single(operation => operation.Id == id).Node["responses"]!["200"]!["content"]!["application/json"]!["examples"]!.AsObject();

            Assert.Equal(2, Cnics(examples["Power"]!));
            Assert.Equal(id == "searchHouseholdsByCnic" ? 1 : 0, Cnics(examples["Standard"]!));
            Assert.Equal(0, Cnics(examples["Basic"]!));
        }

        static int Cnics(JsonNode example) => OpenApiFile.Walk(example).Count(part => part.Pointer.EndsWith("/cnic", StringComparison.Ordinal));
    }

    private static string[] Lines(string ndjson)
    {
        Assert.EndsWith("\n", ndjson, StringComparison.Ordinal);
        return ndjson.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    [GeneratedRegex("(?<![0-9])[0-9]{13}(?![0-9])")]
    private static partial Regex ThirteenDigits();

    [GeneratedRegex("PK[1-7][0-9]{4}(?![0-9])")]
    private static partial Regex Tehsils();
}
