using System.Globalization;
using System.IO.Compression;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Nser.Client.Sandbox.Tests;

/// <summary>A plain HttpClient that speaks the contract by hand, so that the sandbox is not tested with the client it exists to test.</summary>
internal sealed class PlainClient(NserSandbox sandbox, HttpMessageHandler? handler = null, Uri? address = null) : IDisposable
{
    private readonly HttpClient http = new(handler ?? new SocketsHttpHandler()) { BaseAddress = address ?? sandbox.BaseAddress };

    public HttpClient Http => http;

    public void Dispose() => http.Dispose();

    public Task<PlainClient> LogInAsync() => LogInAsync(sandbox.UserName, sandbox.Password);

    public async Task<PlainClient> LogInAsync(string userName, string password)
    {
        using var answer = await LoginAsync(userName, password);
        var body = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", body["token"]!.GetValue<string>());
        return this;
    }

    public Task<HttpResponseMessage> LoginAsync(string userName, string password) =>
        http.PostAsJsonAsync(new Uri("/api/v1.0/auth/token", UriKind.Relative), new { userName, password });

    public Task<HttpResponseMessage> GetAsync(string path) => http.GetAsync(new Uri(path, UriKind.Relative));

    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string body, string mediaType = "application/json") =>
        http.SendAsync(new HttpRequestMessage(method, path) { Content = new StringContent(body, Encoding.UTF8, mediaType) });

    public static string Envelope(IEnumerable<string> records, string? batchId = null, int? recordCount = null)
    {
        var lines = records.ToArray();
        return $$"""
            {"batchId":"{{batchId ?? Guid.NewGuid().ToString()}}","organizationCode":"SANDBOX","generatedAt":"2025-01-01T00:00:00+05:00",
             "recordCount":{{(recordCount ?? lines.Length).ToString(CultureInfo.InvariantCulture)}},"records":[{{string.Join(',', lines)}}]}
            """;
    }

    public Task<HttpResponseMessage> PushV1Async(IEnumerable<string> records, string? batchId = null, string library = "programme-enrollments", string query = "") =>
        SendAsync(HttpMethod.Post, $"/api/v1.0/{library}{query}", Envelope(records, batchId));

    public Task<HttpResponseMessage> PushV2Async(
        IEnumerable<string> records, string? key = null, string library = "programme-enrollments", string query = "", bool gzip = false, Action<HttpRequestMessage>? change = null)
    {
        var lines = records.ToArray();
        var body = Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\n")));
        if (gzip)
        {
            body = Compress(body);
        }

        var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v2.0/{library}/batches{query}") { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-ndjson");
        if (gzip)
        {
            request.Content.Headers.ContentEncoding.Add("gzip");
        }

        request.Headers.Add("Idempotency-Key", key ?? Guid.NewGuid().ToString());
        request.Headers.Add("Nser-Record-Count", lines.Length.ToString(CultureInfo.InvariantCulture));
        request.Headers.Add("Content-Digest", $"sha-256=:{Convert.ToBase64String(SHA256.HashData(body))}:");
        change?.Invoke(request);
        return http.SendAsync(request);
    }

    private static byte[] Compress(byte[] body)
    {
        using var packed = new MemoryStream();
        using (var stream = new GZipStream(packed, CompressionLevel.Fastest))
        {
            stream.Write(body);
        }

        return packed.ToArray();
    }

    /// <summary>The status and the body as JSON.</summary>
    public static async Task<(int Status, JsonNode Body)> ReadAsync(Task<HttpResponseMessage> call)
    {
        using var answer = await call;
        var text = await answer.Content.ReadAsStringAsync();
        return ((int)answer.StatusCode, JsonNode.Parse(text.Length == 0 ? "{}" : text)!);
    }

    /// <summary>The status and the short name of the problem.</summary>
    public static async Task<(int Status, string Problem)> ProblemAsync(Task<HttpResponseMessage> call)
    {
        using var answer = await call;
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal((int)answer.StatusCode, body.GetProperty("status").GetInt32());
        return ((int)answer.StatusCode, body.GetProperty("type").GetString()!.Replace("urn:nser:problem:", "", StringComparison.Ordinal));
    }
}
