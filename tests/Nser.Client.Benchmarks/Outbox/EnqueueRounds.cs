using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Nser.Client.Benchmarks;

/// <summary>Lets two ways store the same new records in turns, by the clock on the wall: what slows the disk for a while slows both.</summary>
internal static class EnqueueRounds
{
    private const int Wanted = 15;
    private const int Batches = 10;
    private const int PerBatch = 500;
    private const int Bytes = 600;
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(12);

    /// <summary>Rows per second of <paramref name="outbox"/> over those of <paramref name="raw"/>.</summary>
    internal static async Task<double> MeasureAsync(Enqueuer outbox, Enqueuer raw, FigureWriter figures)
    {
        await outbox.OpenAsync();
        await raw.OpenAsync();
        var (slow, fast) = (new List<double>(), new List<double>());
        await TurnsAsync(-1);
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
        var id = string.Create(CultureInfo.InvariantCulture, $"ENR-{round + 2:000}-{batch:00}-{number:0000}");
        return new OutboxRow(id, Encoding.UTF8.GetBytes($$"""{"enrollmentId":"{{id}}","remarks":"{{new string('x', Bytes - 60)}}"}"""));
    })];
}
