using Nser.Client.Pipeline;
using Nser.Standards;

namespace Nser.Client.Versioning;

/// <summary>Which version to speak: asked once, cached, asked again when the server retires it.</summary>
internal interface IVersionNegotiator
{
    /// <summary>The version to use now.</summary>
    /// <exception cref="NserVersionRetiredException">No version fits the policy.</exception>
    ValueTask<NserApiVersion> GetAsync(CancellationToken cancellationToken);

    /// <summary>Says that the server no longer serves <paramref name="used"/>. Does nothing when a newer answer is already there.</summary>
    void Invalidate(NserApiVersion used);
}
