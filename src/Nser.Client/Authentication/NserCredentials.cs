using System.Diagnostics;
using Nser.Client.Pipeline;

namespace Nser.Client.Authentication;

/// <summary>A user name and a password. Never prints either.</summary>
[DebuggerDisplay("***")]
public sealed class NserCredentials
{
    /// <summary>Holds the two.</summary>
    /// <exception cref="ArgumentException">One of them is empty.</exception>
    public NserCredentials(string userName, string password)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(userName);
        ArgumentException.ThrowIfNullOrEmpty(password);
        UserName = userName;
        Password = password;
    }

    /// <summary>The user name.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string UserName { get; }

    /// <summary>The password.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string Password { get; }

    /// <summary>Three stars.</summary>
    public override string ToString() => "***";
}

/// <summary>Where user name and password come from. Asked before each login, never for each call.</summary>
public interface INserCredentialProvider
{
    /// <summary>The credentials to log in with now.</summary>
    /// <exception cref="NserAuthenticationException">There are none; the message says where they were expected and never what was found.</exception>
    ValueTask<NserCredentials> GetAsync(CancellationToken cancellationToken);
}
