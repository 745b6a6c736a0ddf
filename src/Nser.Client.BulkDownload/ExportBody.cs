using Nser.Client.BulkDownload.Storage;
using Nser.Client.Pipeline;

namespace Nser.Client.BulkDownload;

/// <summary>The body of an export as it comes.</summary>
internal abstract class ExportBody : IDisposable
{
    private int wire;

    /// <summary>Reads rows' bytes; 0 at the end.</summary>
    internal abstract ValueTask<int> ReadAsync(Memory<byte> piece, CancellationToken cancellationToken);

    /// <summary>Compares what came with what was announced, where that cannot be done by the rows' bytes.</summary>
    /// <exception cref="BulkFileException">It is another.</exception>
    internal abstract void Prove();

    /// <summary>Bytes that came over the line since this was last asked.</summary>
    internal int TakeWireCount()
    {
        var count = wire;
        wire = 0;
        return count;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Lets go of what was opened.</summary>
    protected virtual void Dispose(bool disposing)
    {
    }

    private protected void Count(int read) => wire += read;
}

/// <summary>A body that is the rows' bytes.</summary>
internal sealed class PlainBody(OpenAnswer answer) : ExportBody
{
    internal override async ValueTask<int> ReadAsync(Memory<byte> piece, CancellationToken cancellationToken)
    {
        var read = await answer.ReadAsync(piece, cancellationToken).ConfigureAwait(false);
        Count(read);
        return read;
    }

    internal override void Prove()
    {
    }
}
