using Nser.Client.Outbox;
using Nser.PushScheduler.Settings;
using Nser.Standards;

namespace Nser.PushScheduler.Sources.Query;

/// <summary>Reads the rows of a query.</summary>
internal sealed class QuerySource(QuerySettings settings, NserStandard standard, MappingSettings mapping) : ISlotSource
{
    public bool HasWatermark => settings.WatermarkColumn is { Length: > 0 };

    public async Task<ISlotExtraction> BeginAsync(SlotLease slot, string? watermark, CancellationToken cancellationToken)
    {
        IComparable? from = null;
        if (HasWatermark)
        {
            from = Watermark.Parse(settings.WatermarkKind, watermark ?? settings.WatermarkStart!)
                ?? throw new SourceException("The watermark that the last slot left is of another kind than WatermarkKind says: set the kind back, or begin a feed of a new name.");
        }

        return new Extraction(await QueryRows.OpenAsync(settings, slot.At, from, cancellationToken), standard, mapping);
    }

    private sealed class Extraction(QueryRows rows, NserStandard standard, MappingSettings mapping) : ISlotExtraction
    {
        public IReadOnlyList<SourcePart> Parts { get; } = [new QueryPart(rows, standard, mapping)];

        public string? Watermark => rows.Watermark;

        public Task FinishAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public ValueTask DisposeAsync() => rows.DisposeAsync();
    }
}
