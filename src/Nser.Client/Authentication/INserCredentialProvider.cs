using Nser.Client.Pipeline;

namespace Nser.Client.Authentication;

/// <summary>Where user name and password come from. Asked before each login, never for each call.</summary>
public interface INserCredentialProvider
{
    /// <summary>The credentials to log in with now.</summary>
    /// <exception cref="NserAuthenticationException">There are none; the message says where they were expected and never what was found.</exception>
    ValueTask<NserCredentials> GetAsync(CancellationToken cancellationToken);
}
