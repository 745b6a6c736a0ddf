using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Nser.Client.Sandbox;
using Nser.Client.Sandbox.Accounts;
using Nser.Client.Testing.Records;

namespace Nser.Client.Tests.Contract;

/// <summary>Sends the documents' own examples to a sandbox over a real socket and holds the answers against the documents.</summary>
internal sealed class ExampleWire : IAsyncDisposable
{
    private readonly HttpClient http;

    private ExampleWire(NserSandbox sandbox)
    {
        Sandbox = sandbox;
        http = new HttpClient { BaseAddress = sandbox.BaseAddress };
    }

    internal NserSandbox Sandbox { get; }

    internal static async Task<ExampleWire> StartAsync(NserSandboxOptions options)
    {
        var sandbox = await NserSandbox.StartAsync(options);
        // The examples are dated; a day later nothing in them lies in the future.
        sandbox.Clock.Set(new DateTimeOffset(2026, 3, 2, 10, 0, 0, TimeSpan.FromHours(5)));
        return new ExampleWire(sandbox);
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await Sandbox.DisposeAsync();
    }

    internal static JsonNode Example(OpenApiFile file, string id) =>
        file.Operations().Single(operation => operation.Id == id).Bodies().First(body => body.Where == $"{id} 200").Content["examples"]!.AsObject().First().Value!["value"]!;

    internal Task LogInAsync(OpenApiFile file) => LogInAsync(file, Sandbox.UserName, Sandbox.Password);

    internal Task LogInAsync(OpenApiFile file, SandboxAccount account)
    {
        Sandbox.Accounts.Add(account);
        return LogInAsync(file, account.UserName, account.Password);
    }

    /// <summary>Sends the first example of the operation, holds the answer against the document and returns its body.</summary>
    internal async Task<string> SendAsync(OpenApiFile file, string id, HttpStatusCode expected, Action<HttpRequestMessage>? spoil = null)
    {
        var operation = file.Operations().Single(operation => operation.Id == id);
        using var request = Request(operation);
        spoil?.Invoke(request);

        using var answer = await http.SendAsync(request);
        var body = await answer.Content.ReadAsStringAsync();

        Assert.True(expected == answer.StatusCode, $"{id}: {answer.StatusCode} {body}");
        var declared = operation.Responses.Single(response => response.Status == ((int)expected).ToString(CultureInfo.InvariantCulture)).Response;
        var headers = answer.Headers.Concat(answer.Content.Headers).Select(header => header.Key).ToHashSet(StringComparer.OrdinalIgnoreCase);
        Assert.All(declared["headers"]!.AsObject().Where(header => file.Resolve(header.Value!)["required"]!.GetValue<bool>()), header => Assert.True(headers.Contains(header.Key), $"{id} {expected}: {header.Key}"));
        if (declared["content"] is not { } contents)
        {
            Assert.Equal("", body);
            return body;
        }

        var content = contents[answer.Content.Headers.ContentType!.MediaType!];
        Assert.True(content is not null, $"{id} {expected}: {answer.Content.Headers.ContentType}");
        var judge = await OpenApiSchemas.ReadAsync(file, content["x-nser-line-schema"] ?? content["schema"]!);
        Assert.Empty(Parts(answer.Content.Headers.ContentType.MediaType!, body).SelectMany(judge.Judge).Select(error => $"{id} {expected}: {error.Kind} at {error.Path}"));
        return body;
    }

    private static string[] Parts(string mediaType, string body) => mediaType switch
    {
        "application/x-ndjson" => body.Split('\n', StringSplitOptions.RemoveEmptyEntries),
        "text/csv" => [],
        _ => [body],
    };

    private async Task LogInAsync(OpenApiFile file, string userName, string password)
    {
        var answer = await SendAsync(file, "token", HttpStatusCode.OK, request => request.Content = JsonContent.Create(new { userName, password }));
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", JsonNode.Parse(answer)!["token"]!.GetValue<string>());
    }

    private static HttpRequestMessage Request(OpenApiOperation operation)
    {
        var path = operation.Parameters.Where(parameter => parameter["in"]!.GetValue<string>() == "path")
            .Aggregate(operation.Path, (path, parameter) => path.Replace($"{{{parameter["name"]}}}", parameter["example"]!.GetValue<string>(), StringComparison.Ordinal));
        var query = operation.Parameters.Where(parameter => parameter["in"]!.GetValue<string>() == "query" && parameter["required"]!.GetValue<bool>())
            .Select(parameter => $"{parameter["name"]}={parameter["example"]}").ToArray();
        var request = new HttpRequestMessage(new HttpMethod(operation.Method), new Uri(path + (query.Length == 0 ? "" : "?" + string.Join('&', query)), UriKind.Relative));
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
