using System.Globalization;
using Nser.Client.Benchmarks.Bulk;

namespace Nser.Client.Benchmarks.Quick;

/// <summary>What downloading the whole country through the client costs, against <c>curl --parallel</c>. Needs curl.</summary>
/// <remarks>
/// Twice: from a sandbox that makes each export when it is asked for, as it does for everybody who comes first, and from one that has them ready and only writes them.
/// The server shares the machine's processors with whoever downloads.
/// </remarks>
internal static class QuickBulk
{
    private const int Rows = 2_000_000;

    /// <summary>All figures, over 2 million rows, in about four minutes.</summary>
    internal static Task<int> RunAsync(TextWriter output) => RunAsync(output, Rows);

    /// <summary>The same for another number of rows, up to 2.3 million; the fewer there are, the more the start of .NET counts.</summary>
    internal static Task<int> RunAsync(TextWriter output, string rows) => RunAsync(output, int.Parse(rows, CultureInfo.InvariantCulture));

    private static async Task<int> RunAsync(TextWriter output, int rows)
    {
        var figures = new FigureWriter(output);
        using var folders = new TurnFolders();
        figures.Remark($"a new server for each turn, which makes the exports as they are asked for");
        var first = new BulkRounds(rows, isReady: false, folders, figures);
        await first.RunAsync(3);
        var again = new BulkRounds(rows, isReady: true, folders, figures);
        await again.RunAsync(2);
        figures.Remark($"without the start of .NET: {first.RunVsCurl:0.00} times curl, {again.RunVsCurl:0.00} when the exports are ready");
        figures.Figure("bulk.vs_curl", first.VsCurl);
        figures.Figure("bulk.vs_curl_ready", again.VsCurl);
        figures.Figure("bulk.peak_mb", Math.Max(first.PeakMegabytes, again.PeakMegabytes));
        figures.Figure("bulk.encrypted_vs_plain", again.EncryptedVsPlain);
        figures.Figure("bulk.throttled_vs_ideal", await ThrottledRun.MeasureAsync(figures));
        return 0;
    }
}
