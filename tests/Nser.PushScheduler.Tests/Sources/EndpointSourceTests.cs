using System.Net;
using System.Net.Sockets;
using System.Text;
using Nser.PushScheduler.Settings;
using Nser.PushScheduler.Sources;
using Nser.PushScheduler.Sources.Endpoint;
using Nser.Standards;

namespace Nser.PushScheduler.Tests.Sources;

/// <summary>Against a socket that answers byte for byte what a test says.</summary>
public sealed class EndpointSourceTests : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory();
    private string request = "";

    public EndpointSourceTests() => listener.Start();

    [Fact]
    public async Task NDJSON_is_read_line_by_line_and_a_bad_line_does_not_hold_up_the_others()
    {
        var records = await AllAsync(Answer("application/x-ndjson", "{\"recordId\":\"A-1\"}\nbroken\n{\"recordId\":\"A-2\"}\n"));

        Assert.Equal(["{\"recordId\":\"A-1\"}", "NSER-SCHEMA-JSON", "{\"recordId\":\"A-2\"}"], records);
    }

    [Fact]
    public async Task An_array_is_read_element_by_element_each_on_one_line()
    {
        var records = await AllAsync(Answer("application/json", "[\n {\"recordId\":\n \"A-1\", \"name\":\"بخت\"},\n {\"recordId\":\"A-2\"} ]"));

        Assert.Equal(["{\"recordId\":\"A-1\",\"name\":\"بخت\"}", "{\"recordId\":\"A-2\"}"], records);
    }

    [Fact]
    public async Task The_token_of_the_file_and_the_slot_go_with_the_request_and_a_rotated_token_is_picked_up()
    {
        using var source = Source(settings => (settings.TokenFile, settings.Url) = (Token("first"), settings.Url + "?at={slot}"));
        foreach (var token in new[] { "first", "second" })
        {
            Token(token);
            var serving = ServeAsync(Answer("application/x-ndjson", "{}\n"));
            await Extracting.AllAsync(source);
            await serving;

            Assert.StartsWith("GET /records?at=2026-11-22T01%3A00%3A00Z HTTP/1.1\r\n", request, StringComparison.Ordinal);
            Assert.Contains($"Authorization: Bearer {token}\r\n", request, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n", "redirects are not followed")]
    [InlineData("HTTP/1.1 503 Unavailable\r\nContent-Length: 0\r\n\r\n", "answered 503")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 2\r\n\r\nhi", "neither application/x-ndjson nor")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: application/x-ndjson\r\nConnection: close\r\n\r\n{\"recordId\":\"A-1\"}\n", "neither a length nor chunks")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: application/x-ndjson\r\nContent-Length: 999\r\n\r\n{\"recordId\":\"A-1\"}\n", "broke off")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"rec", "broke off")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 19\r\n\r\n[{\"recordId\":\"99999", "no JSON array, or is cut")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 4097\r\n\r\n", "larger than MaxBytes")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Encoding: gzip\r\nContent-Length: 2\r\n\r\n[]", "compressed")]
    public async Task An_answer_that_is_not_whole_and_plain_is_refused_and_said(string answer, string said)
    {
        var fault = await Assert.ThrowsAsync<SourceException>(() => AllAsync(answer));

        Assert.Contains(said, fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("99999", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_endless_answer_is_cut_at_the_limit()
    {
        var line = "{\"recordId\":\"A-1\"}\n";
        var chunk = string.Concat(Enumerable.Repeat(line, 1_000));

        var fault = await Assert.ThrowsAsync<SourceException>(() => AllAsync($"HTTP/1.1 200 OK\r\nContent-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n{chunk.Length:x}\r\n{chunk}\r\n0\r\n\r\n"));

        Assert.Contains("larger than MaxBytes", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_listening_is_said()
    {
        listener.Stop();

        Assert.Contains("cannot be reached", (await Assert.ThrowsAsync<SourceException>(() => Extracting.AllAsync(Source()))).Message, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        listener.Dispose();
        folder.Delete(recursive: true);
    }

    private static string Answer(string type, string body) => $"HTTP/1.1 200 OK\r\nContent-Type: {type}\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}";

    private async Task<List<string>> AllAsync(string answer)
    {
        var serving = ServeAsync(answer);
        using var source = Source();
        var records = (await Extracting.AllAsync(source)).Records;
        await serving;
        return records;
    }

    private async Task ServeAsync(string answer)
    {
        using var connection = await listener.AcceptTcpClientAsync();
        await using var stream = connection.GetStream();
        var buffer = new byte[4_096];
        request = "";
        while (!request.EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            request += Encoding.ASCII.GetString(buffer, 0, await stream.ReadAsync(buffer));
        }

        await stream.WriteAsync(Encoding.UTF8.GetBytes(answer));
    }

    private EndpointSource Source(Action<EndpointSettings>? change = null)
    {
        var settings = new EndpointSettings { Url = $"http://{listener.LocalEndpoint}/records", MaxBytes = 4_096 };
        change?.Invoke(settings);
        return new(settings, NserStandard.AssetDelivery, new());
    }

    private string Token(string token)
    {
        var file = Path.Combine(folder.FullName, "token");
        File.WriteAllText(file, token + "\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        return file;
    }
}
