using Nser.Client.Outbox;
using Nser.Client.Outbox.Stores;
using Nser.PushScheduler.Settings;
using Nser.PushScheduler.Sources;
using Nser.Standards.Import;

namespace Nser.PushScheduler.Slots;

/// <summary>Runs slots: extracts under the slot's lease, and makes slot and records one thing in one transaction.</summary>
internal sealed class SlotRun(IOutbox outbox, SlotSources sources, Extraction extraction, WorkerSettings settings, TimeProvider time, ILogger<SlotRun> log)
{
    private static readonly TimeSpan LongestBackoff = TimeSpan.FromHours(1);

    private readonly string owner = FormattableString.Invariant($"{Environment.MachineName}-{Environment.ProcessId}-{Guid.NewGuid():N}");

    /// <summary>Runs slots until none is due.</summary>
    /// <exception cref="OutboxStoreException">The store is away.</exception>
    internal async Task RunDueAsync(IReadOnlyList<string> feeds, CancellationToken cancellationToken)
    {
        while (await outbox.Slots.TakeAsync(feeds, owner, settings.Slots.Lease, cancellationToken) is { } slot)
        {
            await RunAsync(slot, cancellationToken);
        }
    }

    private async Task RunAsync(SlotLease slot, CancellationToken stopping)
    {
        Log.Started(log, slot.Schedule, slot.At, slot.Attempt);
        try
        {
            await using var held = new HeldSlot(outbox.Slots, slot, settings.Slots.Lease, time, stopping);
            await ExtractAsync(slot, held, held.Lost);
        }
        catch (OperationCanceledException)
        {
            await GiveBackAsync(slot, stopping);
        }
        catch (SlotLostException)
        {
            Log.Fenced(log, slot.Schedule, slot.At);
        }
        catch (Exception error) when (error is SourceException or ImportException or IOException or UnauthorizedAccessException or OutboxStoreException)
        {
            await FailAsync(slot, error);
        }
    }

    private async Task ExtractAsync(SlotLease slot, HeldSlot held, CancellationToken cancellationToken)
    {
        var source = sources[slot.Schedule];
        var watermark = source.HasWatermark ? await outbox.Slots.WatermarkAsync(slot.Schedule, cancellationToken) : null;
        await using var looked = await source.BeginAsync(slot, watermark, cancellationToken);
        var counts = await extraction.RunAsync(slot, looked, cancellationToken);
        await held.StopRenewingAsync();
        if (!await outbox.Slots.CompleteAsync(slot, counts, looked.Watermark ?? watermark, cancellationToken))
        {
            Log.Fenced(log, slot.Schedule, slot.At);
            return;
        }

        Log.Done(log, slot.Schedule, slot.At, counts.Read, counts.Queued, counts.Unchanged, counts.Rejected);
        await looked.FinishAsync(cancellationToken);
    }

    // Stopped: the slot is free at once. Fenced: it is another's already, and the ledger refuses.
    private async Task GiveBackAsync(SlotLease slot, CancellationToken stopping)
    {
        if (!stopping.IsCancellationRequested)
        {
            Log.Fenced(log, slot.Schedule, slot.At);
            return;
        }

        try
        {
            await outbox.Slots.FailAsync(slot, "the worker was stopped", TimeSpan.Zero, isFinal: false, CancellationToken.None);
        }
        catch (OutboxStoreException)
        {
            // The lease ends by itself.
        }

        stopping.ThrowIfCancellationRequested();
    }

    private async Task FailAsync(SlotLease slot, Exception error)
    {
        var isFinal = slot.Attempt >= settings.Slots.Attempts;
        var wait = TimeSpan.FromTicks((long)Math.Min(LongestBackoff.Ticks, settings.Slots.Backoff.Ticks * Math.Pow(2, slot.Attempt - 1)));
        if (!await outbox.Slots.FailAsync(slot, Reason(error), wait, isFinal, CancellationToken.None))
        {
            Log.Fenced(log, slot.Schedule, slot.At);
        }
        else if (isFinal)
        {
            Log.FailedForGood(log, slot.Schedule, slot.At, slot.Attempt, Reason(error));
        }
        else
        {
            Log.Failed(log, slot.Schedule, slot.At, slot.Attempt, wait, Reason(error));
        }
    }

    // Messages of the system name files, and those of databases values.
    private static string Reason(Exception error) => error is SourceException or ImportException or OutboxStoreException ? error.Message : $"A file or disk failed ({error.GetType().Name}).";
}
