namespace Nser.BulkDownload.Tests.Crash;

/// <summary>After how many bytes the next run is killed.</summary>
internal sealed class KillPoints(int seed)
{
    private readonly Random chance = new(seed);

    /// <summary>One point in the first third of a whole download: what is left grows less from run to run, and each run is to get somewhere.</summary>
#pragma warning disable CA5394 // Nothing secret hangs on where a test strikes.
    internal long Next(long bytesOfWhole) => chance.NextInt64(1, bytesOfWhole / 3);
#pragma warning restore CA5394
}
