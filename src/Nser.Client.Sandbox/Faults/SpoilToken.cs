using Microsoft.AspNetCore.Http;
using Nser.Client.Sandbox.Accounts;
using Nser.Client.Sandbox.Http;

namespace Nser.Client.Sandbox.Faults;

/// <summary>The token of the request has expired when it is looked at.</summary>
internal sealed class ExpireToken(TokenMint mint) : FaultKind
{
    internal override bool StrikesBefore => true;

    internal override Task<Reply?> BeforeAsync(HttpContext http, CancellationToken stopping)
    {
        mint.Expire(http.Request.Headers.Authorization);
        return Task.FromResult<Reply?>(null);
    }
}

/// <summary>Every token issued so far is revoked when the request arrives.</summary>
internal sealed class RevokeTokens(TokenMint mint) : FaultKind
{
    internal override bool StrikesBefore => true;

    internal override Task<Reply?> BeforeAsync(HttpContext http, CancellationToken stopping)
    {
        mint.RevokeAll();
        return Task.FromResult<Reply?>(null);
    }
}
