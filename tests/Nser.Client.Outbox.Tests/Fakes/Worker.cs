using System.Text;
using Microsoft.Extensions.Logging;
using Nser.Client.Outbox.Diagnostics;
using Nser.Client.Outbox.Stores;
using Nser.Client.Outbox.Stores.Sql;
using Nser.Client.Outbox.Tests.Stores;

namespace Nser.Client.Outbox.Tests.Fakes;

/// <summary>An outbox with its drainer on a store of its own, as a process of its own would have them.</summary>
internal sealed class Worker : IAsyncDisposable
{
    private readonly OutboxParts parts;
    private readonly OutboxInstruments instruments = new();
    private readonly NserClient client;
    private readonly ShiftedClock clock;

    internal Worker(string file, NserClient client, OutboxOptions options, ShiftedClock clock, ILoggerFactory loggers, Func<IOutboxStore, IOutboxStore>? seam)
    {
        this.client = client;
        this.clock = clock;
        Store = OutboxStores.Sqlite(new SqliteOutboxOptions { Path = file, BusyTimeout = TimeSpan.FromSeconds(20) }, clock);
        parts = new(options, new OutboxStorage(seam?.Invoke(Store) ?? Store, Store.Status, Store.Slots), _ => client, instruments, clock, loggers);
        Drainer = parts.NewDrainer();
    }

    internal NserOutbox Outbox => parts.Outbox;

    internal OutboxDrainer Drainer { get; }

    internal SqlOutboxStore Store { get; }

    internal NserClient Client => client;

    internal Task<EnqueueReport> EnqueueAsync(params IEnumerable<string> records) =>
        Outbox.EnqueueAsync(Rig.Feed, [.. records.Select(record => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(record))]);

    internal Task<DrainReport> DrainAsync() => Drainer.DrainAsync();

    /// <summary>Drains and lets what waits come due, until nothing waits or the rounds are over.</summary>
    internal async Task<DrainReport> DrainAsync(int rounds)
    {
        var report = new DrainReport();
        for (var round = 0; round < rounds; round++)
        {
            report = report.Plus(await DrainAsync());
            if (!(await RowsAsync()).Exists(row => row.State is OutboxRecordState.Pending or OutboxRecordState.Batched))
            {
                break;
            }

            clock.Move(TimeSpan.FromMinutes(20));
        }

        return report;
    }

    internal Task<List<Row>> RowsAsync() => Row.AllAsync(Store);

    internal async Task<int> CountAsync(OutboxRecordState state) => (await RowsAsync()).Count(row => row.State == state);

    public async ValueTask DisposeAsync()
    {
        await Drainer.StopAsync(default);
        Drainer.Dispose();
        await parts.DisposeAsync();
        instruments.Dispose();
        client.Dispose();
    }
}
