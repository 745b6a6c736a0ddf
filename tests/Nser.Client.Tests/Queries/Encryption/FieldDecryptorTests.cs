using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.Tokens;
using Nser.Client.Pipeline;
using Nser.Client.Queries.Encryption;

namespace Nser.Client.Tests.Queries.Encryption;

/// <summary>What opens a field, what is refused, and that no refusal tells anything.</summary>
public sealed class FieldDecryptorTests : IDisposable
{
    private const string Usual = """{"alg":"RSA-OAEP-256","enc":"A256GCM"}""";
    private const string Altered = "An encrypted field was altered on its way, or was encrypted for another key (the two cannot be told apart); it is not opened.";
    private static readonly byte[] Secret = """{"fullName":"Zainab Bibi"}"""u8.ToArray();
    private readonly RSA key = RSA.Create(2048);

    public static TheoryData<string, string> RefusedHeaders => new()
    {
        { """{"alg":"none","enc":"A256GCM"}""", "not encrypted at all (alg none)" },
        { """{"alg":"RSA1_5","enc":"A256GCM"}""", "RSA1_5" },
        { """{"alg":"RSA-OAEP","enc":"A256GCM"}""", "RSA-OAEP, which rests on SHA-1" },
        { """{"alg":"dir","enc":"A256GCM"}""", "(dir)" },
        { """{"alg":"rsa-oaep-256","enc":"A256GCM"}""", "other than RSA-OAEP-256" },
        { """{"alg":"ECDH-ES","enc":"A256GCM"}""", "other than RSA-OAEP-256" },
        { """{"alg":7,"enc":"A256GCM"}""", "does not name its algorithm" },
        { """{"enc":"A256GCM"}""", "does not name its algorithm" },
        { """{"alg":"RSA-OAEP-256"}""", "does not name A256GCM" },
        { """{"alg":"RSA-OAEP-256","enc":"A128CBC-HS256"}""", "does not name A256GCM" },
        { """{"alg":"RSA-OAEP-256","enc":"A256GCM","zip":"DEF"}""", "compressed (zip)" },
        { """{"alg":"RSA-OAEP-256","enc":"A256GCM","crit":["b64"]}""", "(crit)" },
        { """{"alg":"RSA-OAEP-256","enc":"A256GCM","kid":17}""", "names its key (kid)" },
        { """{"alg":"none","alg":"RSA-OAEP-256","enc":"A256GCM"}""", "names a member twice" },
        { """{"alg":"RSA-OAEP-256","alg":"RSA-OAEP-256","enc":"A256GCM"}""", "names a member twice" },
        { """["RSA-OAEP-256"]""", "not a JSON object" },
        { """{"alg":"RSA-OAEP-256","enc":"A256GCM"} """ + "x", "not a JSON object" },
        { """{"alg":"\ud800","enc":"A256GCM"}""", "not a JSON object" },
        { "", "not a JSON object" },
    };

    public void Dispose() => key.Dispose();

    [Theory]
    [MemberData(nameof(RefusedHeaders))]
    public async Task A_header_outside_the_allow_list_is_refused_by_name(string header, string says)
    {
        var error = await RefusedAsync(TestJwe.Seal(key, Secret, header).ToString());

        Assert.Contains(says, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_key_and_an_altered_field_give_one_message()
    {
        using var other = RSA.Create(2048);
        var field = TestJwe.Seal(key, Secret, Usual);
        string[] fields =
        [
            TestJwe.Seal(other, Secret, Usual).ToString(),
            (field with { Key = new byte[256] }).ToString(),
            (field with { Key = RandomNumberGenerator.GetBytes(256) }).ToString(),
            (field with { Key = key.Encrypt(RandomNumberGenerator.GetBytes(32), RSAEncryptionPadding.OaepSHA256) }).ToString(),
            (field with { Key = key.Encrypt(RandomNumberGenerator.GetBytes(16), RSAEncryptionPadding.OaepSHA256) }).ToString(),
            (field with { Key = key.Encrypt(RandomNumberGenerator.GetBytes(32), RSAEncryptionPadding.OaepSHA1) }).ToString(),
            (field with { Key = field.Key[..^1] }).ToString(),
            (field with { Text = [.. field.Text, 0] }).ToString(),
            (field with { Header = Base64UrlEncoder.Encode(Usual + " ") }).ToString(),
        ];

        foreach (var text in fields)
        {
            var error = await RefusedAsync(text);
            Assert.Equal(Altered, error.Message);
            Assert.Null(error.InnerException);
        }
    }

    [Fact]
    public async Task Every_single_letter_of_a_field_counts()
    {
        var field = TestJwe.Seal(key, Secret, Usual).ToString();
        var decryptor = Decryptor();
        Assert.Equal(Secret, await decryptor.DecryptAsync(field));

        for (var place = 0; place < field.Length; place++)
        {
            if (field[place] != '.')
            {
                var letters = field.ToCharArray();
                letters[place] = letters[place] == 'A' ? 'B' : 'A';
                await Assert.ThrowsAsync<NserException>(async () => await decryptor.DecryptAsync(new(letters)));
            }
        }
    }

    [Theory]
    [InlineData("=")]
    [InlineData("+")]
    [InlineData("/")]
    [InlineData(" ")]
    [InlineData("\n")]
    [InlineData("é")]
    public async Task Only_base64url_without_padding_is_read(string letter)
    {
        var parts = TestJwe.Seal(key, Secret, Usual).ToString().Split('.');
        for (var part = 0; part < parts.Length; part++)
        {
            var changed = parts.ToArray();
            changed[part] += letter;
            Assert.Contains("base64url", (await RefusedAsync(string.Join('.', changed))).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Bits_that_are_left_over_are_not_ignored()
    {
        var parts = TestJwe.Seal(key, Secret, Usual).ToString().Split('.');
        Assert.Equal(22, parts[4].Length);

        // The last letter of 16 bytes carries two bits; the other four must be 0.
        parts[4] = parts[4][..^1] + (char)(parts[4][^1] + 1);

        Assert.Contains("tag that is not base64url", (await RefusedAsync(string.Join('.', parts))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("....")]
    [InlineData("a.b.c")]
    [InlineData("a.b.c.d.e.f")]
    [InlineData("{\"protected\":\"e30\"}")]
    public async Task What_is_no_compact_JWE_is_refused(string field) => await RefusedAsync(field);

    [Fact]
    public async Task A_field_above_a_megabyte_is_refused_before_it_is_read()
    {
        var asked = false;
        var decryptor = new FieldDecryptor(NserDecryptionKeyProviders.From((_, _) =>
        {
            asked = true;
            return new(key);
        }));

        var error = await Assert.ThrowsAsync<NserException>(async () => await decryptor.DecryptAsync(new string('A', 1024 * 1024 + 1)));
        var header = await Assert.ThrowsAsync<NserException>(async () => await decryptor.DecryptAsync($"{new string('A', 8192)}.AA.AA.AA.AA"));

        Assert.Contains("1 MiB", error.Message, StringComparison.Ordinal);
        Assert.Contains("4 KiB", header.Message, StringComparison.Ordinal);
        Assert.False(asked);
    }

    [Fact]
    public async Task A_key_below_2048_bits_opens_nothing()
    {
        using var weak = RSA.Create(1024);
        var decryptor = new FieldDecryptor(NserDecryptionKeyProviders.FromKey(weak));

        var error = await Assert.ThrowsAsync<NserException>(async () => await decryptor.DecryptAsync(TestJwe.Seal(weak, Secret, Usual).ToString()));

        Assert.Contains("shorter than 2048 bits", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Half_a_key_opens_nothing()
    {
        using var half = RSA.Create(key.ExportParameters(includePrivateParameters: false));
        var decryptor = new FieldDecryptor(NserDecryptionKeyProviders.FromKey(half));

        await Assert.ThrowsAsync<NserException>(async () => await decryptor.DecryptAsync(TestJwe.Seal(key, Secret, Usual).ToString()));
    }

    [Fact]
    public async Task The_field_says_which_key_it_is_for()
    {
        using var next = RSA.Create(2048);
        var decryptor = new FieldDecryptor(NserDecryptionKeyProviders.ByKeyId(new Dictionary<string, INserDecryptionKeyProvider>
        {
            ["2025"] = NserDecryptionKeyProviders.FromKey(key),
            ["2026"] = NserDecryptionKeyProviders.FromKey(next),
        }));

        Assert.Equal("{}"u8.ToArray(), await decryptor.DecryptAsync(TestJwe.Seal(key, "{}", "2025").ToString()));
        Assert.Equal("{}"u8.ToArray(), await decryptor.DecryptAsync(TestJwe.Seal(next, "{}", "2026").ToString()));
        foreach (var keyId in new[] { "2027", null })
        {
            var error = await Assert.ThrowsAsync<NserException>(async () => await decryptor.DecryptAsync(TestJwe.Seal(key, "{}", keyId).ToString()));
            Assert.Contains("key provider does not have", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Many_threads_may_open_fields_at_once()
    {
        var decryptor = Decryptor();
        var fields = Enumerable.Range(0, 64).Select(number => (Text: $"{{\"number\":{number}}}", Field: TestJwe.Seal(key, $"{{\"number\":{number}}}").ToString())).ToList();

        await Parallel.ForEachAsync(fields, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (pair, cancellationToken) =>
            Assert.Equal(pair.Text, Encoding.UTF8.GetString(await decryptor.DecryptAsync(pair.Field, cancellationToken))));
    }

    /// <summary>Whatever arrives is opened or refused; nothing else comes out.</summary>
    [Fact]
    public async Task No_damage_leads_to_another_error_or_to_another_text()
    {
        var random = new Random(20260302);
        var decryptor = Decryptor();
        var sound = TestJwe.Seal(key, Secret, Usual).ToString();
        for (var run = 0; run < 400; run++)
        {
            var letters = sound.ToList();
            for (var change = random.Next(1, 4); change > 0; change--)
            {
                var place = random.Next(letters.Count);
                switch (random.Next(3))
                {
                    case 0: letters.RemoveAt(place); break;
                    case 1: letters.Insert(place, (char)random.Next(32, 127)); break;
                    default: letters[place] = (char)random.Next(32, 127); break;
                }
            }

            var damaged = new string([.. letters]);
            if (damaged != sound)
            {
                var error = await Assert.ThrowsAsync<NserException>(async () => await decryptor.DecryptAsync(damaged));
                Assert.DoesNotContain("Zainab", error.ToString(), StringComparison.Ordinal);
            }
        }
    }

    private FieldDecryptor Decryptor() => new(NserDecryptionKeyProviders.FromKey(key));

    private Task<NserException> RefusedAsync(string field) => Assert.ThrowsAsync<NserException>(async () => await Decryptor().DecryptAsync(field));
}
