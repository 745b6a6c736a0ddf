using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Nser.Client.Api;
using Nser.Client.Pipeline;
using Nser.Client.Versioning;
using Nser.Standards;
using Nser.Standards.Validation;

namespace Nser.Client.Push;

/// <summary>
/// One push: reads ahead, validates, sends several batches at a time, and gives the outcomes back in input order with bounded memory.
/// The first batch that cannot be carried through stops the run; what is under way is finished, the rest is not sent.
/// </summary>
internal sealed class PushRun(PushContext context, IVersionNegotiator versions, RecordPreparer preparer, PushTelemetry telemetry)
{
    private readonly SegmentSender sender = new(context, versions, preparer);

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
        await context.BeginAsync(cancellationToken).ConfigureAwait(false);
        if (context.Options.ControlTotals is { } totals)
        {
            source = ControlTotalSource.Check(source, totals, item => preparer.Prepare(item, Version), cancellationToken);
        }

        // A full channel holds the reader back, so memory stays at a few batches however slow the caller takes the outcomes.
        var segments = Channel.CreateBounded<Task<PushSegment>>(context.Options.MaxConcurrency);
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var reading = ReadAsync(source, segments.Writer, stopping.Token);
        try
        {
            await foreach (var sending in segments.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            {
                var segment = await sending.ConfigureAwait(false);
                context.Tally.CountSettled(segment);
                telemetry.Settled(segment);
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
            telemetry.Ended(context.Tally, failure);
        }

        cancellationToken.ThrowIfCancellationRequested();
    }

    private async Task ReadAsync(IAsyncEnumerable<PushItem> source, ChannelWriter<Task<PushSegment>> segments, CancellationToken cancellationToken)
    {
        var sending = new List<Task>();
        var segment = sender.NewSegment(Version);
        PushItem? unplaced = null;
        Exception? broken = null;
        try
        {
            try
            {
                await foreach (var item in source.WithCancellation(cancellationToken).ConfigureAwait(false))
                {
                    context.Tally.CountRead();
                    unplaced = item;
                    preparer.Prepare(item, segment.Version);
                    if (!segment.TryAdd(item))
                    {
                        var full = segment;
                        segment = sender.NewSegment(await VersionAsync(cancellationToken).ConfigureAwait(false));
                        await DispatchAsync(full, segments, sending, cancellationToken).ConfigureAwait(false);
                        Place(item, segment);
                    }

                    unplaced = null;
                    if (failure is not null)
                    {
                        break;
                    }
                }
            }
            catch (Exception error) when (!cancellationToken.IsCancellationRequested)
            {
                // What was read before the source broke is still good, and is sent before the run counts as stopped. A record that a check broke on is not.
                broken = error;
                if (unplaced is not null)
                {
                    segment.Items.Add(unplaced);
                }
            }

            await DispatchAsync(segment, segments, sending, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            segments.Complete();
            await Task.WhenAll(sending).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            Stop(broken);
        }
    }

    /// <summary>The version for the next segment. When there is none, the run stops; what is read then goes into a segment that is not sent.</summary>
    private async ValueTask<NserApiVersion> VersionAsync(CancellationToken cancellationToken)
    {
        try
        {
            Version = await versions.GetAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            Stop(error);
        }

        return Version;
    }

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

    private async Task DispatchAsync(PushSegment segment, ChannelWriter<Task<PushSegment>> segments, List<Task> sending, CancellationToken cancellationToken)
    {
        if (segment.Items.Count == 0)
        {
            return;
        }

        await slots.Writer.WriteAsync(true, cancellationToken).ConfigureAwait(false);
        var task = Task.Run(() => SettleAsync(segment, cancellationToken), CancellationToken.None);
        sending.RemoveAll(done => done.IsCompleted);
        sending.Add(task);
        await segments.WriteAsync(task, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Sends a segment; whatever happens, each of its records has an outcome afterwards: without an answer it is in doubt or not sent.</summary>
    private async Task<PushSegment> SettleAsync(PushSegment segment, CancellationToken cancellationToken)
    {
        try
        {
            if (failure is null)
            {
                await sender.SendAsync(segment, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            Stop(error);
        }
        finally
        {
            slots.Reader.TryRead(out _);
        }

        return segment;
    }

    private void Stop(Exception? error) => Interlocked.CompareExchange(ref failure, error, null);
}

/// <summary>Sets up a run for one push.</summary>
internal sealed class PushRunFactory(
    INserTransport transport, IAccessTokens tokens, IVersionNegotiator versions, RecordValidator validator, ContractProfile profile, TimeProvider time, ILogger logger)
{
    internal PushRun Create(NserStandard standard, string library, PushOptions? options)
    {
        var chosen = (options ?? new PushOptions()).Checked();
        var context = new PushContext(transport, tokens, profile, library, time, chosen);
        return new PushRun(context, versions, new RecordPreparer(standard, validator, chosen.OmitNewerFields), new PushTelemetry(library, logger));
    }
}

/// <summary>Holds a source back until it has been read to its end and adds up to the control totals (AD-16).</summary>
internal static class ControlTotalSource
{
    internal static async IAsyncEnumerable<PushItem> Check(
        IAsyncEnumerable<PushItem> source, ControlTotals expected, Action<PushItem> prepare, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var items = new List<PushItem>();
        var count = new ControlTotalsCount();
        await foreach (var item in source.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            prepare(item);
            count.Add(item.Verdict ?? new RecordVerdict([], null, null, null));
            items.Add(item);
        }

        if (count.Compare(expected) is { Count: > 0 } differences)
        {
            throw new NserRejectedException("Nothing was sent. " + string.Join(' ', differences.Select(finding => $"{finding.Code}: {finding.Message}")));
        }

        foreach (var item in items)
        {
            yield return item;
        }
    }
}
