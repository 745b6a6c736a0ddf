using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Nser.Client.Sandbox;

namespace Nser.Standards.Tests.Agreement;

/// <summary>The sandbox, asked over a socket by hand: for each record the refusals, as code and pointer; none when it would be taken.</summary>
internal sealed class PlainServer : IAsyncDisposable
{
    private readonly HttpClient http = new();

    private PlainServer(NserSandbox sandbox)
    {
        Sandbox = sandbox;
        http.BaseAddress = sandbox.BaseAddress;
    }

    internal NserSandbox Sandbox { get; }

    internal static async Task<PlainServer> StartAsync(NserEnvironment environment, DateTimeOffset now)
    {
        var sandbox = await NserSandbox.StartAsync(new NserSandboxOptions { Environment = environment, HttpsPort = null, KeepBodies = false });
        sandbox.Clock.Freeze();
        sandbox.Clock.Set(now);
        var server = new PlainServer(sandbox);
        using var answer = await server.http.PostAsJsonAsync(new Uri("/api/v1.0/auth/token", UriKind.Relative), new { userName = sandbox.UserName, password = sandbox.Password });
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>();
        server.http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", body.GetProperty("token").GetString());
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await Sandbox.DisposeAsync();
    }

    /// <summary>What the server has against each record of the batch, which it checks and does not store.</summary>
    internal async Task<List<Refusal>[]> JudgeAsync(NserStandard standard, NserApiVersion version, IReadOnlyList<byte[]> records)
    {
        using var request = version == NserApiVersion.V1 ? Envelope(standard, records) : Lines(standard, records);
        using var answer = await http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.UnprocessableEntity or HttpStatusCode.Conflict or HttpStatusCode.BadRequest, $"{(int)answer.StatusCode} {text}");

        var refusals = records.Select(_ => new List<Refusal>()).ToArray();
        if (answer.StatusCode == HttpStatusCode.BadRequest)
        {
            // Only a record that breaks the envelope itself, and those are sent alone.
            Assert.Single(refusals).Add(new("NSER-SCHEMA-JSON", ""));
            return refusals;
        }

        var body = JsonDocument.Parse(text).RootElement;
        var errors = body.TryGetProperty("results", out var results)
            ? results.EnumerateArray().SelectMany(result => Errors(result, refusals.Length))
            : body.TryGetProperty("errors", out var all) ? all.EnumerateArray() : [];
        foreach (var error in errors.Where(error => error.GetProperty("code").GetString() != "NSER-RECORD-CONFLICT"))
        {
            refusals[error.GetProperty("index").GetInt32()].Add(new(error.GetProperty("code").GetString()!, error.GetProperty("pointer").GetString()!));
        }

        return refusals;
    }

    /// <summary>Stores one good record.</summary>
    internal async Task StoreAsync(NserStandard standard, byte[] record)
    {
        using var request = Lines(standard, [record]);
        request.RequestUri = new Uri(request.RequestUri!.OriginalString.Split('?')[0], UriKind.Relative);
        using var answer = await http.SendAsync(request);
        Assert.Equal(1, (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("accepted").GetInt32());
    }

    /// <summary>Corrects a stored record; the status of the answer and the codes of its errors.</summary>
    internal async Task<(HttpStatusCode Status, string[] Codes)> PatchAsync(NserStandard standard, string recordId, string patch)
    {
        using var content = new StringContent(patch, Encoding.UTF8, "application/merge-patch+json");
        using var answer = await http.PatchAsync(new Uri($"/api/v2.0/{Library(standard)}/{recordId}", UriKind.Relative), content);
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return (answer.StatusCode, body.TryGetProperty("errors", out var errors) ? [.. errors.EnumerateArray().Select(error => error.GetProperty("code").GetString()!)] : []);
    }

    private static IEnumerable<JsonElement> Errors(JsonElement result, int count)
    {
        Assert.InRange(result.GetProperty("index").GetInt32(), 0, count - 1);
        var errors = result.GetProperty("errors").EnumerateArray().ToList();
        Assert.Equal(result.GetProperty("outcome").GetString() is "rejected" or "conflict", errors.Count > 0);
        Assert.False(result.TryGetProperty("recordId", out var id) && id.ValueKind != JsonValueKind.String, "recordId is a text, or left out");
        return errors;
    }

    private static HttpRequestMessage Envelope(NserStandard standard, IReadOnlyList<byte[]> records)
    {
        var head = FormattableString.Invariant($$"""{"batchId":"{{Guid.NewGuid()}}","organizationCode":"SANDBOX","generatedAt":"2026-01-01T00:00:00+05:00","recordCount":{{records.Count}},"records":[""");
        byte[] body = [.. Encoding.UTF8.GetBytes(head), .. Joined(records, (byte)','), .. "]}"u8];
        return new(HttpMethod.Post, new Uri($"/api/v1.0/{Library(standard)}?dryRun=true", UriKind.Relative)) { Content = new ByteArrayContent(body) { Headers = { ContentType = new("application/json") } } };
    }

    private static HttpRequestMessage Lines(NserStandard standard, IReadOnlyList<byte[]> records)
    {
        byte[] body = [.. Joined(records, (byte)'\n'), (byte)'\n'];
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"/api/v2.0/{Library(standard)}/batches?dryRun=true", UriKind.Relative))
        {
            Content = new ByteArrayContent(body) { Headers = { ContentType = new("application/x-ndjson") } },
        };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        request.Headers.Add("Nser-Record-Count", records.Count.ToString(CultureInfo.InvariantCulture));
        request.Headers.Add("Content-Digest", $"sha-256=:{Convert.ToBase64String(SHA256.HashData(body))}:");
        return request;
    }

    private static byte[] Joined(IEnumerable<byte[]> records, byte separator) => [.. records.SelectMany((record, index) => index == 0 ? record : [separator, .. record])];

    private static string Library(NserStandard standard) => standard switch
    {
        NserStandard.ProgrammeEnrollment => "programme-enrollments",
        NserStandard.AssetDelivery => "asset-deliveries",
        _ => "geo-units",
    };
}

/// <summary>One thing that speaks against a record.</summary>
internal readonly record struct Refusal(string Code, string Pointer);
