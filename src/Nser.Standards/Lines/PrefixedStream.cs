using Nser.Standards.Storage;

namespace Nser.Standards.Lines;

/// <summary>A stream whose first bytes were already read to look at them, and are read again.</summary>
internal sealed class PrefixedStream(ReadOnlyMemory<byte> prefix, Stream rest) : ReadOnlyStream
{
    private ReadOnlyMemory<byte> prefix = prefix;

    public override int Read(byte[] buffer, int offset, int count) => prefix.IsEmpty ? rest.Read(buffer, offset, count) : TakePrefix(buffer.AsMemory(offset, count));

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        prefix.IsEmpty ? rest.ReadAsync(buffer, cancellationToken) : ValueTask.FromResult(TakePrefix(buffer));

    private int TakePrefix(Memory<byte> buffer)
    {
        var taken = Math.Min(buffer.Length, prefix.Length);
        prefix[..taken].CopyTo(buffer);
        prefix = prefix[taken..];
        return taken;
    }
}
