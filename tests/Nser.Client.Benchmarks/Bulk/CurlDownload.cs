using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Nser.Standards;

namespace Nser.Client.Benchmarks.Bulk;

/// <summary>What somebody does without the client: <c>curl --parallel</c> into files, verifying nothing.</summary>
internal static class CurlDownload
{
    internal const int Workers = 8;

    /// <summary>Fetches all tehsils.</summary>
    /// <returns>Seconds on the wall.</returns>
    /// <exception cref="CurlMissingException">There is no curl.</exception>
    internal static async Task<double> RunAsync(BulkServer server, string folder)
    {
        // In a file, as a token must not stand where every user of the machine can list it.
        var config = Path.Combine(folder, ".curl");
        var lines = GeoLibrary.Current.Tehsils.SelectMany(tehsil => new[] { $"url = \"{server.Export(tehsil.Code)}\"", $"output = \"{Path.Combine(folder, tehsil.Code)}.ndjson\"" });
        await File.WriteAllLinesAsync(config, [$"header = \"Authorization: Bearer {await server.LogInAsync()}\"", .. lines]);
        var start = Stopwatch.GetTimestamp();
        using var curl = Start("--parallel", "--parallel-max", Workers.ToString(CultureInfo.InvariantCulture), "--fail", "--no-progress-meter", "--show-error", "--config", config);
        await curl.WaitForExitAsync();
        var wall = Stopwatch.GetElapsedTime(start).TotalSeconds;
        File.Delete(config);
        return curl.ExitCode == 0 ? wall : throw new InvalidOperationException(FormattableString.Invariant($"curl ended with {curl.ExitCode}."));
    }

    private static Process Start(params string[] arguments)
    {
        try
        {
            return Process.Start("curl", arguments);
        }
        catch (Win32Exception)
        {
            throw new CurlMissingException();
        }
    }
}

/// <summary>There is no curl to compare with.</summary>
internal sealed class CurlMissingException() : Exception("This measures against curl, which is not installed. Install it (Debian, Ubuntu: apt-get install curl) and run again.");
