using Nser.Client.Outbox;
using Nser.PushScheduler.Settings;
using Nser.Standards;

namespace Nser.PushScheduler.Sources.Folder;

/// <summary>Reads the files that were dropped into a folder.</summary>
internal sealed class FolderSource(FolderSettings settings, NserStandard standard, MappingSettings mapping, ISlotLedger ledger, TimeProvider time) : ISlotSource
{
    // As many as the ledger shows: a slot that is not among them ended long ago.
    private const int SlotsLookedAt = 1_000;

    private readonly DropFolder folder = new(settings, time);

    public bool HasWatermark => false;

    public async Task<ISlotExtraction> BeginAsync(SlotLease slot, string? watermark, CancellationToken cancellationToken)
    {
        try
        {
            await TidyAsync(slot, cancellationToken);
            return new Extraction(folder, slot.At, [.. folder.PickUp(slot.At).Select(file => new FilePart(file, standard, mapping))]);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new SourceException("The drop folder cannot be used: check that it is there, that this account may rename in it, and its disk.", error);
        }
    }

    // A worker that died after its slot was done left the files; one that failed for good left them to the next slot.
    private async Task TidyAsync(SlotLease slot, CancellationToken cancellationToken)
    {
        var left = folder.SlotsUnderWay().Where(at => at != slot.At).ToList();
        if (left.Count == 0)
        {
            return;
        }

        var states = (await ledger.ListAsync(slot.Schedule, SlotsLookedAt, cancellationToken)).ToDictionary(row => row.At, row => row.State);
        foreach (var at in left)
        {
            switch (states.GetValueOrDefault(at, SlotState.Done))
            {
                case SlotState.Done:
                    folder.Finish(at);
                    break;
                case SlotState.Failed or SlotState.Skipped:
                    folder.Adopt(at, slot.At);
                    break;
                default:
                    break;
            }
        }
    }

    private sealed class Extraction(DropFolder folder, DateTimeOffset slot, IReadOnlyList<FilePart> files) : ISlotExtraction
    {
        public IReadOnlyList<SourcePart> Parts => files;

        public string? Watermark => null;

        public Task FinishAsync(CancellationToken cancellationToken)
        {
            folder.Finish(slot);
            return Task.CompletedTask;
        }

        public async ValueTask DisposeAsync()
        {
            foreach (var file in files)
            {
                await file.DisposeAsync();
            }
        }
    }
}
