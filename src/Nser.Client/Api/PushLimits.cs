namespace Nser.Client.Api;

/// <summary>How large one batch may be.</summary>
/// <param name="Records">Most records in one batch, at least 1.</param>
/// <param name="Bytes">Most bytes of one batch's body before compression.</param>
public sealed record PushLimits(int Records, long Bytes);
