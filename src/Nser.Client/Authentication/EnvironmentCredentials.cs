using Nser.Client.Pipeline;

namespace Nser.Client.Authentication;

/// <summary>Credentials from two environment variables.</summary>
internal sealed class EnvironmentCredentials(string userNameVariable, string passwordVariable) : INserCredentialProvider
{
    public ValueTask<NserCredentials> GetAsync(CancellationToken cancellationToken) => new(new NserCredentials(Read(userNameVariable), Read(passwordVariable)));

    private static string Read(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value && !string.IsNullOrWhiteSpace(value)
        ? value
        : throw new NserAuthenticationException($"The environment variable {variable} is missing or empty: set it, or choose another credential provider.");
}
