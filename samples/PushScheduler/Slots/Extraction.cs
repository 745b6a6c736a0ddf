using Nser.Client.Outbox;
using Nser.PushScheduler.Settings;
using Nser.PushScheduler.Sources;
using Nser.Standards;
using Nser.Standards.Import;
using Nser.Standards.Validation;

namespace Nser.PushScheduler.Slots;

/// <summary>Moves a slot's records from the source into the outbox, some hundred at a time, staged under the slot.</summary>
internal sealed class Extraction(IOutbox outbox, WorkerSettings settings)
{
    private readonly NserValidator validator = new();

    /// <summary>Reads every part to its end.</summary>
    /// <returns>What the slot brought.</returns>
    internal async Task<SlotCounts> RunAsync(SlotLease slot, ISlotExtraction source, CancellationToken cancellationToken)
    {
        var counts = new SlotCounts(0, 0, 0, 0);
        foreach (var part in source.Parts)
        {
            counts = await PartAsync(slot, part, counts, cancellationToken);
        }

        return counts;
    }

    private async Task<SlotCounts> PartAsync(SlotLease slot, SourcePart part, SlotCounts counts, CancellationToken cancellationToken)
    {
        var chunk = new List<ExtractedRecord>(settings.Slots.ChunkSize);
        try
        {
            await foreach (var record in part.ReadAsync(cancellationToken))
            {
                counts = counts with { Read = counts.Read + 1 };
                if (await IsKeptHereAsync(slot.Schedule, part, record, cancellationToken))
                {
                    counts = counts with { Rejected = counts.Rejected + 1 };
                    continue;
                }

                chunk.Add(record);
                if (chunk.Count == settings.Slots.ChunkSize)
                {
                    counts = await EnqueueAsync(slot, part, chunk, counts, cancellationToken);
                }
            }
        }
        catch (ImportException fault)
        {
            if (!await part.SetAsideAsync(fault, cancellationToken))
            {
                throw;
            }
        }

        counts = await EnqueueAsync(slot, part, chunk, counts, cancellationToken);
        await part.EndAsync(cancellationToken);
        return counts;
    }

    /// <summary>Whether a record that could not be read soundly stays out of the outbox.</summary>
    /// <remarks>One that the validator refuses, too, goes on: the outbox keeps it as rejected, for the page. What passes only because a cell was left unread must not be sent.</remarks>
    private async Task<bool> IsKeptHereAsync(string feed, SourcePart part, ExtractedRecord record, CancellationToken cancellationToken)
    {
        if (record.Findings.Count > 0)
        {
            await part.ReportAsync(record.Line, record.Findings, cancellationToken);
        }

        var isUnsound = record.Findings.Any(finding => finding.Severity == FindingSeverity.Error);
        return record.Json.IsEmpty || (isUnsound && Judge(feed, record.Json).All(finding => finding.Severity != FindingSeverity.Error));
    }

    private IReadOnlyList<ValidationFinding> Judge(string feed, ReadOnlyMemory<byte> json) => settings.Feeds.First(known => known.Name == feed).Standard switch
    {
        NserStandard.ProgrammeEnrollment => validator.Validate<ProgrammeEnrollment>(json),
        NserStandard.AssetDelivery => validator.Validate<AssetDelivery>(json),
        _ => validator.Validate<GeoUnit>(json),
    };

    private async Task<SlotCounts> EnqueueAsync(SlotLease slot, SourcePart part, List<ExtractedRecord> chunk, SlotCounts counts, CancellationToken cancellationToken)
    {
        if (chunk.Count == 0)
        {
            return counts;
        }

        var report = await StageAsync(slot, chunk, cancellationToken);
        foreach (var (record, result) in chunk.Zip(report.Results).Where(pair => pair.Second.Findings.Count > 0))
        {
            await part.ReportAsync(record.Line, result.Findings, cancellationToken);
        }

        chunk.Clear();
        return counts with
        {
            Queued = counts.Queued + report.Count(EnqueuedKind.Queued),
            Unchanged = counts.Unchanged + report.Count(EnqueuedKind.Unchanged) + report.Count(EnqueuedKind.AlreadyQueued),
            Rejected = counts.Rejected + report.Count(EnqueuedKind.Rejected),
        };
    }

    private async Task<EnqueueReport> StageAsync(SlotLease slot, List<ExtractedRecord> chunk, CancellationToken cancellationToken)
    {
        try
        {
            return await outbox.EnqueueAsync(slot.Schedule, [.. chunk.Select(record => record.Json)], new EnqueueOptions { Slot = slot }, cancellationToken);
        }
        catch (InvalidOperationException lost)
        {
            throw new SlotLostException(lost);
        }
    }
}
