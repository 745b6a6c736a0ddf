using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Nser.Client.Benchmarks.Quick;
using Nser.Client.Sandbox.Seeds;
using Nser.Standards;

namespace Nser.Client.Benchmarks.Outbox;

/// <summary>Lets two ways store the same new records in turns, by the clock on the wall: what slows the disk for a while slows both.</summary>
internal static class EnqueueRounds
{
    private const int Wanted = 25;

    // Until then the runtime still compiles, and compiles again, what the outbox does before a row is written.
    private const int WarmUps = 10;
    private const int Batches = 10;
    private const int PerBatch = 500;
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(12);
    private static readonly (string Id, string Record)[] Lines = [.. SyntheticPeople.EnrollmentLines(PerBatch, 1, NserApiVersion.V2).Select(Line)];

    /// <summary>Rows per second of <paramref name="outbox"/> over those of <paramref name="raw"/>.</summary>
    internal static async Task<double> MeasureAsync(Enqueuer outbox, Enqueuer raw, FigureWriter figures)
    {
        await outbox.OpenAsync();
        await raw.OpenAsync();
        var (slow, fast) = (new List<double>(), new List<double>());
        for (var round = -WarmUps; round < 0; round++)
        {
            await TurnsAsync(round);
        }

        foreach (var round in RoundCount.Within(Wanted, Time))
        {
            await TurnsAsync(round);
        }

        if (await outbox.CountAsync() != await raw.CountAsync())
        {
            throw new InvalidOperationException("The two did not store the same number of records.");
        }

        figures.Remark($"{outbox.Name}: {1 / Median.Of(slow):0} rows/s, {raw.Name}: {1 / Median.Of(fast):0} rows/s, {PerBatch} a transaction");
        return Median.OfRatios(fast, slow);

        async Task TurnsAsync(int round)
        {
            var batches = Enumerable.Range(0, Batches).Select(batch => Rows(round, batch)).ToList();
            var isEven = round % 2 == 0;
            var first = await TurnAsync(isEven ? outbox : raw, batches);
            var second = await TurnAsync(isEven ? raw : outbox, batches);
            if (round >= 0)
            {
                slow.Add(isEven ? first : second);
                fast.Add(isEven ? second : first);
            }
        }
    }

    private static async Task<double> TurnAsync(Enqueuer enqueuer, List<OutboxRow[]> batches)
    {
        var start = Stopwatch.GetTimestamp();
        foreach (var batch in batches)
        {
            await enqueuer.AddAsync(batch);
        }

        return Stopwatch.GetElapsedTime(start).TotalSeconds / (Batches * PerBatch);
    }

    private static OutboxRow[] Rows(int round, int batch) => [.. Enumerable.Range(0, PerBatch).Select(number =>
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"ENR-{round + WarmUps:000}-{batch:00}-{number:0000}");
        var line = Lines[number];
        return new OutboxRow(id, Encoding.UTF8.GetBytes(line.Record.Replace(line.Id, id, StringComparison.Ordinal)));
    })];

    private static (string Id, string Record) Line(string record)
    {
        using var json = JsonDocument.Parse(record);
        return (json.RootElement.GetProperty("recordId").GetString()!, record);
    }
}
