using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.Tokens;
using Nser.Client.Pipeline;

namespace Nser.Client.Tests.Queries.Encryption;

/// <summary>The client and npm's jose agree: each opens what the other sealed, and refuses what must be refused. The other half is <c>tests/Nser.Client.Jose/check.mjs</c>.</summary>
public sealed class JweVectorTests
{
    private const string Make = "NSER_MAKE_JWE_VECTORS";

    public static TheoryData<string, string> Opened => Names(file => file.Opened.Select(vector => vector.Name));

    public static TheoryData<string, string> Refused => Names(file => file.Refused.Select(vector => vector.Name));

    [Theory]
    [MemberData(nameof(Opened))]
    public async Task A_field_that_was_sealed_for_the_partner_opens(string file, string name)
    {
        var vectors = JweVectorFile.Read(file);
        var vector = vectors.Opened.Single(vector => vector.Name == name);

        var plaintext = await vectors.Decryptor().DecryptAsync(vector.Field);

        Assert.Equal(vector.Plaintext, Encoding.UTF8.GetString(plaintext));
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task A_field_that_must_not_open_is_refused_with_its_reason(string file, string name)
    {
        var vectors = JweVectorFile.Read(file);
        var vector = vectors.Refused.Single(vector => vector.Name == name);

        var error = await Assert.ThrowsAsync<NserException>(async () => await vectors.Decryptor().DecryptAsync(vector.Field));

        Assert.Contains(vector.Says, error.Message, StringComparison.Ordinal);
    }

    /// <summary>Makes the committed file anew when it is asked to, and holds it against what it would make.</summary>
    [Fact]
    public void The_vectors_for_jose_are_the_ones_that_this_suite_makes()
    {
        if (Environment.GetEnvironmentVariable(Make) == "1")
        {
            Ours().Write("nser");
        }

        var (committed, made) = (JweVectorFile.Read("nser"), Ours());
        Assert.Equal(made.Opened.Select(vector => (vector.Name, vector.Key, vector.Plaintext, vector.Field.Length)), committed.Opened.Select(vector => (vector.Name, vector.Key, vector.Plaintext, vector.Field.Length)));
        Assert.Equal(made.Refused.Select(vector => (vector.Name, vector.Says)), committed.Refused.Select(vector => (vector.Name, vector.Says)));
    }

    private static TheoryData<string, string> Names(Func<JweVectorFile, IEnumerable<string>> names)
    {
        var data = new TheoryData<string, string>();
        foreach (var file in new[] { "jose", "nser" })
        {
            foreach (var name in names(JweVectorFile.Read(file)))
            {
                data.Add(file, name);
            }
        }

        return data;
    }

    private static JweVectorFile Ours()
    {
        using var key = RSA.Create(2048);
        using var large = RSA.Create(3072);
        using var stranger = RSA.Create(2048);
        var sealedField = TestJwe.Seal(key, """{"pmtScore":21.37}""", "ours-2048");
        const string altered = "altered on its way, or was encrypted for another key";
        return new(
            "the tests of Nser.Client",
            new(StringComparer.Ordinal) { ["ours-2048"] = JweVectorFile.Export(key), ["ours-3072"] = JweVectorFile.Export(large) },
            [
                Opens("a household's confidential members", key, "ours-2048", """{"contactNumber":"03000000001","members":[{"fullName":"Zainab Bibi","cnic":"9999900000012"}]}"""),
                Opens("Urdu", key, "ours-2048", """{"fullName":"زینب بی بی"}"""),
                Opens("an empty object", key, "ours-2048", "{}"),
                Opens("no text at all", key, "ours-2048", ""),
                Opens("3072 bits", large, "ours-3072", """{"pmtScore":12.5}"""),
                Opens("16 KiB", key, "ours-2048", $$"""{"remark":"{{new string('x', 16 * 1024)}}"}"""),
            ],
            [
                new("another header", altered, (sealedField with { Header = Base64UrlEncoder.Encode("""{"enc":"A256GCM","alg":"RSA-OAEP-256","kid":"ours-2048"}""") }).ToString()),
                new("an altered key", altered, (sealedField with { Key = Flip(sealedField.Key) }).ToString()),
                new("an altered nonce", altered, (sealedField with { Nonce = Flip(sealedField.Nonce) }).ToString()),
                new("an altered text", altered, (sealedField with { Text = Flip(sealedField.Text) }).ToString()),
                new("an altered tag", altered, (sealedField with { Tag = Flip(sealedField.Tag) }).ToString()),
                new("a text cut short", altered, (sealedField with { Text = sealedField.Text[..^1] }).ToString()),
                new("a tag cut short", "tag of a wrong length", (sealedField with { Tag = sealedField.Tag[..12] }).ToString()),
                new("a stranger's key", altered, TestJwe.Seal(stranger, "{}", "ours-2048").ToString()),
                new("four parts", "five parts", string.Join('.', sealedField.ToString().Split('.')[..4])),
            ]);
    }

    private static OpenedVector Opens(string name, RSA key, string keyId, string plaintext) => new(name, keyId, plaintext, TestJwe.Seal(key, plaintext, keyId).ToString());

    private static byte[] Flip(byte[] bytes) => [.. bytes[..^1], (byte)(bytes[^1] ^ 1)];
}
