using Nser.Client.Pipeline;

namespace Nser.Client.Push;

/// <summary>How one version takes a batch.</summary>
internal interface IBatchProtocol
{
    /// <summary>Sends the records as one batch and settles each whose outcome becomes known.</summary>
    /// <exception cref="NserException">The batch could not be carried through; records still pending were not settled.</exception>
    Task SendAsync(IReadOnlyList<PushItem> items, CancellationToken cancellationToken);
}
