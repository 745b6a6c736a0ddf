using System.Text.RegularExpressions;
using Microsoft.OpenApi;
using Nser.Client.Api;
using Nser.Client.Testing.Records;

namespace Nser.Client.Tests.Contract;

/// <summary>What every operation of the two OpenAPI documents must have.</summary>
public partial class OpenApiDocumentTests
{
    private static readonly string[] CommonHeaders =
        ["X-Request-Id", "Nser-Environment", "api-supported-versions", "api-deprecated-versions", "Deprecation", "Sunset", "Link"];

    public static TheoryData<string> Versions => OpenApiFile.Both;

    [Theory]
    [MemberData(nameof(Versions))]
    public void A_document_is_OpenApi_3_0_3_without_a_single_complaint(string version)
    {
        var file = OpenApiFile.Open(version);

        var read = OpenApiDocument.Parse(file.Text, "json");

        Assert.Equal("3.0.3", file.Root["openapi"]!.GetValue<string>());
        Assert.Empty(read.Diagnostic!.Errors);
        Assert.Empty(read.Diagnostic.Warnings);
        Assert.Equal(file.Root["paths"]!.AsObject().Count, read.Document!.Paths.Count);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public void Every_reference_leads_somewhere_and_every_component_is_referred_to(string version)
    {
        var file = OpenApiFile.Open(version);
        var references = OpenApiFile.Walk(file.Root).Where(part => part.Pointer.EndsWith("/$ref", StringComparison.Ordinal)).Select(part => part.Node.GetValue<string>()).ToHashSet();

        Assert.NotEmpty(references);
        Assert.All(references, reference => Assert.NotNull(file.At(reference)));
        foreach (var kind in file.Root["components"]!.AsObject().Where(kind => kind.Key != "securitySchemes"))
        {
            Assert.All(kind.Value!.AsObject(), component => Assert.Contains($"#/components/{kind.Key}/{component.Key}", references));
        }
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public void Every_operation_has_an_id_of_its_own_and_says_what_it_does(string version)
    {
        var operations = OpenApiFile.Open(version).Operations().ToArray();

        Assert.Equal(operations.Length, operations.Select(operation => operation.Id).Distinct().Count());
        Assert.All(operations, operation =>
        {
            Assert.Matches("^[a-z][A-Za-z]+$", operation.Id);
            Assert.NotEmpty(operation.Node["summary"]!.GetValue<string>());
            Assert.NotEmpty(operation.Node["description"]!.GetValue<string>());
            Assert.NotEmpty(operation.Node["tags"]!.AsArray());
        });
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public void Every_path_parameter_is_declared_and_nothing_else_in_the_path(string version) =>
        Assert.All(OpenApiFile.Open(version).Operations(), operation => Assert.Equal(
            Placeholder().Matches(operation.Path).Select(match => match.Groups[1].Value),
            operation.Parameters.Where(parameter => parameter["in"]!.GetValue<string>() == "path").Select(parameter => parameter["name"]!.GetValue<string>())));

    [Theory]
    [MemberData(nameof(Versions))]
    public void No_parameter_in_a_URL_can_carry_a_person(string version)
    {
        string[] allowed = ["recordId", "batchId", "id", "dryRun", "tehsil", "quintile", "page", "pageSize", "continuationToken", "level", "parent", "from", "to"];

        Assert.All(
            OpenApiFile.Open(version).Operations().SelectMany(operation => operation.Parameters).Where(parameter => parameter["in"]!.GetValue<string>() != "header"),
            parameter => Assert.Contains(parameter["name"]!.GetValue<string>(), allowed));
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public void Every_call_sends_a_request_id_and_every_answer_has_the_common_headers(string version) =>
        Assert.All(OpenApiFile.Open(version).Operations(), operation =>
        {
            Assert.Contains(operation.Parameters, parameter => parameter["name"]!.GetValue<string>() == "X-Request-Id");
            Assert.All(operation.Responses, response => Assert.Superset(CommonHeaders.ToHashSet(), Names(response.Response["headers"]!.AsObject())));
        });

    [Theory]
    [MemberData(nameof(Versions))]
    public void Every_operation_answers_problems_for_what_can_go_wrong(string version) =>
        Assert.All(OpenApiFile.Open(version).Operations(), operation =>
        {
            string[] always = ["429", "503"];
            string[] versioned = operation.Path.StartsWith("/api/v", StringComparison.Ordinal) && operation.Id != "versions" ? ["400", "404", "410"] : [];
            string[] guarded = operation.NeedsToken ? ["401", "403"] : [];
            string[] carrying = operation.Node["requestBody"] is not null ? ["413", "415"] : [];
            var failures = operation.Responses.Where(response => response.Status[0] is '4' or '5').ToArray();

            string[] expected = [.. always, .. versioned, .. guarded, .. carrying];
            Assert.Superset(expected.ToHashSet(), failures.Select(failure => failure.Status).ToHashSet());
            Assert.All(failures, failure => Assert.Equal(["application/problem+json"], Names(failure.Response["content"]!.AsObject())));
            Assert.All(failures.Where(failure => always.Contains(failure.Status)), failure => Assert.Contains("Retry-After", Names(failure.Response["headers"]!.AsObject())));
        });

    [Fact]
    public void The_problems_of_the_documents_are_those_the_client_knows()
    {
        var written =
            from version in new[] { "1.0", "2.0" }
            from operation in OpenApiFile.Open(version).Operations()
            from body in operation.Bodies()
            where body.MediaType == "application/problem+json"
            from example in body.Content["examples"]!.AsObject()
            select example.Value!["value"]!["type"]!.GetValue<string>();

        Assert.Equal(ProblemNames.All.Select(name => ContractProfile.Default.Problems[name]).Order(StringComparer.Ordinal), written.Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public void Headers_that_the_client_reads_or_sends_are_declared(string version)
    {
        var file = OpenApiFile.Open(version);
        var declared = file.Operations().SelectMany(operation => operation.Parameters.Select(parameter => parameter["name"]!.GetValue<string>()))
            .Concat(Names(file.Root["components"]!["headers"]!.AsObject())).ToHashSet();
        string[] onlyV2 = ["Nser-Record-Count", "Content-Digest", "Nser-Row-Count", "Repr-Digest"];
        var expected = ContractProfile.Default.Headers.Canonical.Append(ContractProfile.Default.Environment.Header!).Where(name => version == "2.0" || !onlyV2.Contains(name));

        Assert.Superset(expected.ToHashSet(), declared);
    }

    private static HashSet<string> Names(System.Text.Json.Nodes.JsonObject members) => members.Select(member => member.Key).ToHashSet();

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Placeholder();
}
