namespace Nser.Client.Pipeline;

/// <summary>The API version or method is unknown or past its sunset and no other version fits the policy, or the version does not have the operation. Move to another version.</summary>
public sealed class NserVersionRetiredException : NserException
{
    /// <inheritdoc cref="NserException(string)"/>
    public NserVersionRetiredException(string message)
        : base(message)
    {
    }

    /// <inheritdoc cref="NserException(string, Exception)"/>
    public NserVersionRetiredException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
