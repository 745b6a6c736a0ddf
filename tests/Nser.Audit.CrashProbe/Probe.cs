using System.Globalization;
using Nser.Client.Api;
using Nser.Client.Diagnostics;
using Nser.Client.Governance.Audit;
using Nser.Client.Pipeline;

namespace Nser.Audit.CrashProbe;

/// <summary>Writes entry after entry into a trail and says of each whether it is kept: the program that tests kill, and whose disk they break.</summary>
/// <remarks>Arguments: the folder, how many entries. One line each: "opened", then "acked" or "refused" for each entry; only "busy" when the trail has another writer.</remarks>
internal static class Probe
{
    private static async Task<int> Main(string[] arguments)
    {
        await using var output = new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true };
        try
        {
            using var sink = new JsonLinesAuditSink(new() { Folder = arguments[0] });
            Say(output, "opened");
            var entries = int.Parse(arguments[1], CultureInfo.InvariantCulture);
            for (var number = 0; number < entries; number++)
            {
                Say(output, await IsKeptAsync(sink, number) ? "acked" : "refused");
            }

            return 0;
        }
        catch (NserException)
        {
            Say(output, "busy");
            return 4;
        }
    }

    private static async Task<bool> IsKeptAsync(JsonLinesAuditSink sink, int number)
    {
        try
        {
            await sink.WriteAsync(
                new()
                {
                    At = TimeProvider.System.GetUtcNow(),
                    Operation = NserOperation.SearchHouseholdsByCnic,
                    Outcome = NserAuditOutcome.Succeeded,
                    RequestId = number.ToString(CultureInfo.InvariantCulture),
                },
                CancellationToken.None);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    // Not awaited: the calls that follow would run on another thread.
    private static void Say(StreamWriter output, string line) => output.WriteLine(line);
}
