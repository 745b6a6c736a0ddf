using System.Collections.Concurrent;
using Nser.Client.Diagnostics;

namespace Nser.Client.Tests.Diagnostics;

/// <summary>Keeps entries in memory; fails while it is told to.</summary>
internal sealed class FailingSink : INserAuditSink
{
    internal ConcurrentQueue<NserAuditEntry> Entries { get; } = new();

    internal bool Fails { get; set; }

    internal Action<NserAuditEntry>? OnEntry { get; set; }

    public ValueTask WriteAsync(NserAuditEntry entry, CancellationToken cancellationToken)
    {
        if (Fails)
        {
            throw new IOException("The disk is full.");
        }

        OnEntry?.Invoke(entry);
        Entries.Enqueue(entry);
        return default;
    }
}
