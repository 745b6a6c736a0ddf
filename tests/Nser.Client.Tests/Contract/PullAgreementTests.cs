using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Nser.Client.Sandbox;
using Nser.Client.Sandbox.Accounts;
using Nser.Client.Testing.Records;

namespace Nser.Client.Tests.Contract;

/// <summary>The documents' examples of the pull side and of data requests, sent over a real socket by each role: the answers are as the documents say.</summary>
public sealed class PullAgreementTests : IAsyncLifetime
{
    private ExampleWire wire = null!;

    public static TheoryData<string, SandboxRole> Cases
    {
        get
        {
            var cases = new TheoryData<string, SandboxRole>();
            foreach (var version in new[] { "1.0", "2.0" })
            {
                foreach (var role in Enum.GetValues<SandboxRole>())
                {
                    cases.Add(version, role);
                }
            }

            return cases;
        }
    }

    public async Task InitializeAsync() => wire = await ExampleWire.StartAsync(new NserSandboxOptions { Registry = new() { Households = 20_000, Tehsils = ["PK61701", "PK61702"], BasicRowLimit = 100_000 } });

    public async Task DisposeAsync() => await wire.DisposeAsync();

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task The_examples_are_answered_as_the_document_says(string version, SandboxRole role)
    {
        var file = OpenApiFile.Open(version);
        await wire.LogInAsync(file, new SandboxAccount("clerk", "synthetic") { Role = role, MayReadPmt = true });
        foreach (var id in Searches(file))
        {
            await wire.SendAsync(file, id, HttpStatusCode.OK);
            var answer = JsonNode.Parse(await wire.SendAsync(file, id, HttpStatusCode.OK, Registered))!;
            Assert.NotEmpty(answer["rows"]!.AsArray());
        }

        foreach (var id in Bodiless(file).Append(Bulk(file)))
        {
            Assert.NotEmpty(await wire.SendAsync(file, id, HttpStatusCode.OK));
        }

        var submitted = JsonNode.Parse(await wire.SendAsync(file, "submitDataRequest", HttpStatusCode.Created))!;
        await wire.SendAsync(file, "getDataRequest", HttpStatusCode.OK, request => request.RequestUri = new Uri(request.RequestUri!.OriginalString.Replace("DR-2026-0042", (string)submitted["id"]!, StringComparison.Ordinal), UriKind.Relative));
    }

    [Theory]
    [InlineData("1.0")]
    [InlineData("2.0")]
    public async Task What_goes_wrong_is_answered_as_the_document_says(string version)
    {
        var file = OpenApiFile.Open(version);
        string[] all = [.. Searches(file), .. Bodiless(file), Bulk(file), "submitDataRequest", "getDataRequest"];
        foreach (var id in all)
        {
            await wire.SendAsync(file, id, HttpStatusCode.Unauthorized);
        }

        await wire.LogInAsync(file, new SandboxAccount("clerk", "synthetic"));
        foreach (var id in Searches(file).Append("submitDataRequest"))
        {
            await wire.SendAsync(file, id, HttpStatusCode.UnsupportedMediaType, request => request.Content!.Headers.ContentType = new("text/plain"));
            await wire.SendAsync(file, id, HttpStatusCode.BadRequest, request => request.Content = JsonContent.Create(Array.Empty<string>(), new MediaTypeHeaderValue("application/json")));
        }

        foreach (var id in Bodiless(file).Append(Bulk(file)))
        {
            await wire.SendAsync(file, id, HttpStatusCode.BadRequest, request => request.RequestUri = new Uri(request.RequestUri!.OriginalString + (request.RequestUri.OriginalString.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "nonsense=1", UriKind.Relative));
        }

        await wire.SendAsync(file, "getDataRequest", HttpStatusCode.NotFound);
        await wire.SendAsync(file, "getStatisticsReportData", HttpStatusCode.NotFound, request => request.RequestUri = new Uri(request.RequestUri!.OriginalString.Replace("widows", "winners", StringComparison.Ordinal), UriKind.Relative));
        await wire.SendAsync(file, "submitDataRequest", HttpStatusCode.UnprocessableEntity, request => request.Content = JsonContent.Create(new { requesterName = "x" }, new MediaTypeHeaderValue("application/json")));
    }

    [Theory]
    [InlineData("1.0")]
    [InlineData("2.0")]
    public async Task A_limit_that_is_reached_and_a_role_that_may_not_are_answered_as_the_document_says(string version)
    {
        var file = OpenApiFile.Open(version);
        await wire.LogInAsync(file, new SandboxAccount("clerk", "synthetic") { Role = SandboxRole.Basic, RowLimit = 0 });

        await wire.SendAsync(file, "searchHouseholdsByCnic", HttpStatusCode.TooManyRequests, Registered);
        await wire.SendAsync(file, "verifyEligibility", HttpStatusCode.TooManyRequests);
        await wire.SendAsync(file, Bulk(file), HttpStatusCode.TooManyRequests);
        await wire.SendAsync(file, "searchBenefits", HttpStatusCode.Forbidden, request => request.Content = JsonContent.Create(new { householdId = "120000000000345" }, new MediaTypeHeaderValue("application/json")));
    }

    [Fact]
    public async Task Parts_of_an_export_are_answered_as_the_document_says()
    {
        var file = OpenApiFile.Open("2.0");
        await wire.LogInAsync(file);

        await wire.SendAsync(file, "exportBeneficiaries", HttpStatusCode.RequestedRangeNotSatisfiable, request => request.Headers.Range = new RangeHeaderValue(long.MaxValue - 1, null));
        await wire.SendAsync(file, "exportBeneficiaries", HttpStatusCode.NotModified, request => request.Headers.IfNoneMatch.Add(EntityTagHeaderValue.Any));
        var whole = await wire.SendAsync(file, "exportBeneficiaries", HttpStatusCode.OK);
        var cut = whole.IndexOf('\n', StringComparison.Ordinal) + 1;
        var rest = await wire.SendAsync(file, "exportBeneficiaries", HttpStatusCode.PartialContent, request => request.Headers.Range = new RangeHeaderValue(cut, null));

        Assert.Equal(whole[cut..], rest);
    }

    /// <summary>Asks for somebody who is in the sandbox's registry instead of the example's person.</summary>
    private void Registered(HttpRequestMessage request)
    {
        var body = JsonNode.Parse(request.Content!.ReadAsStream())!.AsObject();
        var family = Enumerable.Range(0, wire.Sandbox.Registry.Count).Select(wire.Sandbox.Registry.Household).First(household => household.IsBeneficiary);
        if (body.ContainsKey("cnic"))
        {
            body["cnic"] = family.Cnics[0];
        }

        if (body.ContainsKey("cnics"))
        {
            body["cnics"] = new JsonArray(JsonValue.Create(family.Cnics[0]));
        }

        request.Content = JsonContent.Create(body, new MediaTypeHeaderValue("application/json"));
    }

    private static IEnumerable<string> Searches(OpenApiFile file) => Tagged(file, "Registry");

    private static IEnumerable<string> Bodiless(OpenApiFile file) => Tagged(file, "Geo", "Statistics", "Accounting");

    private static string Bulk(OpenApiFile file) => Tagged(file, "Bulk").Single();

    private static IEnumerable<string> Tagged(OpenApiFile file, params string[] tags) =>
        file.Operations().Where(operation => operation.Node["tags"]!.AsArray().Any(tag => tags.Contains((string)tag!))).Select(operation => operation.Id);
}
