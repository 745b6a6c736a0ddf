using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Nser.Client.Outbox.Diagnostics;
using Nser.Client.Outbox.Stores;

namespace Nser.Client.Outbox.Sending;

/// <summary>Brings one batch in hand to the end of its attempt: sends it outside any transaction and writes down what came of it, under its lease.</summary>
internal sealed class BatchDelivery(IOutboxStore store, OutboxOptions options, PushDelivery push, Replacement replacement, OutboxInstruments instruments, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan WaitForTheStore = TimeSpan.FromSeconds(1);

    /// <param name="target">Whose batch it is.</param>
    /// <param name="leased">The batch.</param>
    /// <param name="members">Its members; <see langword="null"/> to load them.</param>
    /// <param name="cancellationToken">Breaks the attempt off; the batch is given back.</param>
    /// <returns>What came of it.</returns>
    internal async Task<DrainReport> DeliverAsync(Target target, LeasedBatch leased, IReadOnlyList<StoredRecord>? members, CancellationToken cancellationToken)
    {
        var batch = leased.Batch;
        using var span = instruments.Start(batch);
        var keeper = new LeaseKeeper(store, leased.Lease, options.Lease, time, cancellationToken);
        await using var letGo = keeper.ConfigureAwait(false);
        if (batch.Attempts > 1)
        {
            instruments.CountRetry(batch.Feed);
        }

        try
        {
            members ??= await store.MembersAsync(batch.Key, keeper.Token).ConfigureAwait(false);
            var decision = await DecideAsync(target, batch, members, keeper).ConfigureAwait(false);
            return decision is null || !await WriteAsync(target, batch, decision, keeper).ConfigureAwait(false)
                ? Fenced(batch, span)
                : Tell(batch, members.Count, decision, span);
        }
        catch (OperationCanceledException) when (keeper.IsLost)
        {
            return Fenced(batch, span);
        }
        catch (OperationCanceledException)
        {
            // Nothing was sent, or nothing can be written any more: the lease ends by itself.
            return new();
        }
        catch (OutboxStoreException error)
        {
            // What the answer was is lost with the store; the lease ends, and the batch is offered again under its key.
            Log.StoreFailed(logger, error);
            span?.SetStatus(ActivityStatusCode.Error);
            return new();
        }
    }

    private async Task<Decision?> DecideAsync(Target target, StoredBatch batch, IReadOnlyList<StoredRecord> members, LeaseKeeper keeper)
    {
        if (members.Count == 0)
        {
            return new Settled(new(OutboxRecordState.Accepted, [], null));
        }

        try
        {
            return batch.Purpose == BatchPurpose.Replace
                ? await replacement.DecideAsync(target, batch, members, keeper).ConfigureAwait(false)
                : await push.DecideAsync(target, batch, members, keeper.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!keeper.IsLost)
        {
            return new Again(new(TimeSpan.Zero, MaybeApplied: true, IsFailure: false, IsFree: false, "the worker stopped"));
        }
        catch (Exception error) when (error is not (OperationCanceledException or OutboxStoreException))
        {
            Log.Unexpected(logger, batch.Key, batch.Feed, error.GetType().Name);
            return new Again(new(options.MaxBackoff, MaybeApplied: true, IsFailure: false, IsFree: false, error.GetType().Name));
        }
    }

    /// <summary>Writes the decision down; while the store is away and the lease holds, tries again, because the answer may not come a second time.</summary>
    private async Task<bool> WriteAsync(Target target, StoredBatch batch, Decision decision, LeaseKeeper keeper)
    {
        while (true)
        {
            try
            {
                return await WriteOnceAsync(target, batch, decision, keeper.Lease).ConfigureAwait(false);
            }
            catch (OutboxStoreException error) when (error.IsTransient && !keeper.Token.IsCancellationRequested)
            {
                Log.StoreFailed(logger, error);
                await Task.Delay(WaitForTheStore, time, keeper.Token).ConfigureAwait(false);
            }
        }
    }

    private async Task<bool> WriteOnceAsync(Target target, StoredBatch batch, Decision decision, BatchLease lease)
    {
        switch (decision)
        {
            case Settled settled:
                return await store.FinishAsync(lease, settled.Settlement, CancellationToken.None).ConfigureAwait(false);
            case Divided divided:
                return await store.SplitAsync(lease, divided.Parts, CancellationToken.None).ConfigureAwait(false);
            case Doubted doubted:
                return await store.DoubtAsync(lease, doubted.Why, CancellationToken.None).ConfigureAwait(false);
            case Again again:
                if (again.Target is { } pause)
                {
                    await PauseAsync(target, pause).ConfigureAwait(false);
                }

                return await store.RetryAsync(lease, again.Retry, CancellationToken.None).ConfigureAwait(false);
            default:
                throw new UnreachableException($"There is no way to write {decision.GetType().Name} for {batch.Feed}.");
        }
    }

    /// <summary>Leaves a client's server alone, for all workers.</summary>
    internal async Task PauseAsync(Target target, TargetPause pause)
    {
        if (pause.Wait is { } wait)
        {
            await store.HoldAsync(target.Name, wait, pause.Reason, CancellationToken.None).ConfigureAwait(false);
            Log.Held(logger, target.Name, wait.TotalSeconds, pause.Reason);
        }
        else
        {
            await store.StopAsync(target.Name, pause.Reason, CancellationToken.None).ConfigureAwait(false);
            Log.Stopped(logger, target.Name, pause.Reason);
        }
    }

    private DrainReport Fenced(StoredBatch batch, Activity? span)
    {
        Log.Fenced(logger, batch.Key, batch.Feed);
        instruments.CountFenced(batch.Feed);
        span?.SetStatus(ActivityStatusCode.Error);
        return new() { Batches = 1 };
    }

    private DrainReport Tell(StoredBatch batch, int members, Decision decision, Activity? span)
    {
        var report = decision.Report(members);
        instruments.Count(batch.Feed, report);
        switch (decision)
        {
            case Settled:
                Log.Settled(logger, batch.Key, batch.Feed, batch.Attempts, report.Accepted, report.Rejected, report.Parked, report.InDoubt, report.SentAgain);
                break;
            case Divided divided:
                Log.Divided(logger, batch.Key, batch.Feed, members, divided.Parts.Count);
                break;
            case Doubted doubted:
                Log.Doubted(logger, batch.Key, batch.Feed, members, doubted.Why.Code);
                break;
            case Again again:
                Log.Again(logger, batch.Key, batch.Feed, batch.Attempts, again.Retry.Wait.TotalSeconds, again.Retry.Reason);
                span?.SetStatus(ActivityStatusCode.Error);
                break;
        }

        return report;
    }
}

/// <summary>What becomes of a batch in hand: one of the four below, written to the store under its lease.</summary>
internal abstract record Decision
{
    /// <summary>Counts what this means for a batch of so many records.</summary>
    internal DrainReport Report(int members) => this switch
    {
        Settled { Settlement: var settlement } => DrainReport.Of(settlement, members),
        Doubted => new() { Batches = 1, InDoubt = members },
        _ => new() { Batches = 1, SentAgain = members },
    };
}

/// <summary>Every record has a state of its own; the batch is done.</summary>
internal sealed record Settled(BatchSettlement Settlement) : Decision;

/// <summary>The batch goes again later, under the same key.</summary>
/// <param name="Retry">When and why.</param>
/// <param name="Target">What it means for every batch of the same client.</param>
internal sealed record Again(BatchRetry Retry, TargetPause? Target = null) : Decision;

/// <summary>Smaller batches take its place.</summary>
internal sealed record Divided(IReadOnlyList<FormedBatch> Parts) : Decision;

/// <summary>Nobody knows whether it was applied, and nothing may be done about it without a person.</summary>
internal sealed record Doubted(Rejection Why) : Decision;

/// <summary>A client is left alone, by all workers.</summary>
/// <param name="Wait">For how long; <see langword="null"/> until a person resumes it.</param>
/// <param name="Reason">A short text without personal data.</param>
internal sealed record TargetPause(TimeSpan? Wait, string Reason);
