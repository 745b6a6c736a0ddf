namespace Nser.Client.Authentication;

/// <summary>Credentials from a function.</summary>
internal sealed class DelegateCredentials(Func<CancellationToken, ValueTask<NserCredentials>> read) : INserCredentialProvider
{
    public ValueTask<NserCredentials> GetAsync(CancellationToken cancellationToken) => read(cancellationToken);
}
