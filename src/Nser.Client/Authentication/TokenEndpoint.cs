using System.Buffers;
using System.Text.Json;
using Microsoft.Extensions.Logging;
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
        var call = new NserCall(NserOperation.Token, version) { Anonymous = true, RepeatIsSafe = true, Body = Body(credentials) };
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
