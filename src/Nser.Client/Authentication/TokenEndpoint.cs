using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Nser.Client.Api;
using Nser.Client.Pipeline;
using Nser.Client.Versioning;
using Nser.Standards;

namespace Nser.Client.Authentication;

/// <summary>The login call of the contract.</summary>
internal sealed class TokenEndpoint(INserTransport transport, IVersionNegotiator versions, ContractProfile profile, TimeProvider clock, ILogger logger) : ITokenEndpoint
{
    private static readonly TimeSpan WorthSaying = TimeSpan.FromMinutes(1);

    public async Task<AccessToken> LogInAsync(NserCredentials credentials, CancellationToken cancellationToken)
    {
        var version = await versions.GetAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await LogInAsync(credentials, version, cancellationToken).ConfigureAwait(false);
        }
        catch (NserVersionRetiredException)
        {
            var next = await versions.GetAsync(cancellationToken).ConfigureAwait(false);
            if (next == version)
            {
                throw;
            }

            return await LogInAsync(credentials, next, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<AccessToken> LogInAsync(NserCredentials credentials, NserApiVersion version, CancellationToken cancellationToken)
    {
        var call = new NserCall(NserOperation.Token, version)
        {
            Anonymous = true,
            Send = (api, call, stop) => api.LogInAsync(version, new CallContent(Body(credentials)), call, stop),
        };
        var answer = await transport.SendAsync(call, cancellationToken).ConfigureAwait(false);
        var now = clock.GetUtcNow();
        var ahead = ClockSkew(answer, now);
        var token = IssuedToken.Read(answer.Body, profile);
        return token.ExpiresAt - ahead > now
            ? token with { ExpiresAt = token.ExpiresAt - ahead }
            : throw IssuedToken.Unusable("has expired on arrival");
    }

    /// <summary>How far the server's clock is ahead of ours. Below the header's own grain it is none.</summary>
    private TimeSpan ClockSkew(NserAnswer answer, DateTimeOffset now)
    {
        var ahead = (answer.Headers.Date ?? now) - now;
        if (ahead.Duration() > WorthSaying)
        {
            Log.ClockDiffers(logger, ahead.TotalSeconds);
        }

        return ahead.Duration() < TimeSpan.FromSeconds(2) ? TimeSpan.Zero : ahead;
    }

    private byte[] Body(NserCredentials credentials)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString(profile.Members["userName"], credentials.UserName);
            json.WriteString(profile.Members["password"], credentials.Password);
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }
}

/// <summary>Exchanges credentials for a token.</summary>
internal interface ITokenEndpoint
{
    /// <summary>Logs in once.</summary>
    /// <exception cref="NserAuthenticationException">The server refused the credentials.</exception>
    Task<AccessToken> LogInAsync(NserCredentials credentials, CancellationToken cancellationToken);
}

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
