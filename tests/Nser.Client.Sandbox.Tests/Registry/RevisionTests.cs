using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Nser.Client.Sandbox.Tests.Pull;

namespace Nser.Client.Sandbox.Tests.Registry;

/// <summary>A tehsil whose beneficiaries become other ones, between two requests or within one.</summary>
public sealed class RevisionTests
{
    private const string Tehsil = "PK61702";

    [Fact]
    public async Task A_revised_tehsil_has_other_rows_tag_and_digest_and_the_others_stay()
    {
        await using var sandbox = await PullSandbox.StartAsync();
        using var client = await sandbox.LogInAsync("Power");
        var (before, other) = (await ExportAsync(client, Tehsil), await ExportAsync(client, "PK61701"));
        var head = sandbox.Server.Registry.CnicOf(0);

        sandbox.Server.Registry.Revise(Tehsil);
        var after = await ExportAsync(client, Tehsil);

        Assert.NotEqual(before.Tag, after.Tag);
        Assert.NotEqual(before.Digest, after.Digest);
        Assert.Empty(before.Lines.Intersect(after.Lines));
        Assert.InRange(after.Lines.Length, before.Lines.Length * 0.9, before.Lines.Length * 1.1);
        Assert.Equal(other.Lines, (await ExportAsync(client, "PK61701")).Lines);
        Assert.Equal(head, sandbox.Server.Registry.CnicOf(0));
        Assert.Equal(
            sandbox.Households.Where(household => household is { IsBeneficiary: true, TehsilCode: Tehsil }).Select(household => household.Id),
            after.Lines.Select(line => (string)JsonNode.Parse(line)!["householdId"]!));
        Assert.All(sandbox.Households, household => Assert.All(household.Cnics, cnic => Assert.Equal(household.Index, sandbox.Server.Registry.Find(cnic)!.Index)));
    }

    [Fact]
    public async Task Pages_and_searches_have_the_new_rows_too()
    {
        await using var sandbox = await PullSandbox.StartAsync();
        using var client = await sandbox.LogInAsync("Power");
        var search = "{\"location\":" + PullSandbox.LahoreCity + ",\"criteria\":{\"hasGas\":true}}";
        var found = await PullSandbox.AllAsync(client, "1.0", "households/search/address", search);

        sandbox.Server.Registry.Revise(Tehsil);

        var (_, page) = await PlainClient.ReadAsync(client.GetAsync($"/api/v1.0/beneficiaries?tehsil={Tehsil}&pageSize=1000"));
        var lines = (await ExportAsync(client, Tehsil)).Lines;
        Assert.Equal(lines.Length, (int)page["totalRows"]!);
        Assert.Equal(lines.Take(1000), page["rows"]!.AsArray().Select(row => row!.ToJsonString(BruteForce.Plain)));
        Assert.NotEqual(
            found.Select(row => (string)row["householdId"]!),
            (await PullSandbox.AllAsync(client, "1.0", "households/search/address", search)).Select(row => (string)row["householdId"]!));
    }

    [Fact]
    public async Task A_tehsil_without_households_cannot_be_revised()
    {
        await using var sandbox = await PullSandbox.StartAsync(10);

        Assert.Throws<ArgumentException>(() => sandbox.Server.Registry.Revise("PK60102"));
        Assert.Throws<ArgumentException>(() => sandbox.Server.Registry.Revise("none"));
    }

    [Fact]
    public async Task A_revision_comes_with_the_request_that_is_hit()
    {
        await using var sandbox = await PullSandbox.StartAsync();
        using var client = await sandbox.LogInAsync("Power");
        var before = await ExportAsync(client, Tehsil);
        var fault = sandbox.Server.Faults.After(2).ReviseBefore();
        (await client.GetAsync("/api/v2.0/geo/library")).Dispose();
        var first = await PageAsync(client, 1);
        var second = await PageAsync(client, 2);
        Assert.Equal(0, fault.Fired);

        var third = await PageAsync(client, 3);
        var after = await ExportAsync(client, Tehsil);

        Assert.Equal(before.Lines.Take(20), first.Concat(second));
        Assert.Equal(after.Lines.Skip(20).Take(10), third);
        Assert.Equal(1, fault.Fired);
        Assert.NotEqual(before.Tag, after.Tag);
    }

    [Fact]
    public async Task A_revision_within_an_answer_cuts_the_old_one_and_what_follows_is_new()
    {
        await using var sandbox = await PullSandbox.StartAsync();
        using var client = await sandbox.LogInAsync("Power");
        var before = await ExportAsync(client, Tehsil);
        var fault = sandbox.Server.Faults.ReviseAfter(5_000);

        using var cut = await client.Http.GetAsync(new Uri(Path(Tehsil), UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
        await using var body = await cut.Content.ReadAsStreamAsync();
        var start = new byte[5_000];
        await body.ReadExactlyAsync(start);
        await Assert.ThrowsAnyAsync<Exception>(() => body.CopyToAsync(Stream.Null));
        using var resume = new HttpRequestMessage(HttpMethod.Get, Path(Tehsil));
        resume.Headers.Range = new RangeHeaderValue(5_000, null);
        resume.Headers.IfRange = new RangeConditionHeaderValue(cut.Headers.ETag!);
        using var whole = await client.Http.SendAsync(resume);

        Assert.Equal(before.Bytes[..5_000], start);
        Assert.Equal((200, 1), ((int)whole.StatusCode, fault.Fired));
        Assert.NotEqual(before.Bytes[..5_000], (await whole.Content.ReadAsByteArrayAsync())[..5_000]);
        Assert.Equal(whole.Headers.ETag!.Tag, (await ExportAsync(client, Tehsil)).Tag);
    }

    [Fact]
    public async Task An_answer_that_is_under_way_is_sent_to_its_end_as_it_began()
    {
        await using var sandbox = await PullSandbox.StartAsync(60_000);
        using var client = await sandbox.LogInAsync("Power");
        var before = await ExportAsync(client, Tehsil);
        Assert.True(before.Bytes.Length > 5_000_000);

        using var answer = await client.Http.GetAsync(new Uri(Path(Tehsil), UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
        sandbox.Server.Registry.Revise(Tehsil);

        Assert.Equal(before.Digest, Convert.ToHexString(SHA256.HashData(await answer.Content.ReadAsByteArrayAsync())));
    }

    private static string Path(string tehsil) => $"/api/v2.0/beneficiaries/export?tehsil={tehsil}";

    private static async Task<string[]> PageAsync(PlainClient client, int page)
    {
        var (_, body) = await PlainClient.ReadAsync(client.GetAsync(string.Create(CultureInfo.InvariantCulture, $"/api/v1.0/beneficiaries?tehsil={Tehsil}&page={page}&pageSize=10")));
        return [.. body["rows"]!.AsArray().Select(row => row!.ToJsonString(BruteForce.Plain))];
    }

    private static async Task<(string Tag, string Digest, byte[] Bytes, string[] Lines)> ExportAsync(PlainClient client, string tehsil)
    {
        using var answer = await client.GetAsync(Path(tehsil));
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        return (answer.Headers.ETag!.Tag, Convert.ToHexString(SHA256.HashData(bytes)), bytes, Encoding.UTF8.GetString(bytes).Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }
}
