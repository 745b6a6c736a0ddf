namespace Nser.Client.Benchmarks;

/// <summary>Lets curl, the client, and the client with encryption download the same tehsils in turns, round by round.</summary>
internal static class BulkRounds
{
    internal static async Task MeasureAsync(int rows, int wanted, TimeSpan time, FigureWriter figures)
    {
        using var folders = new TurnFolders();
        await using var server = await BulkServer.StartAsync(rows, null);
        figures.Remark($"the first exports, whose digests the server computes: {await WarmUpAsync(server, folders):0.0} s");
        var (curl, plain, encrypted) = (new List<double>(), new List<BulkTurn>(), new List<BulkTurn>());
        foreach (var round in RoundCount.Within(wanted, time))
        {
            var folder = new[] { folders.Next(), folders.Next(), folders.Next() };
            for (var turn = 0; turn < folder.Length; turn++)
            {
                // Every other round backwards: who comes later finds another machine.
                var side = round % 2 == 0 ? turn : folder.Length - 1 - turn;
                var before = server.Processor;
                if (side == 0)
                {
                    curl.Add(await CurlDownload.RunAsync(server, folder[side]));
                    figures.Remark($"curl {curl[^1]:0.00} s (server {server.Processor - before:0.00} s of its processor)");
                }
                else
                {
                    var form = side == 1 ? BulkWorker.Plain : BulkWorker.Encrypted;
                    var own = await BulkTurn.RunAsync(server, folder[side], form);
                    (side == 1 ? plain : encrypted).Add(own);
                    figures.Remark($"client, {form}: {own.Wall:0.00} s, {own.Run:0.00} s of them the run ({own.Processor:0.00} s of its processor, server {server.Processor - before:0.00} s), peak {own.Peak:0} MB");
                }
            }

            var bytes = await SameRows.EnsureAsync(folder[0], folder[1], folder[2]);
            figures.Remark($"{plain[^1].Rows:0} rows, {bytes / 1e6:0} MB: all files are the same");
            Array.ForEach(folder, TurnFolders.Empty);
        }

        figures.Remark($"the run alone, without the start of .NET: {Median.OfRatios(plain.Select(turn => turn.Run), curl):0.00} times curl");
        figures.Figure("bulk.vs_curl", Median.OfRatios(plain.Select(turn => turn.Wall), curl));
        figures.Figure("bulk.peak_mb", plain.Concat(encrypted).Max(turn => turn.Peak));
        figures.Figure("bulk.encrypted_vs_plain", Median.OfRatios(encrypted.Select(turn => turn.Wall), plain.Select(turn => turn.Wall)));
    }

    private static async Task<double> WarmUpAsync(BulkServer server, TurnFolders folders)
    {
        var folder = folders.Next();
        var wall = await CurlDownload.RunAsync(server, folder);
        TurnFolders.Empty(folder);
        return wall;
    }
}
