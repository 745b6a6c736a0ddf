using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Nser.Client.Sandbox.Faults;
using Nser.Client.Sandbox.Tests.Pull;

namespace Nser.Client.Sandbox.Tests.Faults;

/// <summary>The export of one tehsil, known before anything goes wrong.</summary>
internal sealed class ExportOrigin(PullSandbox sandbox, PlainClient client) : IAsyncDisposable
{
    internal const string Path = "/api/v2.0/beneficiaries/export?tehsil=PK61702";

    internal NserSandbox Server => sandbox.Server;

    internal FaultPlan Faults => sandbox.Server.Faults;

    internal PlainClient Client => client;

    internal byte[] Bytes { get; private set; } = [];

    internal string[] Lines => Encoding.UTF8.GetString(Bytes).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    internal static async Task<ExportOrigin> StartAsync()
    {
        var sandbox = await PullSandbox.StartAsync();
        var origin = new ExportOrigin(sandbox, await sandbox.LogInAsync("Power"));
        origin.Bytes = await origin.WholeAsync();
        Assert.True(origin.Bytes.Length > 60_000);
        return origin;
    }

    public ValueTask DisposeAsync()
    {
        client.Dispose();
        return sandbox.DisposeAsync();
    }

    internal async Task<byte[]> WholeAsync()
    {
        using var answer = await AskAsync();
        return await answer.Content.ReadAsByteArrayAsync();
    }

    internal Task<HttpResponseMessage> AskAsync(long? from = null, long? to = null, bool gzip = false)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, Path);
        request.Headers.Range = from is null ? null : new RangeHeaderValue(from, to);
        if (gzip)
        {
            request.Headers.AcceptEncoding.ParseAdd("gzip");
        }

        return client.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    internal async Task<JsonNode> PageAsync(int page, int size) => (await PlainClient.ReadAsync(client.GetAsync(
        string.Create(CultureInfo.InvariantCulture, $"/api/v1.0/beneficiaries?tehsil=PK61702&page={page}&pageSize={size}")))).Body;

    /// <summary>The lines of an export whose length and digest are right, and the count that it states.</summary>
    internal async Task<(string[] Lines, int Count)> SpoiltAsync(bool gzip)
    {
        using var answer = await AskAsync(gzip: gzip);
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        Assert.Equal(Digest(bytes), Header(answer, "Repr-Digest"));
        if (gzip)
        {
            Assert.Equal("gzip", Assert.Single(answer.Content.Headers.ContentEncoding));
            bytes = Gunzip.Whole(bytes);
        }

        return (Encoding.UTF8.GetString(bytes).Split('\n', StringSplitOptions.RemoveEmptyEntries), int.Parse(Header(answer, "Nser-Row-Count"), CultureInfo.InvariantCulture));
    }

    /// <summary>What arrives of an answer that breaks anywhere.</summary>
    internal async Task<(byte[] Read, Exception? Error)> TryAsync()
    {
        try
        {
            using var answer = await AskAsync();
            return await ReadAsync(answer);
        }
        catch (HttpRequestException error)
        {
            return ([], error);
        }
    }

    /// <summary>What arrives until the body ends or breaks.</summary>
    internal static async Task<(byte[] Read, Exception? Error)> ReadAsync(HttpResponseMessage answer)
    {
        using var read = new MemoryStream();
        try
        {
            await answer.Content.CopyToAsync(read);
            return (read.ToArray(), null);
        }
        catch (Exception error) when (error is HttpRequestException or IOException)
        {
            return (read.ToArray(), error);
        }
    }

    internal static string[] Ids(JsonNode page) => [.. page["rows"]!.AsArray().Select(row => (string)row!["householdId"]!)];

    internal static string Digest(byte[] bytes) => $"sha-256=:{Convert.ToBase64String(SHA256.HashData(bytes))}:";

    internal static string Header(HttpResponseMessage answer, string name) => Assert.Single(answer.Headers.GetValues(name));
}
