using System.Diagnostics;
using System.Globalization;

namespace Nser.Client.Benchmarks.Bulk;

/// <summary>One download by the client, in a process of its own, set up as <c>samples/BulkDownload</c> is.</summary>
/// <param name="Wall">Seconds from the start of the process to its end.</param>
/// <param name="Run">Seconds of the download in it, without the start of .NET.</param>
/// <param name="Rows">Rows in complete files.</param>
/// <param name="Throttled">How often the server refused because of its limit.</param>
/// <param name="Peak">The most memory that it held, in megabytes.</param>
/// <param name="Processor">Seconds of its processor.</param>
internal readonly record struct BulkTurn(double Wall, double Run, double Rows, double Throttled, double Peak, double Processor)
{
    internal static async Task<BulkTurn> RunAsync(BulkServer server, string folder, string form)
    {
        var start = Stopwatch.GetTimestamp();
        using var process = OwnProcess.StartShort("bulk-worker", server.Address.ToString(), folder, form);
        var line = await process.StandardOutput.ReadLineAsync();
        await process.WaitForExitAsync();
        var wall = Stopwatch.GetElapsedTime(start).TotalSeconds;
        if (line is null || process.ExitCode != 0)
        {
            throw new InvalidOperationException(FormattableString.Invariant($"The download ended with {process.ExitCode}."));
        }

        var said = line.Split(' ').Select(number => double.Parse(number, CultureInfo.InvariantCulture)).ToArray();
        return new(wall, said[0], said[1], said[2], said[3] / 1e6, said[4]);
    }
}
