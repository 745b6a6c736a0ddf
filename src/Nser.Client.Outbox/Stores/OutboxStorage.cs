namespace Nser.Client.Outbox.Stores;

/// <summary>One database or file, seen from its three sides.</summary>
internal sealed record OutboxStorage(IOutboxStore Store, IOutboxStatus Status, ISlotLedger Slots);
