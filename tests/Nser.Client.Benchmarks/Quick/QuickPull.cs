using System.Globalization;
using Nser.Client.Benchmarks.Pull;
using Nser.Client.Sandbox.Accounts;
using Nser.Standards;

namespace Nser.Client.Benchmarks.Quick;

/// <summary>What reading the registry through the client costs, against a loop written by hand.</summary>
internal static class QuickPull
{
    private const int QuickHouseholds = 20_000;
    private const int QuickRounds = 5;

    /// <summary>All figures in about a minute.</summary>
    internal static Task<int> RunAsync(TextWriter output) => RunAsync(output, QuickHouseholds, QuickRounds, TimeSpan.FromSeconds(25));

    /// <summary>The same for any number of households, each side once without the warm-up.</summary>
    internal static Task<int> RunAsync(TextWriter output, string households) => RunAsync(output, int.Parse(households, CultureInfo.InvariantCulture), 1, TimeSpan.MaxValue);

    private static async Task<int> RunAsync(TextWriter output, int households, int rounds, TimeSpan time)
    {
        var figures = new FigureWriter(output);
        await using (var small = await PullServer.StartAsync(Math.Min(households, QuickHouseholds)))
        {
            await PullRounds.MeasureAsync(small, SandboxRole.Power, NserApiVersion.V1, 1, TimeSpan.FromSeconds(5), figures);
            await PullRounds.MeasureAsync(small, SandboxRole.Standard, NserApiVersion.V2, 1, TimeSpan.FromSeconds(5), figures);
            await PullRounds.MeasureAsync(small, SandboxRole.Basic, NserApiVersion.V2, 1, TimeSpan.FromSeconds(5), figures);
        }

        await using var server = await PullServer.StartAsync(households);
        figures.Figure("pull.search_vs_handwritten", await PullRounds.MeasureAsync(server, SandboxRole.Power, NserApiVersion.V2, rounds, time, figures));
        figures.Figure("pull.heap_growth_mb", await HeapGrowth.MeasureAsync(server, households, figures));
        return 0;
    }
}
