using Nser.Standards.Storage;

namespace Nser.Client.Pipeline;

/// <summary>The body of an answer that is read as it comes. The network stack's time limits end with the headers, so silence and dripping are watched here.</summary>
/// <remarks>Nothing of the body is proved: that is for who reads it. One reader, one thread at a time.</remarks>
internal sealed class AnswerStream(Stream body, NserExchange exchange, TimeSpan idle, TimeProvider clock) : ReadOnlyStream
{
    /// <summary>Fewer bytes than this in the time of an idle limit count as silence: a server must not hold a connection with a byte now and then.</summary>
    private const int LeastInTime = 1024;

    private readonly CancellationTokenSource silence = new(Timeout.InfiniteTimeSpan, clock);
    private TimeSpan waited;
    private int came;

    /// <exception cref="NserTransportException">The body broke off, or stopped coming.</exception>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(silence.Token, cancellationToken);
        var began = clock.GetTimestamp();
        silence.CancelAfter(waited < idle ? idle - waited : TimeSpan.Zero);
        try
        {
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

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("The network is read asynchronously.");

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            body.Dispose();
            silence.Dispose();
        }

        base.Dispose(disposing);
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
