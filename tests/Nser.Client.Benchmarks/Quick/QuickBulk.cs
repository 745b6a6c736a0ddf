using System.Globalization;

namespace Nser.Client.Benchmarks;

/// <summary>What downloading the whole country through the client costs, against <c>curl --parallel</c>. Needs curl.</summary>
/// <remarks>
/// Twice: from a sandbox that makes each export when it is asked for, as it does for everybody who comes first, and from one that has them ready and only writes them.
/// The server shares the machine's processors with whoever downloads.
/// </remarks>
internal static class QuickBulk
{
    private const int QuickRows = 500_000;

    /// <summary>All figures in about a minute; the fewer the rows, the more the start of .NET counts.</summary>
    internal static Task<int> RunAsync(TextWriter output) => RunAsync(output, QuickRows, TimeSpan.FromSeconds(12));

    /// <summary>The same for another number of rows, up to 2.3 million.</summary>
    internal static Task<int> RunAsync(TextWriter output, string rows) => RunAsync(output, int.Parse(rows, CultureInfo.InvariantCulture), TimeSpan.MaxValue);

    private static async Task<int> RunAsync(TextWriter output, int rows, TimeSpan time)
    {
        var figures = new FigureWriter(output);
        using var folders = new TurnFolders();
        figures.Remark($"a new server for each turn, which makes the exports as they are asked for");
        var first = new BulkRounds(rows, isReady: false, folders, figures);
        await first.RunAsync(2, time);
        var again = new BulkRounds(rows, isReady: true, folders, figures);
        await again.RunAsync(3, time);
        figures.Remark($"without the start of .NET: {first.RunVsCurl:0.00} times curl, {again.RunVsCurl:0.00} when the exports are ready");
        figures.Figure("bulk.vs_curl", first.VsCurl);
        figures.Figure("bulk.vs_curl_ready", again.VsCurl);
        figures.Figure("bulk.peak_mb", Math.Max(first.PeakMegabytes, again.PeakMegabytes));
        figures.Figure("bulk.encrypted_vs_plain", again.EncryptedVsPlain);
        figures.Figure("bulk.throttled_vs_ideal", await ThrottledRun.MeasureAsync(figures));
        return 0;
    }
}
