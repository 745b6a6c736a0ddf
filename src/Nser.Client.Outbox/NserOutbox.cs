using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using Nser.Client.Outbox.Diagnostics;
using Nser.Client.Outbox.Sending;
using Nser.Client.Outbox.Stores;
using Nser.Client.Push.Prepared;
using Nser.Standards;

namespace Nser.Client.Outbox;

/// <summary>The outbox over its store; made by <c>AddNserOutbox</c>. <see cref="OutboxDrainer"/> sends what it takes.</summary>
public sealed class NserOutbox : IOutbox
{
    private const int LongestReason = 200;
    private readonly OutboxOptions options;
    private readonly OutboxStorage storage;
    private readonly OpenedStore store;
    private readonly Targets targets;
    private readonly BatchInquiry inquiry;
    private readonly OutboxInstruments instruments;
    private readonly WorkSignal signal;
    private readonly ILogger logger;

    internal NserOutbox(
        OutboxOptions options, OutboxStorage storage, OpenedStore store, Targets targets, BatchInquiry inquiry, OutboxInstruments instruments, WorkSignal signal, ILogger logger)
    {
        this.options = options;
        this.storage = storage;
        this.store = store;
        this.targets = targets;
        this.inquiry = inquiry;
        this.instruments = instruments;
        this.signal = signal;
        this.logger = logger;
    }

    /// <inheritdoc/>
    public IOutboxStatus Status => storage.Status;

    /// <inheritdoc/>
    public ISlotLedger Slots => storage.Slots;

    /// <inheritdoc/>
    public async Task<EnqueueReport> EnqueueAsync(
        string feed, IReadOnlyList<ReadOnlyMemory<byte>> records, EnqueueOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(records);
        var known = targets.Feed(feed);
        var opened = await store.OpenAsync(cancellationToken).ConfigureAwait(false);
        if (records.Count == 0)
        {
            return new([]);
        }

        var batches = targets.Of(known).Batches;
        var version = this.options.Version ?? NserApiVersion.Known[^1];
        var judged = records.Select(record => RecordJudge.Judge(batches, known, version, record)).ToList();
        var kinds = await opened.AddAsync(known.Name, [.. judged.Select(one => one.Record)], options?.Slot, options?.Transaction, cancellationToken).ConfigureAwait(false);
        var report = new EnqueueReport([.. judged.Zip(kinds, (one, kind) => new EnqueueResult(one.Check.RecordId, kind, one.Check.Findings))]);
        Tell(known, report);
        return report;
    }

    /// <inheritdoc/>
    public async Task<int> ReplayAsync(RecordFilter what, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(what);
        if (what.State is not (OutboxRecordState.Parked or OutboxRecordState.Rejected))
        {
            throw new ArgumentException("Only parked or rejected records can be put back in line.", nameof(what));
        }

        var opened = await store.OpenAsync(cancellationToken).ConfigureAwait(false);
        var count = await opened.ReplayAsync(what, cancellationToken).ConfigureAwait(false);
        Log.Replayed(logger, count);
        instruments.CountReplayed(count);
        signal.Raise();
        return count;
    }

    /// <inheritdoc/>
    public async Task<int> ParkAsync(RecordFilter what, string reason, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(what);
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(reason.Length, LongestReason, nameof(reason));
        if (what.State is not OutboxRecordState.Pending)
        {
            throw new ArgumentException("Only records that wait can be parked.", nameof(what));
        }

        var opened = await store.OpenAsync(cancellationToken).ConfigureAwait(false);
        var count = await opened.ParkAsync(what, Rejections.Parked(reason), cancellationToken).ConfigureAwait(false);
        Log.Parked(logger, count);
        return count;
    }

    /// <inheritdoc/>
    public async Task<ReconcileReport?> ReconcileAsync(string batch, NotStoredAction ifNotStored, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(batch);
        await store.OpenAsync(cancellationToken).ConfigureAwait(false);
        var report = await inquiry.AskAsync(batch, ifNotStored, cancellationToken).ConfigureAwait(false);
        signal.Raise();
        return report;
    }

    /// <inheritdoc/>
    public async Task ResumeAsync(string client, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        var opened = await store.OpenAsync(cancellationToken).ConfigureAwait(false);
        await opened.ResumeAsync(client, cancellationToken).ConfigureAwait(false);
        Log.Resumed(logger, client);
        signal.Raise();
    }

    private void Tell(OutboxFeed feed, EnqueueReport report)
    {
        foreach (var kind in Enum.GetValues<EnqueuedKind>())
        {
            instruments.CountEnqueued(feed.Name, kind, report.Count(kind));
        }

        var queued = report.Count(EnqueuedKind.Queued);
        Log.Enqueued(logger, feed.Name, queued, report.Count(EnqueuedKind.AlreadyQueued) + report.Count(EnqueuedKind.Unchanged), report.Count(EnqueuedKind.Rejected));
        if (queued > 0)
        {
            signal.Raise();
        }
    }
}

/// <summary>Judges records on their way in, without the network, and gives each the hash that tells its versions apart.</summary>
internal static class RecordJudge
{
    private const int HexDigitsOfUnreadable = 16;

    internal static (NewRecord Record, RecordCheck Check) Judge(PreparedBatches batches, OutboxFeed feed, NserApiVersion version, ReadOnlyMemory<byte> bytes)
    {
        var json = OnOneLine(bytes);
        var check = batches.Check(feed.Standard, version, json);
        var content = SHA256.HashData(json.Span);
        if (check.RecordId is { } recordId)
        {
            return (new(recordId, content, json, check.HasErrors ? Rejections.Of(check.Findings) : null), check);
        }

        if (!check.HasErrors)
        {
            check = check with { Findings = [.. check.Findings, Unidentified()] };
        }

        return (new("?" + Convert.ToHexString(content)[..HexDigitsOfUnreadable], content, json, Rejections.Of(check.Findings)), check);
    }

    /// <summary>A batch has one record a line. In JSON a raw line break can only be white space, so a blank in its place says the same.</summary>
    private static ReadOnlyMemory<byte> OnOneLine(ReadOnlyMemory<byte> json)
    {
        if (!json.Span.ContainsAny((byte)'\r', (byte)'\n'))
        {
            return json;
        }

        var line = json.ToArray();
        line.AsSpan().Replace((byte)'\r', (byte)' ');
        line.AsSpan().Replace((byte)'\n', (byte)' ');
        return line;
    }

    private static ValidationFinding Unidentified() => new(
        ValidationCodes.SchemaRequired, FindingSeverity.Error, "/recordId", "The record's id cannot be read. Give it one of its own that holds no person's number.");
}
