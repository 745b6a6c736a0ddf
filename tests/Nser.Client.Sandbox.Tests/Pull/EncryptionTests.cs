using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Nser.Client.Sandbox.Accounts;

namespace Nser.Client.Sandbox.Tests.Pull;

/// <summary>Rows for a partner that agreed on encryption, opened here by hand (RFC 7516): with the members of the seal laid over them they are what others get.</summary>
public sealed class EncryptionTests
{
    [Theory]
    [InlineData("Power", "householdId address confidential")]
    [InlineData("Standard", "householdId address confidential")]
    [InlineData("Basic", "sampled address confidential")]
    public async Task A_sealed_household_is_the_open_one_once_it_is_opened(string role, string names)
    {
        await using var sandbox = await PullSandbox.StartAsync(20_000);
        using var rsa = RSA.Create(2048);
        using var open = await sandbox.LogInAsync(new SandboxAccount("open", "synthetic") { Role = Enum.Parse<SandboxRole>(role) });
        using var sealing = await sandbox.LogInAsync(new SandboxAccount("sealed", "synthetic") { Role = Enum.Parse<SandboxRole>(role), EncryptionKey = rsa.ExportParameters(false), EncryptionKeyId = "2026-1" });
        var body = $$$"""{"pmtRange":{"from":0,"to":15},"location":{{{PullSandbox.LahoreCity}}}}""";

        var expected = await PullSandbox.AllAsync(open, "2.0", "households/search/pmt", body);
        var rows = await PullSandbox.AllAsync(sealing, "2.0", "households/search/pmt", body);

        Assert.NotEmpty(rows);
        Assert.All(rows, row => Assert.Equal(names.Split(' '), PullSandbox.Names(row)));
        Assert.All(rows, row => Assert.Equal(["provinceCode", "districtCode", "tehsilCode"], PullSandbox.Names(row["address"])));
        Assert.All(rows.Zip(expected), pair => Assert.True(JsonNode.DeepEquals(Opened(pair.First, rsa), pair.Second)));
    }

    [Fact]
    public async Task Sealed_bulk_data_keep_their_digest_from_range_to_range()
    {
        await using var sandbox = await PullSandbox.StartAsync(2_000);
        using var rsa = RSA.Create(2048);
        using var open = await sandbox.LogInAsync("Power");
        using var sealing = await sandbox.LogInAsync("Power", account => account with { UserName = "sealed", EncryptionKey = rsa.ExportParameters(false) });
        const string path = "/api/v2.0/beneficiaries/export?tehsil=PK61702&quintile=1";

        using var whole = await sealing.GetAsync(path);
        var bytes = await whole.Content.ReadAsByteArrayAsync();
        using var rest = await sealing.Http.SendAsync(new HttpRequestMessage(HttpMethod.Get, path) { Headers = { Range = new(bytes.Length / 3, null) } });

        Assert.Equal(bytes[(bytes.Length / 3)..], await rest.Content.ReadAsByteArrayAsync());
        Assert.Equal($"sha-256=:{Convert.ToBase64String(SHA256.HashData(bytes))}:", Assert.Single(whole.Headers.GetValues("Repr-Digest")));
        using var plain = await open.GetAsync(path);
        var expected = (await plain.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var lines = Encoding.UTF8.GetString(bytes).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(expected.Length, lines.Length);
        Assert.All(lines.Zip(expected), pair => Assert.True(JsonNode.DeepEquals(Opened(JsonNode.Parse(pair.First)!, rsa), JsonNode.Parse(pair.Second))));
        Assert.DoesNotContain("cnic", Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
    }

    private static JsonObject Opened(JsonNode row, RSA rsa)
    {
        var sealedText = (string)row["confidential"]!;
        var parts = sealedText.Split('.');
        var header = JsonNode.Parse(Bytes(parts[0]))!;
        Assert.Equal(("RSA-OAEP-256", "A256GCM"), ((string)header["alg"]!, (string)header["enc"]!));
        using var gcm = new AesGcm(rsa.Decrypt(Bytes(parts[1]), RSAEncryptionPadding.OaepSHA256), 16);
        var plaintext = new byte[Bytes(parts[3]).Length];
        gcm.Decrypt(Bytes(parts[2]), Bytes(parts[3]), Bytes(parts[4]), plaintext, Encoding.ASCII.GetBytes(parts[0]));

        var opened = row.DeepClone().AsObject();
        opened.Remove("confidential");
        foreach (var (name, value) in JsonSerializer.Deserialize<JsonObject>(plaintext)!)
        {
            opened[name] = value!.DeepClone();
        }

        return opened;
    }

    private static byte[] Bytes(string url) => Convert.FromBase64String(url.Replace('-', '+').Replace('_', '/').PadRight((url.Length + 3) / 4 * 4, '='));
}
