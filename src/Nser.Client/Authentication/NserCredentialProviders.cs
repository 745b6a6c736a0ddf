namespace Nser.Client.Authentication;

/// <summary>The usual places for credentials.</summary>
public static class NserCredentialProviders
{
    /// <summary>The environment variables that <see cref="FromEnvironment()"/> reads: the user name's.</summary>
    public const string UserNameVariable = "NSER_USER_NAME";

    /// <summary>The environment variables that <see cref="FromEnvironment()"/> reads: the password's.</summary>
    public const string PasswordVariable = "NSER_PASSWORD";

    /// <summary>Always the same credentials.</summary>
    public static INserCredentialProvider Fixed(NserCredentials credentials)
    {
        ArgumentNullException.ThrowIfNull(credentials);
        return new DelegateCredentials(_ => new(credentials));
    }

    /// <summary>The environment variables <c>NSER_USER_NAME</c> and <c>NSER_PASSWORD</c>, read before each login.</summary>
    public static INserCredentialProvider FromEnvironment() => FromEnvironment(UserNameVariable, PasswordVariable);

    /// <summary>Two environment variables, read before each login.</summary>
    /// <exception cref="ArgumentException">A variable's name is empty.</exception>
    public static INserCredentialProvider FromEnvironment(string userNameVariable, string passwordVariable)
    {
        ArgumentException.ThrowIfNullOrEmpty(userNameVariable);
        ArgumentException.ThrowIfNullOrEmpty(passwordVariable);
        return new EnvironmentCredentials(userNameVariable, passwordVariable);
    }

    /// <summary>A UTF-8 file, read before each login: the user name on the first line and the password on the second, or JSON <c>{"userName": "...", "password": "..."}</c>.</summary>
    /// <remarks>On Unix the file must be closed to group and others (mode 0600 or 0400); otherwise it is refused.</remarks>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    public static INserCredentialProvider FromFile(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return new FileCredentials(path);
    }

    /// <summary>Whatever <paramref name="read"/> returns, for example from a vault; called before each login.</summary>
    public static INserCredentialProvider From(Func<CancellationToken, ValueTask<NserCredentials>> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        return new DelegateCredentials(read);
    }
}
