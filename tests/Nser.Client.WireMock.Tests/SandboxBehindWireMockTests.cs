using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Nser.Client.Api;
using Nser.Client.Sandbox;
using Nser.Client.Sandbox.Seeds;
using Nser.Standards;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;

namespace Nser.Client.WireMock.Tests;

/// <summary>What no stub answers reaches the sandbox and comes back as the sandbox sent it.</summary>
public sealed class SandboxBehindWireMockTests
{
    [Fact]
    public async Task After_two_503_a_push_of_100_with_3_known_records_is_97_accepted_and_3_duplicates()
    {
        await using var front = await FrontedSandbox.StartAsync();
        var client = front.Client();
        await client.Enrollments.PushAsync(SyntheticPeople.Enrollments(3));
        front.Nser.Fails(NserOperation.PushBatch, 503, retryAfter: TimeSpan.FromSeconds(1), times: 2);

        var report = await client.Enrollments.PushAsync(SyntheticPeople.Enrollments(100));

        Assert.Equal((97, 3, 0), (report.Accepted, report.Duplicates, report.Rejected));
        Assert.Equal((100, 1), (front.Sandbox.Ledger.Count, front.Sandbox.Ledger.MostApplications));
        Assert.Equal((0, 4), (front.Nser.Pending, front.Nser.Calls(NserOperation.PushBatch)));
        Assert.Equal(2, front.Sandbox.Requests.Count(request => request.Operation == NserOperation.PushBatch));
    }

    [Theory]
    [InlineData("1.0")]
    [InlineData("2.0")]
    public async Task A_push_passes_in_each_version(string version)
    {
        await using var front = await FrontedSandbox.StartAsync();
        var client = front.Client(options => options.PinnedVersion = NserApiVersion.Parse(version));

        var report = await client.Enrollments.PushAsync(SyntheticPeople.Enrollments(20));

        Assert.Equal((20, 20), (report.Accepted, front.Sandbox.Ledger.Count));
        Assert.Empty(front.Sandbox.UnmatchedRequests);
    }

    [Fact]
    public async Task A_gzip_body_reaches_the_sandbox_as_gzip_byte_for_byte()
    {
        await using var front = await FrontedSandbox.StartAsync();
        var body = Gzip("{\"recordId\":\"A-1\"}\n");
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new("application/x-ndjson");
        content.Headers.ContentEncoding.Add("gzip");
        content.Headers.Add("Content-Digest", "sha-256=:AAAA:");

        using var answer = await front.Http.PostAsync(new Uri("/api/v2.0/geo-units/batches?dryRun=true", UriKind.Relative), content);

        var seen = front.Sandbox.Requests[^1];
        Assert.Equal(body, seen.Body.ToArray());
        Assert.Equal(("gzip", "sha-256=:AAAA:", "/api/v2.0/geo-units/batches?dryRun=true"), (seen.Headers["Content-Encoding"], seen.Headers["Content-Digest"], seen.PathAndQuery));
    }

    [Fact]
    public async Task A_JSON_body_is_not_written_anew()
    {
        await using var front = await FrontedSandbox.StartAsync();
        var body = """{ "userName" : "\u0041",  "d":"2026-03-01T11:00:00+05:00", "n":1.50 }""";

        using var answer = await front.Http.PostAsync(new Uri("/api/v1.0/auth/token", UriKind.Relative), new StringContent(body, Encoding.UTF8, "application/json"));

        Assert.Equal(body, Encoding.UTF8.GetString(front.Sandbox.Requests[^1].Body.Span));
    }

    [Fact]
    public async Task An_answer_has_the_bytes_length_and_headers_of_the_sandbox()
    {
        await using var front = await FrontedSandbox.StartAsync();
        front.Sandbox.Clock.Freeze();
        front.Sandbox.Clock.Set(new(2030, 1, 2, 3, 4, 5, TimeSpan.Zero));
        using var direct = new HttpClient(new SocketsHttpHandler()) { BaseAddress = front.Sandbox.BaseAddress };
        var path = new Uri("/api/versions", UriKind.Relative);

        using var through = await front.Http.GetAsync(path);
        using var straight = await direct.GetAsync(path);

        Assert.Equal(await straight.Content.ReadAsByteArrayAsync(), await through.Content.ReadAsByteArrayAsync());
        Assert.Equal(Headers(straight), Headers(through));
        Assert.Contains("Date: Wed, 02 Jan 2030 03:04:05 GMT", Headers(through));
    }

    [Fact]
    public async Task A_compressed_export_passes_compressed()
    {
        await using var front = await FrontedSandbox.StartAsync(new() { Registry = new() { Households = 200, Tehsils = ["PK61702"] } });
        using var login = await front.Http.PostAsJsonAsync(new Uri("/api/v2.0/auth/token", UriKind.Relative), new { front.Sandbox.UserName, front.Sandbox.Password });
        using var token = JsonDocument.Parse(await login.Content.ReadAsStreamAsync());
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v2.0/beneficiaries/export?tehsil=PK61702");
        request.Headers.Authorization = new("Bearer", token.RootElement.GetProperty("token").GetString());
        request.Headers.AcceptEncoding.Add(new("gzip"));

        using var answer = await front.Http.SendAsync(request);
        await using var gzip = new GZipStream(await answer.Content.ReadAsStreamAsync(), CompressionMode.Decompress);
        using var lines = new StreamReader(gzip);

        Assert.Equal("gzip", Assert.Single(answer.Content.Headers.ContentEncoding));
        Assert.Equal(Assert.Single(answer.Headers.GetValues("Nser-Row-Count")), (await lines.ReadToEndAsync()).Count(character => character == '\n').ToString(CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task An_answer_that_the_sandbox_drops_is_a_cut_connection_and_the_push_is_stored_once()
    {
        await using var front = await FrontedSandbox.StartAsync();
        front.Sandbox.Faults.DropAnswerAfterApplying();

        var report = await front.Client().Enrollments.PushAsync(SyntheticPeople.Enrollments(10));

        Assert.Equal((10, 1, 1), (report.Accepted, front.Sandbox.Faults.Fired, front.Sandbox.Ledger.MostApplications));
        Assert.Equal(2, front.Sandbox.Requests.Count(request => request.Operation == NserOperation.PushBatch));
    }

    [Fact]
    public async Task A_cut_of_the_sandbox_reaches_a_plain_client_as_a_cut_and_hits_one_request()
    {
        await using var front = await FrontedSandbox.StartAsync();
        var fault = front.Sandbox.Faults.CutAfter(10, on: NserOperation.Versions);
        var path = new Uri("/api/versions", UriKind.Relative);

        await Assert.ThrowsAsync<HttpRequestException>(() => front.Http.GetAsync(path));
        using var next = await front.Http.GetAsync(path);

        Assert.Equal((HttpStatusCode.OK, 1, 2), (next.StatusCode, fault.Fired, front.Sandbox.Requests.Count));
    }

    [Fact]
    public async Task A_stub_of_the_test_answers_before_the_sandbox_and_a_planned_stub_before_it()
    {
        await using var front = await FrontedSandbox.StartAsync();
        front.Server.Given(Request.Create().WithPath("/api/versions")).RespondWith(Response.Create().WithStatusCode(418));
        front.Nser.Fails(NserOperation.Versions, 503);

        Assert.Equal([503, 418, 418], await StatusesAsync(front.Http, 3));
        Assert.Empty(front.Sandbox.Requests);
        Assert.Equal(3, front.Nser.Calls(NserOperation.Versions));
    }

    [Fact]
    public async Task A_path_that_the_sandbox_does_not_know_reaches_it_unchanged()
    {
        await using var front = await FrontedSandbox.StartAsync();

        using var answer = await front.Http.GetAsync(new Uri("/else/%41/a%2Fb?q=%20x", UriKind.Relative));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("/else/A/a%2Fb?q=%20x", Assert.Single(front.Sandbox.UnmatchedRequests).PathAndQuery);
    }

    [Fact]
    public async Task A_header_that_cannot_be_sent_on_is_said_and_does_not_reach_the_sandbox()
    {
        await using var front = await FrontedSandbox.StartAsync();
        using var caller = new TcpClient();
        await caller.ConnectAsync("localhost", front.Server.Port);
        await using var line = caller.GetStream();

        await line.WriteAsync("GET /api/versions HTTP/1.1\r\nHost: localhost\r\nIf-None-Match: no-quotes\r\nConnection: close\r\n\r\n"u8.ToArray());
        using var answer = new StreamReader(line);
        var text = await answer.ReadToEndAsync();

        Assert.StartsWith("HTTP/1.1 502", text, StringComparison.Ordinal);
        Assert.Contains("Correct the header", text, StringComparison.Ordinal);
        Assert.Empty(front.Sandbox.Requests);
    }

    [Fact]
    public async Task A_sandbox_that_is_gone_is_said_with_what_to_do()
    {
        using var server = NserWireMock.Start();
        await using (var sandbox = await NserSandbox.StartAsync())
        {
            server.GivenNser(sandbox);
        }

        using var http = new HttpClient(new SocketsHttpHandler()) { BaseAddress = new Uri(server.Urls[0]) };
        using var answer = await http.GetAsync(new Uri("/api/versions", UriKind.Relative));

        Assert.Equal(HttpStatusCode.BadGateway, answer.StatusCode);
        Assert.Contains("Dispose of the WireMock server before the sandbox", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static async Task<List<int>> StatusesAsync(HttpClient http, int count)
    {
        var statuses = new List<int>();
        for (var call = 0; call < count; call++)
        {
            using var answer = await http.GetAsync(new Uri("/api/versions", UriKind.Relative));
            statuses.Add((int)answer.StatusCode);
        }

        return statuses;
    }

    /// <summary>All headers but the request id, which is new each time, and the name of WireMock's own server.</summary>
    private static List<string> Headers(HttpResponseMessage answer) =>
    [
        .. answer.Headers.NonValidated.Concat(answer.Content.Headers.NonValidated)
            .Where(header => !header.Key.Equals("X-Request-Id", StringComparison.OrdinalIgnoreCase) && header.Key != "Server")
            .Select(header => $"{header.Key}: {header.Value}")
            .Order(StringComparer.Ordinal),
    ];

    private static byte[] Gzip(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return packed.ToArray();
    }
}
