namespace Nser.Client.Pipeline;

/// <summary>The way of a request: through the handlers to the server and back.</summary>
internal interface INserTransport
{
    /// <summary>Sends a call, again where that is provably safe, and returns its complete answer.</summary>
    /// <exception cref="NserException">The call failed; the kind says what to do.</exception>
    Task<NserAnswer> SendAsync(NserCall call, CancellationToken cancellationToken);
}
