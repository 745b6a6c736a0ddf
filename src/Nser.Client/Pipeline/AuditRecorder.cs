using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Nser.Client.Diagnostics;

namespace Nser.Client.Pipeline;

/// <summary>Hands entries to the sink, and keeps those that it did not take until it does.</summary>
/// <remarks>While an entry is owed nothing is sent, so that no more is owed than calls were under way when the sink failed.</remarks>
internal sealed class AuditRecorder(INserAuditSink sink, TimeProvider clock, TimeSpan limit, ILogger logger) : IDisposable
{
    private readonly ConcurrentQueue<NserAuditEntry> owed = new();
    private readonly SemaphoreSlim settling = new(1, 1);

    /// <summary>Writes what is owed, before anything else is sent.</summary>
    /// <exception cref="NserException">The sink still does not take it.</exception>
    internal async Task SettleAsync(NserCall call, CancellationToken cancellationToken)
    {
        if (owed.IsEmpty)
        {
            return;
        }

        await settling.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            while (owed.TryPeek(out var entry))
            {
                if (await TryWriteAsync(entry).ConfigureAwait(false) is { } fault)
                {
                    throw new NserException($"{call.Name} was not sent: the audit trail of an earlier call still cannot be written. Repair the audit sink; what is owed is written before the next call.", RedactedFaults.Without(fault))
                    {
                        Operation = call.Operation,
                        OperationName = call.Name,
                        IsTransient = true,
                    };
                }

                owed.TryDequeue(out _);
            }
        }
        finally
        {
            settling.Release();
        }
    }

    /// <summary>Writes the entry, or owes it.</summary>
    /// <returns>Why the sink did not take it; <see langword="null"/> when it did.</returns>
    internal async Task<Exception?> RecordAsync(NserAuditEntry entry)
    {
        if (await TryWriteAsync(entry).ConfigureAwait(false) is not { } fault)
        {
            return null;
        }

        owed.Enqueue(entry);
        Log.AuditFailed(logger, entry.OperationName, entry.RequestId, fault.GetType().Name);
        return fault;
    }

    public void Dispose() => settling.Dispose();

    /// <remarks>The caller's own token plays no part: what has happened is written down even when nobody waits for it any more.</remarks>
    private async Task<Exception?> TryWriteAsync(NserAuditEntry entry)
    {
        using var patience = new CancellationTokenSource(limit, clock);
        try
        {
            await sink.WriteAsync(entry, patience.Token).AsTask().WaitAsync(patience.Token).ConfigureAwait(false);
            return null;
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            return fault;
        }
    }
}
