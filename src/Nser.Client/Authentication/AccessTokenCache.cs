using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;
using Nser.Client.Pipeline;

namespace Nser.Client.Authentication;

/// <summary>Keeps the token, renews it early in the background, and logs in at most once at a time however many ask.</summary>
/// <remarks>Of failures only a refusal is remembered, and only for the credentials that were refused: repeating it would lock the account.</remarks>
internal sealed class AccessTokenCache : IAccessTokens, IDisposable
{
    /// <summary>A token is not begun to be used this close to its end: the call has to reach the server with it.</summary>
    private static readonly TimeSpan LongestMargin = TimeSpan.FromSeconds(30);

    private readonly INserCredentialProvider credentials;
    private readonly ITokenEndpoint endpoint;
    private readonly EnvironmentGuard environment;
    private readonly TimeProvider time;
    private readonly Func<double> randomness;
    private readonly ILogger logger;
    private readonly SharedTask<AccessToken> login;
    private volatile HeldToken? held;
    private volatile RefusedLogin? refused;

    internal AccessTokenCache(INserCredentialProvider credentials, ITokenEndpoint endpoint, EnvironmentGuard environment, TimeProvider time, Func<double> randomness, ILogger logger)
    {
        this.credentials = credentials;
        this.endpoint = endpoint;
        this.environment = environment;
        this.time = time;
        this.randomness = randomness;
        this.logger = logger;
        login = new(LogInAsync);
    }

    private DateTimeOffset Now => time.GetUtcNow();

    public async ValueTask<AccessToken> GetAsync(CancellationToken cancellationToken)
    {
        var now = Now;
        if (held is not { } current || now >= current.UsableUntil)
        {
            return await login.JoinAsync(cancellationToken).ConfigureAwait(false);
        }

        if (now >= current.RefreshAt)
        {
            // Nobody waits for it: the old token is good for a while, and a failure is logged by the login itself.
            _ = login.JoinAsync(CancellationToken.None);
        }

        return current.Token;
    }

    public void Invalidate(AccessToken used)
    {
        if (held is { } current && ReferenceEquals(current.Token, used))
        {
            Interlocked.CompareExchange(ref held, null, current);
        }
    }

    public void Dispose() => login.Dispose();

    private async Task<AccessToken> LogInAsync(CancellationToken cancellationToken)
    {
        if (held is { } current && Now < current.RefreshAt)
        {
            return current.Token;
        }

        try
        {
            var token = await AskAsync(cancellationToken).ConfigureAwait(false);
            held = Hold(token);
            refused = null;
            NserInstruments.CountLogin("issued");
            Log.LoggedIn(logger, token.ExpiresAt);
            return token;
        }
        catch (Exception error)
        {
            PutOffRefresh();
            NserInstruments.CountLogin(error is NserAuthenticationException ? "refused" : "failed");
            Log.LoginFailed(logger, error.GetType().Name);
            throw;
        }
    }

    private async Task<AccessToken> AskAsync(CancellationToken cancellationToken)
    {
        var now = await credentials.GetAsync(cancellationToken).ConfigureAwait(false);
        if (refused is { } before && before.WasFor(now))
        {
            throw new NserAuthenticationException("These credentials were refused before and are not sent again, so that the account is not locked. Change them at their source.", before.Refusal)
            {
                Operation = Nser.Client.Api.NserOperation.Token,
                RequestId = before.Refusal.RequestId,
                Problem = before.Refusal.Problem,
            };
        }

        try
        {
            var token = await endpoint.LogInAsync(now, cancellationToken).ConfigureAwait(false);
            environment.Check(token);
            return token;
        }
        catch (NserAuthenticationException refusal)
        {
            refused = new(now, refusal);
            throw;
        }
    }

    private HeldToken Hold(AccessToken token)
    {
        var now = Now;
        var life = token.ExpiresAt - now;
        var margin = life / 10 < LongestMargin ? life / 10 : LongestMargin;
        return new(token, now + (life * (0.7 + (0.15 * randomness()))), token.ExpiresAt - margin);
    }

    private void PutOffRefresh()
    {
        if (held is { } current)
        {
            var now = Now;
            Interlocked.CompareExchange(ref held, current with { RefreshAt = now + ((current.UsableUntil - now) / 4) }, current);
        }
    }

    /// <summary>A token with the moments that matter, all by this machine's clock.</summary>
    private sealed record HeldToken(AccessToken Token, DateTimeOffset RefreshAt, DateTimeOffset UsableUntil)
    {
        public override string ToString() => "***";
    }
}

/// <summary>Remembers which credentials were refused without keeping them: a keyed hash that means nothing outside this process.</summary>
internal sealed class RefusedLogin
{
    private readonly byte[] key = RandomNumberGenerator.GetBytes(32);
    private readonly byte[] hash;

    internal RefusedLogin(NserCredentials credentials, NserAuthenticationException refusal)
    {
        hash = Hash(credentials);
        Refusal = refusal;
    }

    internal NserAuthenticationException Refusal { get; }

    internal bool WasFor(NserCredentials credentials) => CryptographicOperations.FixedTimeEquals(hash, Hash(credentials));

    private byte[] Hash(NserCredentials credentials) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{credentials.UserName.Length}:{credentials.UserName}{credentials.Password}"));
}
