namespace Nser.PushScheduler.Sources.Endpoint;

/// <summary>A body that may not be silent for too long, nor larger than allowed.</summary>
internal sealed class GuardedStream(Stream body, long maxBytes, TimeSpan idle) : Stream
{
    private long read;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <exception cref="SourceException">The endpoint was silent for too long, sent too much, or broke off.</exception>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        using var silent = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        silent.CancelAfter(idle);
        try
        {
            var count = await body.ReadAsync(buffer, silent.Token);
            read += count;
            return read <= maxBytes ? count : throw new SourceException("The endpoint's answer is larger than MaxBytes.");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new SourceException("The endpoint fell silent in the middle of its answer.");
        }
        catch (Exception error) when (error is IOException or HttpRequestException)
        {
            throw new SourceException("The endpoint's answer broke off.", error);
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            body.Dispose();
        }

        base.Dispose(disposing);
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
