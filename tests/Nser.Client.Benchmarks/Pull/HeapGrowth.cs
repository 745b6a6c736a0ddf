using Nser.Client.Benchmarks.Quick;
using Nser.Client.Sandbox.Accounts;
using Nser.Standards;

namespace Nser.Client.Benchmarks.Pull;

/// <summary>How much more the client holds at 90 % of a reading than at 10 %, each after a full collection.</summary>
internal static class HeapGrowth
{
    /// <returns>Megabytes; 0 when it holds less.</returns>
    internal static async Task<double> MeasureAsync(PullServer server, int rows, FigureWriter figures)
    {
        using var reader = new ClientReader();
        await reader.OpenAsync(server, SandboxRole.Power, NserApiVersion.V2);
        var (early, late) = (0L, 0L);
        var sum = await reader.ReadAsync(row =>
        {
            if (row == rows / 10)
            {
                early = GC.GetTotalMemory(forceFullCollection: true);
            }
            else if (row == rows / 10 * 9)
            {
                late = GC.GetTotalMemory(forceFullCollection: true);
            }
        });
        if (sum.Rows != rows)
        {
            throw new InvalidOperationException(FormattableString.Invariant($"{sum.Rows} of {rows} rows were read."));
        }

        figures.Remark($"heap after a full collection: {early / 1e6:0.0} MB at row {rows / 10}, {late / 1e6:0.0} MB at row {rows / 10 * 9}");
        return Math.Max(0, (late - early) / 1e6);
    }
}
