using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Nser.Client.Sandbox;
using Nser.Client.Testing.Records;

namespace Nser.Client.Tests.Contract;

/// <summary>Sends the documents' own examples over a real socket: the sandbox takes them, and its answers are as the documents say.</summary>
public sealed class WireAgreementTests : IAsyncLifetime
{
    private ExampleWire wire = null!;

    public static TheoryData<string, string, string> Libraries
    {
        get
        {
            var all = new TheoryData<string, string, string>();
            foreach (var version in new[] { "1.0", "2.0" })
            {
                all.Add(version, "programme-enrollments", "ProgrammeEnrollments");
                all.Add(version, "asset-deliveries", "AssetDeliveries");
                all.Add(version, "geo-units", "GeoUnits");
            }

            return all;
        }
    }

    public async Task InitializeAsync() => wire = await ExampleWire.StartAsync(new NserSandboxOptions());

    public async Task DisposeAsync() => await wire.DisposeAsync();

    [Theory]
    [MemberData(nameof(Libraries))]
    public async Task The_examples_of_push_and_correction_are_answered_as_the_document_says(string version, string library, string suffix)
    {
        var file = OpenApiFile.Open(version);
        await wire.LogInAsync(file);

        var pushed = await wire.SendAsync(file, "pushBatch" + suffix, HttpStatusCode.OK);
        var again = await wire.SendAsync(file, "pushBatch" + suffix, HttpStatusCode.OK);
        var read = await wire.SendAsync(file, "readRecord" + suffix, HttpStatusCode.OK);
        var patched = await wire.SendAsync(file, "patchRecord" + suffix, HttpStatusCode.OK);
        var replaced = await wire.SendAsync(file, "replaceRecord" + suffix, HttpStatusCode.OK);

        Assert.Equal(2, JsonNode.Parse(pushed)!["accepted"]!.GetValue<int>());
        Assert.Equal(pushed, again);
        Assert.True(JsonNode.DeepEquals(ExampleWire.Example(file, "readRecord" + suffix), JsonNode.Parse(read)), $"{library} comes back as the example shows it");
        Assert.True(JsonNode.DeepEquals(ExampleWire.Example(file, "patchRecord" + suffix), JsonNode.Parse(patched)), $"the patch of {library} has the result that the example shows");
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(patched), JsonNode.Parse(replaced)));
    }

    [Theory]
    [MemberData(nameof(Libraries))]
    public async Task What_goes_wrong_is_answered_as_the_document_says(string version, string library, string suffix)
    {
        var file = OpenApiFile.Open(version);
        await wire.SendAsync(file, "readRecord" + suffix, HttpStatusCode.Unauthorized);
        await wire.LogInAsync(file);

        await wire.SendAsync(file, "readRecord" + suffix, HttpStatusCode.NotFound);
        await wire.SendAsync(file, "pushBatch" + suffix, HttpStatusCode.BadRequest, request => request.RequestUri = new Uri(request.RequestUri + "?dryRun=perhaps", UriKind.Relative));
        await wire.SendAsync(file, "pushBatch" + suffix, HttpStatusCode.UnsupportedMediaType, request => request.Content!.Headers.ContentType = new("text/plain"));
        await wire.SendAsync(file, "pushBatch" + suffix, HttpStatusCode.OK);
        await wire.SendAsync(file, "replaceRecord" + suffix, HttpStatusCode.UnprocessableEntity, Without("status", "gender", "currency"));
        await wire.SendAsync(file, "replaceRecord" + suffix, HttpStatusCode.BadRequest, Without(library == "geo-units" ? "code" : "recordId"));
    }

    [Theory]
    [InlineData("1.0")]
    [InlineData("2.0")]
    public async Task Versions_and_a_refused_login_are_answered_as_the_document_says(string version)
    {
        var file = OpenApiFile.Open(version);

        await wire.SendAsync(file, "versions", HttpStatusCode.OK);
        await wire.SendAsync(file, "token", HttpStatusCode.Unauthorized);
    }

    private static Action<HttpRequestMessage> Without(params string[] fields) => request =>
    {
        var record = JsonNode.Parse(request.Content!.ReadAsStream())!.AsObject();
        Assert.NotEmpty(fields.Where(record.Remove).ToArray());
        request.Content = JsonContent.Create(record);
        request.Content.Headers.ContentType = new("application/json");
    };
}
