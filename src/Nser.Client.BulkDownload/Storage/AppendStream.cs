using Microsoft.Win32.SafeHandles;

namespace Nser.Client.BulkDownload.Storage;

/// <summary>The end of a file that is being made: gathers small writes, and hashes what it writes.</summary>
internal sealed class AppendStream(SafeFileHandle file, string name, long length) : WriteOnlyStream
{
    private readonly byte[] gathered = GC.AllocateUninitializedArray<byte>(64 * 1024);
    private long length = length;
    private int held;

    /// <summary>The hash of the whole file; <see langword="null"/> while somebody else keeps it.</summary>
    internal RunningSha256? Hash { get; set; }

    /// <summary>Takes no more: what still comes is dropped.</summary>
    internal bool IsAbandoned { get; set; }

    /// <summary>Bytes of the file, with those still gathered here.</summary>
    public override long Length => length + held;

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (IsAbandoned)
        {
            return;
        }

        Hash?.Append(buffer);
        if (held + buffer.Length > gathered.Length)
        {
            HandOver();
        }

        if (buffer.Length >= gathered.Length)
        {
            TargetFolder.Write(file, buffer, length, name);
            length += buffer.Length;
            return;
        }

        buffer.CopyTo(gathered.AsSpan(held));
        held += buffer.Length;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        Hash?.Dispose();
        base.Dispose(disposing);
    }

    /// <inheritdoc cref="HandOver"/>
    public override void Flush() => HandOver();

    /// <summary>Hands what is gathered to the system, which is not yet the disk.</summary>
    internal void HandOver()
    {
        TargetFolder.Write(file, gathered.AsSpan(0, IsAbandoned ? 0 : held), length, name);
        length += held;
        held = 0;
    }
}
