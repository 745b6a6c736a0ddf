using System.Collections.Concurrent;
using System.IdentityModel.Tokens.Jwt;
using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;
using Nser.Client.Api;
using Nser.Standards;

namespace Nser.Client.Sandbox.Accounts;

/// <summary>Mints JWTs (RFC 7519) with a key made at start. A token is good when it is, to the letter, on the list of those issued: so a test can revoke it.</summary>
internal sealed class TokenMint(ContractProfile profile, NserEnvironment environment, TimeProvider clock)
{
    private const string Scheme = "Bearer ";
    private readonly SigningCredentials signing = new(new SymmetricSecurityKey(RandomNumberGenerator.GetBytes(32)), SecurityAlgorithms.HmacSha256);
    private readonly ConcurrentDictionary<string, (Caller Caller, DateTimeOffset ExpiresAt)> issued = new(StringComparer.Ordinal);

    internal (string Token, DateTimeOffset ExpiresAt) Issue(SandboxAccount account, TimeSpan lifetime)
    {
        var now = clock.GetUtcNow().ToUnixTimeSeconds();
        var expiresAt = DateTimeOffset.FromUnixTimeSeconds(now + (long)lifetime.TotalSeconds);
        var named = account.Environment ?? environment;
        var payload = new JwtPayload
        {
            ["jti"] = Guid.NewGuid().ToString(),
            ["sub"] = account.UserName,
            ["unique_name"] = account.UserName,
            [profile.Claims["org"]] = account.OrganizationCode,
            [profile.Claims["role"]] = account.Role.ToString(),
            ["iat"] = now,
            ["nbf"] = now,
            ["exp"] = expiresAt.ToUnixTimeSeconds(),
        };
        if (profile.Environment.TokenClaim is { } claim)
        {
            payload[claim] = profile.Environment.Value(named);
        }

        var token = new JwtSecurityTokenHandler().WriteToken(new JwtSecurityToken(new JwtHeader(signing), payload));
        issued[token] = (new Caller(account, named), expiresAt);
        return (token, expiresAt);
    }

    /// <summary>The caller of a good token; otherwise the short name of the problem.</summary>
    internal (Caller? Caller, string? Problem) Read(string? authorization) =>
        Token(authorization) is not { } token || !issued.TryGetValue(token, out var known) ? (null, ProblemNames.Unauthenticated)
        : known.ExpiresAt <= clock.GetUtcNow() ? (null, ProblemNames.TokenExpired)
        : (known.Caller, null);

    /// <summary>Every token issued so far is unknown from now on: 401 <c>unauthenticated</c>.</summary>
    internal void RevokeAll() => issued.Clear();

    /// <summary>This one token has expired: 401 <c>token-expired</c>, whatever its <c>exp</c> says.</summary>
    internal void Expire(string? authorization)
    {
        if (Token(authorization) is { } token && issued.TryGetValue(token, out var known))
        {
            issued.TryUpdate(token, known with { ExpiresAt = DateTimeOffset.MinValue }, known);
        }
    }

    private static string? Token(string? authorization) =>
        authorization?.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) == true ? authorization[Scheme.Length..] : null;
}

/// <summary>Who a valid token speaks for.</summary>
internal sealed record Caller(SandboxAccount Account, NserEnvironment Environment)
{
    internal string OrganizationCode => Account.OrganizationCode;

    internal SandboxRole Role => Account.Role;
}
