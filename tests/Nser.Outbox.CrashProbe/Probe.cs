using System.Globalization;
using System.Security.Cryptography;
using Nser.Client.Outbox;
using Nser.Client.Outbox.Stores;
using Nser.Client.Outbox.Stores.Sqlite;

namespace Nser.Outbox.CrashProbe;

/// <summary>Enqueues call after call into a file and says of each whether it was acknowledged: the program that tests kill, and whose disk they break.</summary>
/// <remarks>Arguments: the file, how many calls, records a call, bytes a record. One line each: "opened", "acked" for a call, or "refused" with the error. Everything runs on the main thread, where faults are counted.</remarks>
internal static class Probe
{
    private static async Task<int> Main(string[] arguments)
    {
        var (calls, perCall, bytes) = (Number(arguments[1]), Number(arguments[2]), Number(arguments[3]));
        await using var output = new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true };
        await using var store = OutboxStores.Sqlite(new SqliteOutboxOptions { Path = arguments[0] }, TimeProvider.System);
        var (isOpen, isRefused) = (false, false);
        for (var call = 0; call < calls; call++)
        {
            var records = Enumerable.Range(call * perCall, perCall).Select(number => Record(number, bytes)).ToArray();
            isOpen = isOpen || await SayAsync(output, "opened", () => store.OpenAsync(CancellationToken.None));
            isRefused |= !isOpen || !await SayAsync(output, "acked", () => store.AddAsync("enrollments", records, null, null, CancellationToken.None));
        }

        return isRefused ? 3 : 0;
    }

    private static NewRecord Record(int number, int bytes)
    {
        var json = new byte[bytes];
        json.AsSpan().Fill((byte)('a' + (number % 26)));
        return new($"R-{number}", SHA256.HashData(json), json, null);
    }

    private static async Task<bool> SayAsync(StreamWriter output, string done, Func<Task> act)
    {
        try
        {
            await act();
            Say(output, done);
            return true;
        }
        catch (OutboxStoreException fault)
        {
            Say(output, $"refused {(fault.IsTransient ? "passing" : "lasting")}: {fault.Message}");
            return false;
        }
    }

    // Not awaited: the calls that follow would run on another thread.
    private static void Say(StreamWriter output, string line) => output.WriteLine(line);

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
