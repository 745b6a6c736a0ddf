using Nser.Client.Outbox;

namespace Nser.PushScheduler.Sources;

/// <summary>Where a feed's records come from.</summary>
internal interface ISlotSource
{
    /// <summary>Whether each slot reads only what came after the last one.</summary>
    bool HasWatermark { get; }

    /// <summary>Begins to read for a slot. An attempt that follows a failed one begins anew: what that one staged is gone.</summary>
    /// <param name="slot">The slot in hand.</param>
    /// <param name="watermark">How far the last slot read; <see langword="null"/> before the first.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="SourceException">The source cannot be read now.</exception>
    Task<ISlotExtraction> BeginAsync(SlotLease slot, string? watermark, CancellationToken cancellationToken);
}

/// <summary>One slot's look at a source.</summary>
internal interface ISlotExtraction : IAsyncDisposable
{
    /// <summary>The parts, each read to its end before the next: files of a folder, or one part for a query or endpoint.</summary>
    IReadOnlyList<SourcePart> Parts { get; }

    /// <summary>How far was read, once every part is at its end; <see langword="null"/> when the source knows none or read nothing.</summary>
    string? Watermark { get; }

    /// <summary>Cleans up after the slot's records are safely in the outbox. If it never happens, the next slot does it.</summary>
    Task FinishAsync(CancellationToken cancellationToken);
}
