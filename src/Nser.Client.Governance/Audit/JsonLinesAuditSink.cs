using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Nser.Client.Diagnostics;
using Nser.Client.Pipeline;

namespace Nser.Client.Governance.Audit;

/// <summary>Writes the audit trail as JSON Lines whose lines are chained by hashes, one line a call. <see cref="AuditTrail.VerifyAsync"/> checks it.</summary>
/// <remarks>
/// One process writes a folder, with one sink; its clients share it. A restart goes on with the chain. After a crash the beginning of a line that never
/// was whole is kept aside, and the next line says so. Entries that many threads write at once share one flush to the disk.
/// Files are their owner's alone (mode 0600). They hold account names and no personal data of anybody in the registry.
/// </remarks>
public sealed class JsonLinesAuditSink : INserAuditSink, IDisposable
{
    private const int LeastKey = 32;
    private const int LeastFile = 64 * 1024;
    private readonly ConcurrentQueue<Pending> queue = new();
    [SuppressMessage("Usage", "CA2213", Justification = "Who comes late must be told that the sink is closed, not that its semaphore is.")]
    private readonly SemaphoreSlim turn = new(1, 1);
    private readonly AuditFile file;
    private bool isDisposed;

    /// <summary>Opens the trail, or begins it.</summary>
    /// <param name="options">Where and how to write; not to be changed afterwards.</param>
    /// <exception cref="ArgumentException">The folder is missing, the key is shorter than 32 bytes or the file size below 64 KiB.</exception>
    /// <exception cref="NserException">The trail has another writer, or its last line is not sound.</exception>
    /// <exception cref="IOException">The folder cannot be used.</exception>
    public JsonLinesAuditSink(JsonLinesAuditOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentException.ThrowIfNullOrWhiteSpace(options.Folder);
        if (options.Key.Length is > 0 and < LeastKey)
        {
            throw new ArgumentException("The audit key is shorter than 32 bytes: make one of 32 random bytes.", nameof(options));
        }

        if (options.MaxFileBytes < LeastFile)
        {
            throw new ArgumentException("MaxFileBytes is below 64 KiB.", nameof(options));
        }

        file = new(options);
    }

    /// <summary>The end of the trail: note it elsewhere from time to time, and <see cref="AuditTrail.VerifyAsync"/> can prove that nothing was cut or written anew. Sequence 0 before the first line.</summary>
    public AuditHead Head => file.Head;

    /// <inheritdoc/>
    /// <remarks>Once begun the write is not given up.</remarks>
    /// <exception cref="IOException">The entry is not on the disk.</exception>
    /// <exception cref="ObjectDisposedException">The sink was disposed of.</exception>
    public async ValueTask WriteAsync(NserAuditEntry entry, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entry);
        cancellationToken.ThrowIfCancellationRequested();
        var pending = new Pending(entry);
        queue.Enqueue(pending);
        await turn.WaitAsync(CancellationToken.None).ConfigureAwait(false);
        try
        {
            ObjectDisposedException.ThrowIf(isDisposed, this);
            if (!pending.IsDone)
            {
                WriteQueued();
            }
        }
        finally
        {
            turn.Release();
        }

        pending.ThrowIfFailed();
    }

    /// <summary>Closes the files and lets another writer in.</summary>
    public void Dispose()
    {
        turn.Wait();
        isDisposed = true;
        file.Dispose();
        turn.Release();
    }

    /// <summary>Writes what all threads have queued so far: they wait for their turn and find it done.</summary>
    private void WriteQueued()
    {
        var batch = new List<Pending>();
        while (queue.TryDequeue(out var next))
        {
            batch.Add(next);
        }

        Exception? fault = null;
        try
        {
            file.Append([.. batch.Select(pending => pending.Entry)]);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            fault = error;
        }

        foreach (var pending in batch)
        {
            pending.Finish(fault);
        }
    }

    private sealed class Pending(NserAuditEntry entry)
    {
        private Exception? fault;

        internal NserAuditEntry Entry { get; } = entry;

        internal bool IsDone { get; private set; }

        internal void Finish(Exception? error) => (fault, IsDone) = (error, true);

        internal void ThrowIfFailed()
        {
            if (!IsDone || fault is not null)
            {
                throw new IOException("The audit entry is not on the disk.", fault);
            }
        }
    }
}

/// <summary>Where and how <see cref="JsonLinesAuditSink"/> writes.</summary>
public sealed class JsonLinesAuditOptions
{
    /// <summary>The folder of the trail, which holds nothing else. Made with mode 0700 when it is not there. Required.</summary>
    public string Folder { get; set; } = "";

    /// <summary>The key of the hashes (HMAC-SHA256), 32 bytes at least. Default none: plain SHA-256.</summary>
    /// <remarks>
    /// With a key, whoever does not have it cannot change the trail unseen, except cut its end: note <see cref="JsonLinesAuditSink.Head"/> elsewhere against that.
    /// Without a key the hashes show accidents and edits by hand, but whoever can write the files can compute the whole chain anew; only a head noted elsewhere shows that.
    /// Whoever can run this program can use its key: it proves nothing against its own administrator.
    /// </remarks>
    public ReadOnlyMemory<byte> Key { get; set; }

    /// <summary>Whether each line is on the disk before the call goes on (<c>fsync</c>). Default <see langword="true"/>; without it a power failure may take the last lines.</summary>
    public bool FlushToDisk { get; set; } = true;

    /// <summary>Whether each day in Pakistan gets a file of its own. Default <see langword="true"/>.</summary>
    public bool Daily { get; set; } = true;

    /// <summary>The size in bytes from which on a new file is begun. Default 64 MiB; at least 64 KiB.</summary>
    public long MaxFileBytes { get; set; } = 64 * 1024 * 1024;

    /// <summary>The clock of roll-over and notices. Default <see cref="TimeProvider.System"/>.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>Folder and sizes; never the key.</summary>
    public override string ToString() => FormattableString.Invariant($"{nameof(JsonLinesAuditOptions)} {(Key.IsEmpty ? "without" : "with")} key, up to {MaxFileBytes} bytes a file");
}
