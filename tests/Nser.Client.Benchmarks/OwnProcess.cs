using System.Diagnostics;
using System.Globalization;

namespace Nser.Client.Benchmarks;

/// <summary>Runs this program again with other arguments, in a process of its own: what it costs is then its own.</summary>
internal static class OwnProcess
{
    internal static Process Start(params IEnumerable<string> arguments) => Process.Start(With(arguments))!;

    /// <summary>The same for a process that ends before it pays to compile methods a second time: not by what was watched of them, and not within the first ten seconds.</summary>
    internal static Process StartShort(params IEnumerable<string> arguments)
    {
        var start = With(arguments);
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment["DOTNET_TC_CallCountingDelayMs"] = 10_000.ToString("x", CultureInfo.InvariantCulture);
        return Process.Start(start)!;
    }

    private static ProcessStartInfo With(IEnumerable<string> arguments) =>
        new(Environment.ProcessPath!, [.. Program, .. arguments]) { RedirectStandardInput = true, RedirectStandardOutput = true };

    private static IEnumerable<string> Program =>
        Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [typeof(OwnProcess).Assembly.Location] : [];
}
