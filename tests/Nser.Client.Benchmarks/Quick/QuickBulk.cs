using System.Globalization;

namespace Nser.Client.Benchmarks;

/// <summary>What downloading the whole country through the client costs, against <c>curl --parallel</c>. Needs curl.</summary>
internal static class QuickBulk
{
    private const int QuickRows = 1_000_000;

    /// <summary>All figures in about a minute and a half.</summary>
    internal static Task<int> RunAsync(TextWriter output) => RunAsync(output, QuickRows, TimeSpan.FromSeconds(30));

    /// <summary>The same for another number of rows, up to 2.3 million.</summary>
    internal static Task<int> RunAsync(TextWriter output, string rows) => RunAsync(output, int.Parse(rows, CultureInfo.InvariantCulture), TimeSpan.MaxValue);

    private static async Task<int> RunAsync(TextWriter output, int rows, TimeSpan time)
    {
        var figures = new FigureWriter(output);
        await BulkRounds.MeasureAsync(rows, 3, time, figures);
        figures.Figure("bulk.throttled_vs_ideal", await ThrottledRun.MeasureAsync(figures));
        return 0;
    }
}
