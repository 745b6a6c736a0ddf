using Microsoft.Win32.SafeHandles;
using Nser.Standards.Storage;

namespace Nser.Client.BulkDownload.Storage;

/// <summary>A file's bytes from the start. Leaves the handle open.</summary>
internal sealed class ReadingStream(SafeFileHandle file, string name) : ReadOnlyStream
{
    private long at;

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        try
        {
            var length = RandomAccess.Read(file, buffer, at);
            at += length;
            return length;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw DiskFaults.Of(error, name, "read");
        }
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new(Read(buffer.Span));
    }
}
