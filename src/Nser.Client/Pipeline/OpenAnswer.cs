using System.Net;
using System.Net.Http.Headers;

namespace Nser.Client.Pipeline;

/// <summary>An answer whose headers are there and whose body is still coming. The network stack's time limits end with the headers, so silence and dripping are watched here.</summary>
/// <remarks>Nothing of the body is proved: that is for who reads it. One reader, one thread at a time.</remarks>
internal sealed class OpenAnswer : IDisposable
{
    /// <summary>Fewer bytes than this in the time of an idle limit count as silence: a server must not hold a connection with a byte now and then.</summary>
    private const int LeastInTime = 1024;

    private readonly HttpResponseMessage response;
    private readonly NserExchange exchange;
    private readonly TimeSpan idle;
    private readonly CancellationTokenSource silence;
    private readonly TimeProvider clock;
    private Stream? body;
    private TimeSpan waited;
    private int came;

    internal OpenAnswer(HttpResponseMessage response, NserExchange exchange, TimeSpan idle, TimeProvider clock)
    {
        (this.response, this.exchange, this.idle, this.clock) = (response, exchange, idle, clock);
        silence = new(Timeout.InfiniteTimeSpan, clock);
        UntilHeaders = clock.GetElapsedTime(exchange.StartedAt);
    }

    internal HttpStatusCode Status => response.StatusCode;

    internal HttpResponseMessage Response => response;

    internal HttpResponseHeaders Headers => response.Headers;

    internal string RequestId => exchange.RequestId;

    /// <summary>How long the call took until its headers were there.</summary>
    internal TimeSpan UntilHeaders { get; }

    /// <summary>Reads what comes next; 0 at the end.</summary>
    /// <exception cref="NserTransportException">The body broke off, or stopped coming.</exception>
    internal async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(silence.Token, cancellationToken);
        var began = clock.GetTimestamp();
        silence.CancelAfter(waited < idle ? idle - waited : TimeSpan.Zero);
        try
        {
            body ??= await response.Content.ReadAsStreamAsync(either.Token).ConfigureAwait(false);
            var read = await body.ReadAsync(buffer, either.Token).ConfigureAwait(false);
            silence.CancelAfter(Timeout.InfiniteTimeSpan);
            Count(read, clock.GetElapsedTime(began));
            return read;
        }
        catch (OperationCanceledException error) when (!cancellationToken.IsCancellationRequested)
        {
            throw FailureMap.Of(new UnusableAnswerException("the answer stopped coming", isTransient: true, error), exchange);
        }
        catch (IOException error)
        {
            throw FailureMap.Of(new UnusableAnswerException("the answer broke off", isTransient: true, RedactedFaults.Without(error)), exchange);
        }
    }

    /// <summary>The failure that says why the answer cannot be used.</summary>
    internal NserException Unusable(string why, bool isTransient) => FailureMap.Of(new UnusableAnswerException(why, isTransient), exchange);

    /// <inheritdoc/>
    public void Dispose()
    {
        body?.Dispose();
        response.Dispose();
        silence.Dispose();
    }

    // Only time spent waiting for the server counts: a reader may take its own.
    private void Count(int read, TimeSpan took)
    {
        came += read;
        waited += took;
        if (came >= LeastInTime)
        {
            (came, waited) = (0, TimeSpan.Zero);
        }
    }
}
