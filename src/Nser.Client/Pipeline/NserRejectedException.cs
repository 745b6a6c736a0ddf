namespace Nser.Client.Pipeline;

/// <summary>The server understood the call and refused it: not found, forbidden, in conflict, not standard. Change the request; <see cref="NserException.Problem"/> says how.</summary>
public sealed class NserRejectedException : NserException
{
    /// <inheritdoc cref="NserException(string)"/>
    public NserRejectedException(string message)
        : base(message)
    {
    }

    /// <inheritdoc cref="NserException(string, Exception)"/>
    public NserRejectedException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
