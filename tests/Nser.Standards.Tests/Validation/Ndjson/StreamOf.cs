namespace Nser.Standards.Tests.Validation.Ndjson;

/// <summary>A stream that hands out its bytes in pieces, may fail or wait after some of them, and counts what was read.</summary>
internal sealed class StreamOf(ReadOnlyMemory<byte> bytes, int piece = int.MaxValue) : Stream
{
    /// <summary>Thrown instead of going on after <see cref="GoodBytes"/>.</summary>
    internal Exception? Failure { get; init; }

    internal long GoodBytes { get; init; } = long.MaxValue;

    /// <summary>Awaited instead of going on after <see cref="GoodBytes"/>.</summary>
    internal Task? Wait { get; init; }

    /// <summary>Done when somebody waits.</summary>
    internal TaskCompletionSource IsWaiting { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>How often the bytes are repeated.</summary>
    internal int Times { get; init; } = 1;

    internal long BytesRead { get; private set; }

    internal bool IsClosed { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => BytesRead; set => throw new NotSupportedException(); }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (piece < int.MaxValue)
        {
            await Task.Yield();
        }

        if (BytesRead >= GoodBytes)
        {
            IsWaiting.TrySetResult();
            await (Wait ?? Task.CompletedTask).WaitAsync(cancellationToken);
            throw Failure ?? new InvalidOperationException("Nothing more was expected to be read.");
        }

        var at = (int)(BytesRead % bytes.Length);
        var left = Math.Min(GoodBytes - BytesRead, ((long)bytes.Length * Times) - BytesRead);
        var read = (int)Math.Min(Math.Min(left, bytes.Length - at), Math.Min(buffer.Length, piece));
        bytes.Slice(left == 0 ? 0 : at, read).CopyTo(buffer);
        BytesRead += read;
        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("The check reads asynchronously.");

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        IsClosed = true;
        base.Dispose(disposing);
    }
}
