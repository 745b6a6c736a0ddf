namespace Nser.Client.Pipeline;

/// <summary>The server asks to slow down and waiting would not fit into the call's time: wait for <see cref="NserException.RetryAfter"/>. Or the row limit, or the client's own budget of rows, is used up.</summary>
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
