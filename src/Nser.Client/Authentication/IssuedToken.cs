using System.Globalization;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Nser.Client.Api;
using Nser.Client.Pipeline;

namespace Nser.Client.Authentication;

/// <summary>Reads the login's answer and the token's claims.</summary>
/// <remarks>The signature is not checked: the client has no key, and the token came over the connection that TLS vouches for. The server checks it on every call.</remarks>
internal static class IssuedToken
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 16 };

    /// <exception cref="NserTransportException">The answer or its token cannot be used; the message says why and never what it holds.</exception>
    internal static AccessToken Read(ReadOnlyMemory<byte> answer, ContractProfile profile)
    {
        try
        {
            using var json = JsonDocument.Parse(answer, Strict);
            var members = profile.Members;
            var value = Text(json.RootElement, members["token"]) ?? throw Unusable("is missing from the login's answer");
            var kind = Text(json.RootElement, members["tokenType"]);
            var stated = Text(json.RootElement, members["expiresAt"]);
            if (kind is not null && !kind.Equals("Bearer", StringComparison.OrdinalIgnoreCase))
            {
                throw Unusable("is not a bearer token");
            }

            var token = ReadClaims(value, profile);
            return stated is null ? token : token with { ExpiresAt = Earlier(token.ExpiresAt, Instant(stated)) };
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // The parser's message could repeat what was read, so it is not passed on.
            throw Unusable("came in an answer that is not JSON of the contract");
        }
    }

    internal static NserTransportException Unusable(string why) => new($"The token {why}; it is not used.") { Operation = NserOperation.Token };

    private static AccessToken ReadClaims(string value, ContractProfile profile)
    {
        if (value.AsSpan().ContainsAnyExceptInRange('!', '~') || value.Split('.') is not [var header, var payload, { Length: > 0 }])
        {
            throw Unusable("is not a signed JWT");
        }

        try
        {
            RefuseDuplicates(header);
            RefuseDuplicates(payload);
            var token = new JsonWebToken(value);
            if (token.Alg is null or "" || token.Alg.Equals("none", StringComparison.OrdinalIgnoreCase))
            {
                throw Unusable("is not signed (alg none)");
            }

            if (token.ValidTo == DateTime.MinValue)
            {
                throw Unusable("does not say when it expires (exp)");
            }

            return new(
                value,
                new DateTimeOffset(token.ValidTo, TimeSpan.Zero),
                Claim(token, profile.Claims["org"]),
                Claim(token, profile.Claims["role"]),
                profile.Environment.TokenClaim is { } claim ? Claim(token, claim) : null)
            {
                Account = Claim(token, JwtRegisteredClaimNames.UniqueName) ?? Claim(token, JwtRegisteredClaimNames.Sub),
            };
        }
        catch (Exception error) when (error is ArgumentException or FormatException or JsonException or SecurityTokenException)
        {
            throw Unusable("is not a readable JWT, or names a claim twice");
        }
    }

    private static void RefuseDuplicates(string part) => JsonDocument.Parse(Base64UrlEncoder.DecodeBytes(part), Strict).Dispose();

    private static string? Claim(JsonWebToken token, string name) => token.TryGetPayloadValue<string>(name, out var value) ? value : null;

    private static string? Text(JsonElement owner, string member) =>
        owner.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static DateTimeOffset Instant(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant) ? instant : throw Unusable("has an expiry that is no ISO 8601 instant");

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}
