using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.IdentityModel.Tokens;
using Nser.Client.Queries.Encryption;
using Nser.Client.Testing;

namespace Nser.Client.Tests.Queries.Encryption;

/// <summary>Encrypted fields with the keys that open them, as they stand in the repository for two implementations to read.</summary>
internal sealed record JweVectorFile(string MadeBy, Dictionary<string, Dictionary<string, string>> Keys, IReadOnlyList<OpenedVector> Opened, IReadOnlyList<RefusedVector> Refused)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static JweVectorFile Read(string name) => JsonSerializer.Deserialize<JweVectorFile>(Repository.Read(PathOf(name)), Json)!;

    internal void Write(string name) => File.WriteAllText(Repository.PathOf(PathOf(name)), JsonSerializer.Serialize(this, Json).ReplaceLineEndings("\n") + "\n", new UTF8Encoding(false));

    internal FieldDecryptor Decryptor()
    {
        var keys = Keys.ToDictionary(pair => pair.Key, pair => Import(pair.Value), StringComparer.Ordinal);
        return new(NserDecryptionKeyProviders.From((id, _) => new(id is null ? keys.Values.First() : keys.GetValueOrDefault(id))));
    }

    internal static Dictionary<string, string> Export(RSA key)
    {
        var parts = key.ExportParameters(includePrivateParameters: true);
        return new(StringComparer.Ordinal)
        {
            ["kty"] = "RSA",
            ["n"] = Base64UrlEncoder.Encode(parts.Modulus),
            ["e"] = Base64UrlEncoder.Encode(parts.Exponent),
            ["d"] = Base64UrlEncoder.Encode(parts.D),
            ["p"] = Base64UrlEncoder.Encode(parts.P),
            ["q"] = Base64UrlEncoder.Encode(parts.Q),
            ["dp"] = Base64UrlEncoder.Encode(parts.DP),
            ["dq"] = Base64UrlEncoder.Encode(parts.DQ),
            ["qi"] = Base64UrlEncoder.Encode(parts.InverseQ),
        };
    }

    private static RSA Import(Dictionary<string, string> jwk) => RSA.Create(new RSAParameters
    {
        Modulus = Base64UrlEncoder.DecodeBytes(jwk["n"]),
        Exponent = Base64UrlEncoder.DecodeBytes(jwk["e"]),
        D = Base64UrlEncoder.DecodeBytes(jwk["d"]),
        P = Base64UrlEncoder.DecodeBytes(jwk["p"]),
        Q = Base64UrlEncoder.DecodeBytes(jwk["q"]),
        DP = Base64UrlEncoder.DecodeBytes(jwk["dp"]),
        DQ = Base64UrlEncoder.DecodeBytes(jwk["dq"]),
        InverseQ = Base64UrlEncoder.DecodeBytes(jwk["qi"]),
    });

    private static string PathOf(string name) => $"tests/Nser.Client.Tests/Queries/Encryption/JweVectors/{name}.json";
}

/// <summary>A field that opens.</summary>
internal sealed record OpenedVector(string Name, string Key, string Plaintext, string Field);

/// <summary>A field that is refused, and words of the reason.</summary>
internal sealed record RefusedVector(string Name, string Says, string Field);
