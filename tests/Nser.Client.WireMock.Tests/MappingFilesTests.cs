using System.Globalization;
using System.Text.Json.Nodes;
using Nser.Client.Queries;
using Nser.Client.Queries.Eligibility;
using Nser.Client.Queries.Households;
using Nser.Client.Sandbox.Seeds;
using Nser.Client.Testing;
using Nser.Client.Testing.Records;
using Nser.Standards;
using WireMock.Server;

namespace Nser.Client.WireMock.Tests;

/// <summary>The files under <c>schemas/wiremock</c> in a WireMock server that knows nothing else. Their derivation is tested with the OpenAPI documents.</summary>
public sealed class MappingFilesTests : IDisposable
{
    private readonly WireMockServer server = WireMockServer.Start();
    private readonly HttpClient http;

    public MappingFilesTests()
    {
        foreach (var file in Directory.EnumerateFiles(Repository.PathOf("schemas/wiremock/mappings"), "*.json", SearchOption.AllDirectories))
        {
            server.ReadStaticWireMockOrgMappingAndAddOrUpdate(file);
        }

        http = new HttpClient(new SocketsHttpHandler()) { BaseAddress = new Uri(server.Urls[0]) };
    }

    public static TheoryData<string> Versions => OpenApiFile.Both;

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Every_operation_answers_with_its_example(string version)
    {
        foreach (var operation in OpenApiFile.Open(version).Operations())
        {
            using var request = new HttpRequestMessage(new HttpMethod(operation.Method), operation.Path.Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal));
            using var answer = await http.SendAsync(request);

            var (status, _) = operation.Responses.First(response => response.Status[0] == '2');
            Assert.Equal((operation.Id, status), (operation.Id, ((int)answer.StatusCode).ToString(CultureInfo.InvariantCulture)));
            Assert.Equal("staging", Assert.Single(answer.Headers.GetValues("Nser-Environment")));
            var (_, mediaType, content) = operation.Bodies().First(body => body.Where == $"{operation.Id} {status}");
            Assert.Equal(mediaType, answer.Content.Headers.ContentType?.MediaType);
            if (operation.Id != "token")
            {
                var example = content["examples"]!.AsObject().First().Value!["value"]!;
                var body = await answer.Content.ReadAsStringAsync();
                Assert.True(example is JsonValue ? example.GetValue<string>() == body : JsonNode.DeepEquals(example, JsonNode.Parse(body)), operation.Id);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task The_client_logs_in_and_reads_the_examples(string version)
    {
        using var client = Client(version);

        var account = await client.GetAccountAsync();
        var households = new List<Household>();
        await foreach (var household in client.Households.SearchByCnicAsync(Cnic.Parse("9999954321092"), new() { PageSize = 50 }))
        {
            households.Add(household);
        }

        var outcomes = new List<EligibilityOutcome>();
        await foreach (var outcome in client.Eligibility.VerifyManyAsync(ProgrammeCode.Parse("KAFAALAT"), [Cnic.Parse("9999954321092"), Cnic.Parse("9999911122233")]))
        {
            outcomes.Add(outcome);
        }

        Assert.Equal((NserRole.Power, "EXAMPLE"), (account.Role, account.OrganizationCode));
        Assert.Equal("120000000000345", Assert.Single(households).HouseholdId.Value.Value);
        Assert.Equal([true, false], outcomes.Select(outcome => outcome.Verdict?.Eligible));
        Assert.Equal("2022.09", (await client.Geography.GetLibraryAsync()).Version.ToString());
        Assert.Equal(2, (await client.Statistics.ListReportsAsync()).Count);
        Assert.Equal(1_250, (await client.Usage.GetAsync(new(2026, 2, 1), new(2026, 2, 28))).Rows);
    }

    /// <summary>The limit of an example, as the README of the folder states it.</summary>
    [Theory]
    [MemberData(nameof(Versions))]
    public async Task A_push_does_not_fit_the_example_and_its_outcome_is_unknown(string version)
    {
        using var client = Client(version);

        var report = await client.Enrollments.PushAsync(SyntheticPeople.Enrollments(5));

        Assert.Equal((0, 5), (report.Accepted, report.Unknown));
    }

    public void Dispose()
    {
        http.Dispose();
        server.Dispose();
    }

    private NserClient Client(string version) => new(new NserClientOptions
    {
        BaseAddress = http.BaseAddress,
        UserName = "example",
        Password = "example",
        PinnedVersion = NserApiVersion.Parse(version),
        Retry = { BaseDelay = TimeSpan.FromMilliseconds(1), MaxDelay = TimeSpan.FromMilliseconds(2) },
    });
}
