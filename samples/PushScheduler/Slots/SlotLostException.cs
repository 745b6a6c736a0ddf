namespace Nser.PushScheduler.Slots;

/// <summary>Another worker took the slot over: what this one read must not be kept.</summary>
internal sealed class SlotLostException(Exception cause) : Exception("The slot was taken over by another worker.", cause);
