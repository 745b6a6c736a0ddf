using System.Net;
using System.Net.Http.Headers;

namespace Nser.Client.Pipeline;

/// <summary>An answer whose headers are there and whose body is still coming.</summary>
internal sealed class OpenAnswer(HttpResponseMessage response, TimeProvider clock) : IDisposable
{
    private readonly NserExchange exchange = NserExchange.Of(response.RequestMessage!);
    private Stream? body;

    internal HttpStatusCode Status => response.StatusCode;

    internal HttpResponseMessage Response => response;

    internal HttpResponseHeaders Headers => response.Headers;

    internal string RequestId => exchange.RequestId;

    /// <summary>How long the call took until its headers were there.</summary>
    internal TimeSpan UntilHeaders { get; } = clock.GetElapsedTime(NserExchange.Of(response.RequestMessage!).StartedAt);

    /// <summary>Reads what comes next; 0 at the end.</summary>
    /// <exception cref="NserTransportException">The body broke off, or stopped coming.</exception>
    internal async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        body ??= await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        return await body.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The failure that says why the answer cannot be used.</summary>
    internal NserException Unusable(string why, bool isTransient) => FailureMap.Of(new UnusableAnswerException(why, isTransient), exchange);

    /// <inheritdoc/>
    public void Dispose()
    {
        body?.Dispose();
        response.Dispose();
    }
}
