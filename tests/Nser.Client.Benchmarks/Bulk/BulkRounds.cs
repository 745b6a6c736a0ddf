using Nser.Client.Benchmarks.Quick;

namespace Nser.Client.Benchmarks.Bulk;

/// <summary>Lets curl, the client and, from a ready server, the client with encryption download the same tehsils in turns, round by round.</summary>
/// <param name="rows">At least so many beneficiaries.</param>
/// <param name="isReady">Whether the server has made every export before; if not, it is a new one for each turn, which makes them as they are asked for.</param>
/// <param name="folders">Where to.</param>
/// <param name="figures">Takes the remarks.</param>
internal sealed class BulkRounds(int rows, bool isReady, TurnFolders folders, FigureWriter figures)
{
    private const long BytesPerRow = 600;
    private readonly List<double> curl = [];
    private readonly List<BulkTurn> plain = [];
    private readonly List<BulkTurn> encrypted = [];

    /// <summary>The client's time over curl's.</summary>
    internal double VsCurl => Median.OfRatios(plain.Select(turn => turn.Wall), curl);

    /// <summary>The same without the start of .NET.</summary>
    internal double RunVsCurl => Median.OfRatios(plain.Select(turn => turn.Run), curl);

    internal double EncryptedVsPlain => Median.OfRatios(encrypted.Select(turn => turn.Wall), plain.Select(turn => turn.Wall));

    internal double PeakMegabytes => plain.Concat(encrypted).Max(turn => turn.Peak);

    internal async Task RunAsync(int rounds)
    {
        await using var ready = isReady ? await BulkServer.StartAsync(rows, null) : null;
        if (ready is not null)
        {
            figures.Remark($"the first exports, whose digests the server computes: {await WarmUpAsync(ready):0.0} s; from here on it has them");
        }

        for (var round = 0; round < rounds; round++)
        {
            string[] folder = [folders.Next(), folders.Next(), .. isReady ? [folders.Next()] : Array.Empty<string>()];
            for (var turn = 0; turn < folder.Length; turn++)
            {
                // Every other round backwards: who comes later finds another machine.
                var side = round % 2 == 0 ? turn : folder.Length - 1 - turn;
                await using var fresh = ready is null ? await BulkServer.StartAsync(rows, null) : null;
                await TurnAsync(side, folder[side], ready ?? fresh!);
            }

            var bytes = await SameRows.EnsureAsync(folder[0], folder[1], folder.ElementAtOrDefault(2));
            figures.Remark($"{plain[^1].Rows:0} rows, {bytes / 1e6:0} MB: all files are the same");
            Array.ForEach(folder, TurnFolders.Empty);
        }
    }

    private async Task TurnAsync(int side, string folder, BulkServer server)
    {
        folders.Settle(rows * BytesPerRow);
        var before = server.Processor;
        if (side == 0)
        {
            curl.Add(await CurlDownload.RunAsync(server, folder));
            figures.Remark($"curl {curl[^1]:0.00} s (server {server.Processor - before:0.00} s of its processor)");
            return;
        }

        var form = side == 1 ? BulkWorker.Plain : BulkWorker.Encrypted;
        var own = await BulkTurn.RunAsync(server, folder, form);
        (side == 1 ? plain : encrypted).Add(own);
        figures.Remark($"client, {form}: {own.Wall:0.00} s, {own.Run:0.00} s of them the run ({own.Processor:0.00} s of its processor, server {server.Processor - before:0.00} s), peak {own.Peak:0} MB");
    }

    private async Task<double> WarmUpAsync(BulkServer server)
    {
        var folder = folders.Next();
        var wall = await CurlDownload.RunAsync(server, folder);
        TurnFolders.Empty(folder);
        return wall;
    }
}
