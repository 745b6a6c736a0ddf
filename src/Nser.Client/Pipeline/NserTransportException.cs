namespace Nser.Client.Pipeline;

/// <summary>The network, TLS or the server failed, or the answer was not what the contract promises. <see cref="NserException.OutcomeUnknown"/> says whether the server may have acted.</summary>
public sealed class NserTransportException : NserException
{
    /// <inheritdoc cref="NserException(string)"/>
    public NserTransportException(string message)
        : base(message)
    {
    }

    /// <inheritdoc cref="NserException(string, Exception)"/>
    public NserTransportException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
