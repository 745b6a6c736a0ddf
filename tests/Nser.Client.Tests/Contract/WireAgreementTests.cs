using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Nser.Client.Sandbox;

namespace Nser.Client.Tests.Contract;

/// <summary>Sends the documents' own examples over a real socket: the sandbox takes them, and its answers are as the documents say.</summary>
public sealed class WireAgreementTests : IAsyncLifetime, IDisposable
{
    private readonly HttpClient http = new();
    private NserSandbox sandbox = null!;

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

    public async Task InitializeAsync()
    {
        sandbox = await NserSandbox.StartAsync();
        // The examples are dated; a day later nothing in them lies in the future.
        sandbox.Clock.Set(new DateTimeOffset(2026, 3, 2, 10, 0, 0, TimeSpan.FromHours(5)));
        http.BaseAddress = sandbox.BaseAddress;
    }

    public async Task DisposeAsync() => await sandbox.DisposeAsync();

    public void Dispose() => http.Dispose();

    [Theory]
    [MemberData(nameof(Libraries))]
    public async Task The_examples_of_push_and_correction_are_answered_as_the_document_says(string version, string library, string suffix)
    {
        var file = OpenApiFile.Open(version);
        await LogInAsync(file);

        var pushed = await SendAsync(file, "pushBatch" + suffix, HttpStatusCode.OK);
        var again = await SendAsync(file, "pushBatch" + suffix, HttpStatusCode.OK);
        var read = await SendAsync(file, "readRecord" + suffix, HttpStatusCode.OK);
        var patched = await SendAsync(file, "patchRecord" + suffix, HttpStatusCode.OK);
        var replaced = await SendAsync(file, "replaceRecord" + suffix, HttpStatusCode.OK);

        Assert.Equal(2, JsonNode.Parse(pushed)!["accepted"]!.GetValue<int>());
        Assert.Equal(pushed, again);
        Assert.True(JsonNode.DeepEquals(Example(file, "readRecord" + suffix), JsonNode.Parse(read)), $"{library} comes back as the example shows it");
        Assert.True(JsonNode.DeepEquals(Example(file, "patchRecord" + suffix), JsonNode.Parse(patched)), $"the patch of {library} has the result that the example shows");
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(patched), JsonNode.Parse(replaced)));
    }

    [Theory]
    [MemberData(nameof(Libraries))]
    public async Task What_goes_wrong_is_answered_as_the_document_says(string version, string library, string suffix)
    {
        var file = OpenApiFile.Open(version);
        await SendAsync(file, "readRecord" + suffix, HttpStatusCode.Unauthorized);
        await LogInAsync(file);

        await SendAsync(file, "readRecord" + suffix, HttpStatusCode.NotFound);
        await SendAsync(file, "pushBatch" + suffix, HttpStatusCode.BadRequest, request => request.RequestUri = new Uri(request.RequestUri + "?dryRun=perhaps", UriKind.Relative));
        await SendAsync(file, "pushBatch" + suffix, HttpStatusCode.UnsupportedMediaType, request => request.Content!.Headers.ContentType = new("text/plain"));
        await SendAsync(file, "pushBatch" + suffix, HttpStatusCode.OK);
        await SendAsync(file, "replaceRecord" + suffix, HttpStatusCode.UnprocessableEntity, Without("status", "gender", "currency"));
        await SendAsync(file, "replaceRecord" + suffix, HttpStatusCode.BadRequest, Without(library == "geo-units" ? "code" : "recordId"));
    }

    [Theory]
    [InlineData("1.0")]
    [InlineData("2.0")]
    public async Task Versions_and_a_refused_login_are_answered_as_the_document_says(string version)
    {
        var file = OpenApiFile.Open(version);

        await SendAsync(file, "versions", HttpStatusCode.OK);
        await SendAsync(file, "token", HttpStatusCode.Unauthorized);
    }

    private static Action<HttpRequestMessage> Without(params string[] fields) => request =>
    {
        var record = JsonNode.Parse(request.Content!.ReadAsStream())!.AsObject();
        Assert.NotEmpty(fields.Where(record.Remove).ToArray());
        request.Content = JsonContent.Create(record);
        request.Content.Headers.ContentType = new("application/json");
    };

    private static JsonNode Example(OpenApiFile file, string id) =>
        file.Operations().Single(operation => operation.Id == id).Bodies().First(body => body.Where == $"{id} 200").Content["examples"]!.AsObject().First().Value!["value"]!;

    private async Task LogInAsync(OpenApiFile file)
    {
        var answer = await SendAsync(file, "token", HttpStatusCode.OK, request => request.Content = JsonContent.Create(new { userName = sandbox.UserName, password = sandbox.Password }));
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", JsonNode.Parse(answer)!["token"]!.GetValue<string>());
    }

    /// <summary>Sends the first example of the operation, holds the answer against the document and returns its body.</summary>
    private async Task<string> SendAsync(OpenApiFile file, string id, HttpStatusCode expected, Action<HttpRequestMessage>? spoil = null)
    {
        var operation = file.Operations().Single(operation => operation.Id == id);
        using var request = Request(operation);
        spoil?.Invoke(request);

        using var answer = await http.SendAsync(request);
        var body = await answer.Content.ReadAsStringAsync();

        Assert.True(expected == answer.StatusCode, $"{id}: {answer.StatusCode} {body}");
        var declared = operation.Responses.Single(response => response.Status == ((int)expected).ToString(CultureInfo.InvariantCulture)).Response;
        Assert.All(declared["headers"]!.AsObject().Where(header => file.Resolve(header.Value!)["required"]!.GetValue<bool>()), header => Assert.True(answer.Headers.Contains(header.Key), $"{id} {expected}: {header.Key}"));
        var content = declared["content"]![answer.Content.Headers.ContentType!.MediaType!];
        Assert.True(content is not null, $"{id} {expected}: {answer.Content.Headers.ContentType}");
        Assert.Empty((await OpenApiSchemas.ReadAsync(file, content["schema"]!)).Judge(body).Select(error => $"{id} {expected}: {error.Kind} at {error.Path}"));
        return body;
    }

    private static HttpRequestMessage Request(OpenApiOperation operation)
    {
        var path = operation.Parameters.Where(parameter => parameter["in"]!.GetValue<string>() == "path")
            .Aggregate(operation.Path, (path, parameter) => path.Replace($"{{{parameter["name"]}}}", parameter["example"]!.GetValue<string>(), StringComparison.Ordinal));
        var request = new HttpRequestMessage(new HttpMethod(operation.Method), new Uri(path, UriKind.Relative));
        if (operation.Bodies().Where(body => body.Where.EndsWith(" request", StringComparison.Ordinal)).ToArray() is [var (_, mediaType, content)])
        {
            var example = content["examples"]!.AsObject().First().Value!["value"]!;
            var bytes = example.GetValueKind() == JsonValueKind.String ? Encoding.UTF8.GetBytes(example.GetValue<string>()) : JsonSerializer.SerializeToUtf8Bytes(example);
            request.Content = new ByteArrayContent(bytes) { Headers = { ContentType = new(mediaType) } };
            if (mediaType == "application/x-ndjson")
            {
                request.Headers.Add("Idempotency-Key", "0196e0a4-6f0a-7d5a-9c38-0a6f5b1f2d11");
                request.Headers.Add("Nser-Record-Count", bytes.Count(octet => octet == '\n').ToString(CultureInfo.InvariantCulture));
                request.Headers.Add("Content-Digest", $"sha-256=:{Convert.ToBase64String(SHA256.HashData(bytes))}:");
            }
        }

        return request;
    }
}
