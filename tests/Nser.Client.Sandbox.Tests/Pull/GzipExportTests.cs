using System.Net.Http.Headers;
using System.Security.Cryptography;

namespace Nser.Client.Sandbox.Tests.Pull;

/// <summary>The export has two representations. Each has its own tag, length and digest, and parts are always of the one without coding.</summary>
public sealed class GzipExportTests
{
    private const string Export = "/api/v2.0/beneficiaries/export?tehsil=PK61702";

    [Fact]
    public async Task Gzip_holds_the_same_lines_under_its_own_tag_length_and_digest()
    {
        await using var sandbox = await PullSandbox.StartAsync();
        using var client = await sandbox.LogInAsync("Power");
        using var plain = await AskAsync(client);
        using var packed = await AskAsync(client, "gzip");
        var (lines, bytes) = (await plain.Content.ReadAsByteArrayAsync(), await packed.Content.ReadAsByteArrayAsync());

        Assert.Equal(lines, Gunzip.Whole(bytes));
        Assert.True(bytes.Length < lines.Length / 2);
        Assert.Equal("gzip", Assert.Single(packed.Content.Headers.ContentEncoding));
        Assert.Equal("application/x-ndjson", packed.Content.Headers.ContentType!.MediaType);
        Assert.Equal($"sha-256=:{Convert.ToBase64String(SHA256.HashData(bytes))}:", Header(packed, "Repr-Digest"));
        Assert.Equal(Header(plain, "Nser-Row-Count"), Header(packed, "Nser-Row-Count"));
        Assert.Equal(Header(plain, "Nser-Rows-Returned"), Header(packed, "Nser-Rows-Returned"));
        Assert.False(packed.Headers.ETag!.IsWeak);
        Assert.NotEqual(plain.Headers.ETag, packed.Headers.ETag);
        Assert.Equal((long)bytes.Length, packed.Content.Headers.ContentLength);
        Assert.Equal(("Accept-Encoding", "Accept-Encoding"), (Header(plain, "Vary"), Header(packed, "Vary")));
        Assert.Equal((true, false), (plain.Headers.Contains("Accept-Ranges"), packed.Headers.Contains("Accept-Ranges")));
    }

    [Theory]
    [InlineData("gzip", true)]
    [InlineData("br, GZip;q=0.5", true)]
    [InlineData("gzip;q=0", false)]
    [InlineData("identity", false)]
    [InlineData("br", false)]
    [InlineData(null, false)]
    public async Task Only_who_accepts_gzip_gets_it(string? accepted, bool isCoded)
    {
        await using var sandbox = await PullSandbox.StartAsync(100);
        using var client = await sandbox.LogInAsync("Power");

        using var answer = await AskAsync(client, accepted);

        Assert.Equal(isCoded ? ["gzip"] : [], answer.Content.Headers.ContentEncoding);
    }

    [Fact]
    public async Task A_range_is_of_the_lines_without_coding_and_a_tag_of_gzip_does_not_fit_it()
    {
        await using var sandbox = await PullSandbox.StartAsync();
        using var client = await sandbox.LogInAsync("Power");
        using var plain = await AskAsync(client);
        using var packed = await AskAsync(client, "gzip");
        var lines = await plain.Content.ReadAsByteArrayAsync();

        using var part = await AskAsync(client, "gzip", request => request.Headers.Range = new RangeHeaderValue(10, 19));
        using var whole = await AskAsync(client, "gzip", request =>
        {
            request.Headers.Range = new RangeHeaderValue(10, 19);
            request.Headers.IfRange = new RangeConditionHeaderValue(packed.Headers.ETag!);
        });

        Assert.Equal((206, plain.Headers.ETag, 0), ((int)part.StatusCode, part.Headers.ETag, part.Content.Headers.ContentEncoding.Count));
        Assert.Equal(lines[10..20], await part.Content.ReadAsByteArrayAsync());
        Assert.Equal((200, plain.Headers.ETag, 0), ((int)whole.StatusCode, whole.Headers.ETag, whole.Content.Headers.ContentEncoding.Count));
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData(null)]
    public async Task Either_tag_is_known_and_comes_back_with_not_modified(string? accepted)
    {
        await using var sandbox = await PullSandbox.StartAsync(100);
        using var client = await sandbox.LogInAsync("Power");
        foreach (var had in (string?[])["gzip", null])
        {
            using var first = await AskAsync(client, had);
            using var again = await AskAsync(client, accepted, request => request.Headers.IfNoneMatch.Add(first.Headers.ETag!));

            Assert.Equal((304, first.Headers.ETag, "Accept-Encoding"), ((int)again.StatusCode, again.Headers.ETag, Header(again, "Vary")));
        }
    }

    [Fact]
    public async Task A_sealed_export_is_the_same_in_both_codings()
    {
        using var rsa = RSA.Create(2048);
        var key = rsa.ExportParameters(false);
        await using var sandbox = await PullSandbox.StartAsync(200);
        using var client = await sandbox.LogInAsync("Standard", account => account with { EncryptionKey = key });
        using var plain = await AskAsync(client);
        using var packed = await AskAsync(client, "gzip");

        Assert.Equal(await plain.Content.ReadAsByteArrayAsync(), Gunzip.Whole(await packed.Content.ReadAsByteArrayAsync()));
    }

    [Fact]
    public async Task A_limited_account_gets_the_first_lines_as_gzip()
    {
        await using var sandbox = await PullSandbox.StartAsync();
        using var client = await sandbox.LogInAsync("Basic", account => account with { RowLimit = 20 });

        using var some = await AskAsync(client, "gzip");
        var lines = Gunzip.Whole(await some.Content.ReadAsByteArrayAsync());

        Assert.Equal(("20", "0"), (Header(some, "Nser-Row-Count"), Header(some, "Nser-Rows-Remaining")));
        Assert.Equal(20, lines.Count(letter => letter == '\n'));
    }

    [Fact]
    public async Task Every_tehsil_keeps_its_tag_while_all_others_are_read()
    {
        await using var sandbox = await NserSandbox.StartAsync(new NserSandboxOptions { Registry = new() { Households = 6_000 } });
        using var client = await new PlainClient(sandbox).LogInAsync();
        var tehsils = Enumerable.Range(0, sandbox.Registry.Count).Select(index => sandbox.Registry.Household(index).TehsilCode).Distinct().ToArray();
        var tags = new List<string>();
        foreach (var turn in (int[])[1, 2])
        {
            foreach (var tehsil in tehsils)
            {
                using var answer = await AskAsync(client, turn == 1 ? "gzip" : null, path: $"/api/v2.0/beneficiaries/export?tehsil={tehsil}");
                tags.Add(answer.Headers.ETag!.Tag.Replace("-gzip", "", StringComparison.Ordinal));
            }
        }

        Assert.True(tehsils.Length > 500);
        Assert.Equal(tags[..tehsils.Length], tags[tehsils.Length..]);
        Assert.Equal(tehsils.Length, tags.Distinct().Count());
    }

    private static Task<HttpResponseMessage> AskAsync(PlainClient client, string? accepted = null, Action<HttpRequestMessage>? change = null, string path = Export)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (accepted is not null)
        {
            request.Headers.AcceptEncoding.ParseAdd(accepted);
        }

        change?.Invoke(request);
        return client.Http.SendAsync(request);
    }

    private static string Header(HttpResponseMessage answer, string name) => Assert.Single(answer.Headers.GetValues(name));
}
