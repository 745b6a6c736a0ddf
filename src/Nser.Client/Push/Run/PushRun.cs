using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Threading.Channels;
using Nser.Client.Contract;
using Nser.Client.Versioning;

namespace Nser.Client.Push;

/// <summary>
/// One push: reads ahead, validates, sends several batches at a time, and gives the outcomes back in input order with bounded memory.
/// The first batch that cannot be carried through stops the run; what is under way is finished, the rest is not sent.
/// </summary>
internal sealed class PushRun(PushContext context, IVersionNegotiator versions, RecordPreparer preparer)
{
    private readonly IBatchProtocol allOrNothing = new AllOrNothingBatches(context);
    private readonly IBatchProtocol perRecord = new PerRecordBatches(context, new BatchPolling(context));
    private readonly LostAnswers lostAnswers = new(context);

    /// <summary>Holds one mark for each batch under way, and no more than may be.</summary>
    private readonly Channel<bool> slots = Channel.CreateBounded<bool>(context.Options.MaxConcurrency);
    private Exception? failure;

    internal NserApiVersion Version { get; private set; }

    /// <summary>Runs to the end and keeps every outcome.</summary>
    /// <exception cref="NserException">Nothing was read: no version, token or environment fits.</exception>
    internal async Task<PushReport> CollectAsync(IAsyncEnumerable<PushItem> source, CancellationToken cancellationToken)
    {
        var report = new PushReportBuilder();
        await foreach (var outcome in RunAsync(source, cancellationToken).ConfigureAwait(false))
        {
            report.Add(outcome);
        }

        if (report.Count == 0)
        {
            ThrowIfFailed();
        }

        return report.Build(context.Tally, context.Options, Version, failure);
    }

    internal void ThrowIfFailed()
    {
        if (failure is not null)
        {
            ExceptionDispatchInfo.Throw(failure);
        }
    }

    /// <summary>Yields one outcome for each record read; afterwards <see cref="ThrowIfFailed"/> says why the run stopped early, if it did.</summary>
    /// <exception cref="NserException">Nothing was read: no version, token or environment fits.</exception>
    internal async IAsyncEnumerable<PushOutcome> RunAsync(IAsyncEnumerable<PushItem> source, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Version = await versions.GetAsync(cancellationToken).ConfigureAwait(false);
        await context.OrganizationAsync(cancellationToken).ConfigureAwait(false);
        if (context.Options.ControlTotals is { } totals)
        {
            source = ControlledSource.Check(source, totals, item => preparer.Prepare(item, Version), cancellationToken);
        }

        // A segment leaves the channel when its outcome is awaited: so at most MaxConcurrency + 1 are under way or waiting.
        var segments = Channel.CreateBounded<Task<PushSegment>>(context.Options.MaxConcurrency);
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var reading = ReadAsync(source, segments.Writer, stopping.Token);
        try
        {
            await foreach (var sending in segments.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            {
                var segment = await sending.ConfigureAwait(false);
                context.Tally.CountSettled(segment);
                context.Options.Progress?.Report(context.Tally.Progress);
                foreach (var item in segment.Items)
                {
                    yield return item.ToOutcome();
                }
            }
        }
        finally
        {
            await stopping.CancelAsync().ConfigureAwait(false);
            await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        cancellationToken.ThrowIfCancellationRequested();
    }

    private async Task ReadAsync(IAsyncEnumerable<PushItem> source, ChannelWriter<Task<PushSegment>> segments, CancellationToken cancellationToken)
    {
        var sending = new List<Task>();
        try
        {
            var segment = await NewSegmentAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                await foreach (var item in source.WithCancellation(cancellationToken).ConfigureAwait(false))
                {
                    context.Tally.CountRead();
                    preparer.Prepare(item, segment.Version);
                    if (!segment.TryAdd(item))
                    {
                        await DispatchAsync(segment).ConfigureAwait(false);
                        segment = await NewSegmentAsync(cancellationToken).ConfigureAwait(false);
                        Place(item, segment);
                    }

                    if (failure is not null)
                    {
                        break;
                    }
                }
            }
            catch (Exception error) when (error is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
            {
                // What was read before the source broke is still good, and is sent.
                await DispatchAsync(segment).ConfigureAwait(false);
                Stop(error);
                return;
            }

            await DispatchAsync(segment).ConfigureAwait(false);
        }
        finally
        {
            segments.Complete();
            await Task.WhenAll(sending).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        async Task DispatchAsync(PushSegment segment)
        {
            if (segment.Items.Count == 0)
            {
                return;
            }

            await slots.Writer.WriteAsync(true, cancellationToken).ConfigureAwait(false);
            var task = Task.Run(() => SettleAsync(segment, cancellationToken), CancellationToken.None);
            sending.Add(task);
            sending.RemoveAll(done => done.IsCompleted);
            await segments.WriteAsync(task, cancellationToken).ConfigureAwait(false);
        }
    }

    private async ValueTask<PushSegment> NewSegmentAsync(CancellationToken cancellationToken)
    {
        Version = await versions.GetAsync(cancellationToken).ConfigureAwait(false);
        return NewSegment(Version);
    }

    private PushSegment NewSegment(NserApiVersion version) => new(version, Limits(version), preparer.NewBatchRules());

    /// <summary>Puts a record into a fresh segment; the version may have changed since the record was prepared.</summary>
    private void Place(PushItem item, PushSegment segment)
    {
        if (item.IsPending)
        {
            preparer.Prepare(item, segment.Version);
        }

        if (!segment.TryAdd(item))
        {
            throw new InvalidOperationException("An empty segment takes any record.");
        }
    }

    private PushLimits Limits(NserApiVersion version)
    {
        var limits = context.Profile.Limits[version];
        return context.Options.BatchSize is { } size && size < limits.Records ? limits with { Records = size } : limits;
    }

    private async Task<PushSegment> SettleAsync(PushSegment segment, CancellationToken cancellationToken)
    {
        try
        {
            if (failure is null)
            {
                await SendAsync(segment, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (NserException error)
        {
            Stop(error);
            foreach (var item in segment.Sendable.Where(item => item.IsPending && item.BatchId is not null && error.OutcomeUnknown))
            {
                item.Settle(PushOutcomeKind.Unknown);
            }
        }
        finally
        {
            slots.Reader.TryRead(out _);
        }

        return segment;
    }

    private async Task SendAsync(PushSegment segment, CancellationToken cancellationToken)
    {
        var lookups = 0;
        var renegotiated = false;
        while (segment.Sendable.Exists(item => item.IsPending))
        {
            var pending = segment.Sendable.Where(item => item.IsPending).ToList();
            try
            {
                await Protocol(segment.Version).SendAsync(pending, cancellationToken).ConfigureAwait(false);
            }
            catch (NserException error) when (error.OutcomeUnknown && context.Profile.SafeRepeats[segment.Version] == SafeRepeat.Lookup && lookups++ < 3)
            {
                await lostAnswers.SettleStoredAsync(pending, segment.Version, cancellationToken).ConfigureAwait(false);
            }
            catch (NserVersionRetiredException) when (!renegotiated)
            {
                renegotiated = true;
                versions.Invalidate(segment.Version);
                var next = await versions.GetAsync(cancellationToken).ConfigureAwait(false);
                await SendInAsync(next, pending, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Sends records in another version than they were prepared for: its fields and limits may differ.</summary>
    private async Task SendInAsync(NserApiVersion version, List<PushItem> items, CancellationToken cancellationToken)
    {
        var segment = NewSegment(version);
        foreach (var item in items)
        {
            preparer.Prepare(item, version);
            if (!segment.TryAdd(item))
            {
                await SendWholeAsync(segment, cancellationToken).ConfigureAwait(false);
                segment = NewSegment(version);
                segment.TryAdd(item);
            }
        }

        await SendWholeAsync(segment, cancellationToken).ConfigureAwait(false);
    }

    private async Task SendWholeAsync(PushSegment segment, CancellationToken cancellationToken)
    {
        if (segment.Sendable.Count > 0)
        {
            await Protocol(segment.Version).SendAsync(segment.Sendable, cancellationToken).ConfigureAwait(false);
        }
    }

    private IBatchProtocol Protocol(NserApiVersion version) => version == NserApiVersion.V1 ? allOrNothing : perRecord;

    private void Stop(Exception error) => Interlocked.CompareExchange(ref failure, error, null);
}
