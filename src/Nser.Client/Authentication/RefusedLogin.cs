using System.Security.Cryptography;
using System.Text;
using Nser.Client.Pipeline;

namespace Nser.Client.Authentication;

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
