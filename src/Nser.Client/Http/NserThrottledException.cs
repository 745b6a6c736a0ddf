namespace Nser.Client;

/// <summary>The server asks to slow down or the row limit is reached, and waiting would not fit into the call's time. Wait for <see cref="NserException.RetryAfter"/>.</summary>
public sealed class NserThrottledException : NserException
{
    /// <inheritdoc cref="NserException(string)"/>
    public NserThrottledException(string message)
        : base(message)
    {
    }

    /// <inheritdoc cref="NserException(string, Exception)"/>
    public NserThrottledException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
