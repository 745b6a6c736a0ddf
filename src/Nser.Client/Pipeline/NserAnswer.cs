using System.Net;
using System.Net.Http.Headers;

namespace Nser.Client.Pipeline;

/// <summary>A complete answer: the whole body has arrived, and where it is JSON, it is closed.</summary>
internal sealed record NserAnswer(HttpStatusCode Status, HttpResponseHeaders Headers, ReadOnlyMemory<byte> Body, string RequestId)
{
    /// <summary>What <see cref="NserCall.Decode"/> made of a success.</summary>
    internal object? Decoded { get; init; }

    /// <summary>The problem details, when the status is not 2xx and the body held any.</summary>
    internal NserProblem? Problem { get; init; }
}
