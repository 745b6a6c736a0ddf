using Nser.Client.Pipeline;

namespace Nser.Client.Authentication;

/// <summary>Exchanges credentials for a token.</summary>
internal interface ITokenEndpoint
{
    /// <summary>Logs in once.</summary>
    /// <exception cref="NserAuthenticationException">The server refused the credentials.</exception>
    Task<AccessToken> LogInAsync(NserCredentials credentials, CancellationToken cancellationToken);
}
