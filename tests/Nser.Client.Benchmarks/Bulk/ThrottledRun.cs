using Nser.Client.Benchmarks.Quick;
using Nser.Standards;

namespace Nser.Client.Benchmarks.Bulk;

/// <summary>A download from a server that lets few requests a second through and refuses the others.</summary>
internal static class ThrottledRun
{
    private const int Rows = 20_000;
    private const double RequestsPerSecond = 50;

    /// <summary>The run's time over the least that the rate allows, by a client that does not know the rate.</summary>
    internal static async Task<double> MeasureAsync(FigureWriter figures)
    {
        using var folders = new TurnFolders();
        await using var server = await BulkServer.StartAsync(Rows, RequestsPerSecond);
        var turn = await BulkTurn.RunAsync(server, folders.Next(), BulkWorker.Plain);
        // The login is a request too; half a second's worth goes through at once.
        var ideal = ((GeoLibrary.Current.Tehsils.Count + 1) / RequestsPerSecond) - 0.5;
        figures.Remark($"at {RequestsPerSecond} requests a second: {turn.Run:0.00} s, the least is {ideal:0.00} s; {turn.Throttled:0} requests were refused");
        return turn.Run / ideal;
    }
}
