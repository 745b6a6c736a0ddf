using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.Tokens;

namespace Nser.Client.Tests.Queries.Encryption;

/// <summary>Seals fields as a registry would, rightly or, where a test changes a part, wrongly.</summary>
internal sealed record TestJwe(string Header, byte[] Key, byte[] Nonce, byte[] Text, byte[] Tag)
{
    internal static TestJwe Seal(RSA key, string plaintext, string? keyId = null) =>
        Seal(key, Encoding.UTF8.GetBytes(plaintext), keyId is null ? """{"alg":"RSA-OAEP-256","enc":"A256GCM"}""" : $$"""{"alg":"RSA-OAEP-256","enc":"A256GCM","kid":"{{keyId}}"}""");

    internal static TestJwe Seal(RSA key, byte[] plaintext, string header, int contentKey = 32)
    {
        var encoded = Base64UrlEncoder.Encode(header);
        var content = RandomNumberGenerator.GetBytes(contentKey);
        var nonce = RandomNumberGenerator.GetBytes(12);
        var (text, tag) = (new byte[plaintext.Length], new byte[16]);
        using var cipher = new AesGcm(content, tag.Length);
        cipher.Encrypt(nonce, plaintext, text, tag, Encoding.ASCII.GetBytes(encoded));
        return new(encoded, key.Encrypt(content, RSAEncryptionPadding.OaepSHA256), nonce, text, tag);
    }

    public override string ToString() =>
        string.Join('.', Header, Base64UrlEncoder.Encode(Key), Base64UrlEncoder.Encode(Nonce), Base64UrlEncoder.Encode(Text), Base64UrlEncoder.Encode(Tag));
}
