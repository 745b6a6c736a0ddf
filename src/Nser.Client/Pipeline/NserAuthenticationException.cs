namespace Nser.Client.Pipeline;

/// <summary>The login was refused, the account is locked, or the token belongs to another environment or organisation. Change the credentials or the options.</summary>
/// <remarks>A refused login is not repeated: five lock the account.</remarks>
public sealed class NserAuthenticationException : NserException
{
    /// <inheritdoc cref="NserException(string)"/>
    public NserAuthenticationException(string message)
        : base(message)
    {
    }

    /// <inheritdoc cref="NserException(string, Exception)"/>
    public NserAuthenticationException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
