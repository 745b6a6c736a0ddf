using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using Nser.Client.Benchmarks.Quick;
using Nser.Client.Outbox;
using Nser.Client.Outbox.DependencyInjection;
using Nser.Client.Outbox.Diagnostics;
using Nser.Client.Outbox.Stores.Sqlite;
using Nser.Client.Push;
using Nser.Client.Sandbox;
using Nser.Client.Sandbox.Seeds;
using Nser.Standards;

namespace Nser.Client.Benchmarks.Outbox;

/// <summary>Sends the same number of new records to one sandbox in turns: out of the outbox, and by the client's own push without one.</summary>
internal static class DrainRounds
{
    private const string Feed = "enrollments";
    private const int Wanted = 9;
    private const int Records = 4_000;
    private const int BatchSize = 500;
    private const int Concurrency = 2;
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(14);

    /// <summary>Records per second of draining over those of pushing; what it takes to enqueue is not counted.</summary>
    internal static async Task<double> MeasureAsync(FigureWriter figures)
    {
        var folder = Directory.CreateTempSubdirectory("nser-drain-");
        try
        {
            return await MeasureAsync(Path.Combine(folder.FullName, "outbox.db"), figures);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<double> MeasureAsync(string file, FigureWriter figures)
    {
        await using var sandbox = await NserSandbox.StartAsync(new NserSandboxOptions { HttpsPort = null, KeepBodies = false });
        await using var client = sandbox.CreateClient();
        using var instruments = new OutboxInstruments();
        var options = new OutboxOptions { BatchSize = BatchSize, MaxConcurrency = Concurrency };
        options.Feeds.Add(new(Feed, NserStandard.ProgrammeEnrollment));
        var store = OutboxStores.Sqlite(new SqliteOutboxOptions { Path = file }, TimeProvider.System);
        await using var parts = new OutboxParts(options, new(store, store.Status, store.Slots), _ => client, instruments, TimeProvider.System, NullLoggerFactory.Instance);
        using var drainer = parts.NewDrainer();
        var (drains, pushes) = (new List<double>(), new List<double>());
        foreach (var round in RoundCount.Within(Wanted, Time))
        {
            var first = SyntheticPeople.Enrollments(Records, (2 * round) + 1, NserApiVersion.V2);
            var second = SyntheticPeople.Enrollments(Records, (2 * round) + 2, NserApiVersion.V2);
            await parts.Outbox.EnqueueAsync(Feed, first);
            drains.Add(await TimeAsync(async () => (await drainer.DrainAsync()).Accepted));
            pushes.Add(await TimeAsync(async () => (int)(await client.Enrollments.PushAsync(second, new PushOptions { BatchSize = BatchSize, MaxConcurrency = Concurrency })).Accepted));
        }

        figures.Remark($"drain: {Records / Median.Of(drains):0} records/s, push: {Records / Median.Of(pushes):0} records/s, {BatchSize} a batch, {Concurrency} at a time, to a sandbox in the same process");
        return Median.OfRatios(pushes, drains);
    }

    private static async Task<double> TimeAsync(Func<Task<int>> send)
    {
        var start = Stopwatch.GetTimestamp();
        var accepted = await send();
        return accepted == Records ? Stopwatch.GetElapsedTime(start).TotalSeconds : throw new InvalidOperationException($"{accepted} of {Records} records were accepted.");
    }
}
