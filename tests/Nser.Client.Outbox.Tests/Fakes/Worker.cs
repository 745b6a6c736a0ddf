using System.Text;
using Nser.Client.Outbox.DependencyInjection;
using Nser.Client.Outbox.Diagnostics;
using Nser.Client.Outbox.Health;
using Nser.Client.Outbox.Sending;
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
    private readonly Rig rig;

    internal Worker(Rig rig, SqlOutboxStore store, NserClient client, OutboxOptions options, Func<IOutboxStore, IOutboxStore>? seam)
    {
        this.rig = rig;
        this.client = client;
        Store = store;
        parts = new(options, new OutboxStorage(seam?.Invoke(store) ?? store, store.Status, store.Slots), _ => client, instruments, rig.Clock, rig.Loggers);
        Drainer = parts.NewDrainer();
    }

    internal NserOutbox Outbox => parts.Outbox;

    internal OutboxDrainer Drainer { get; }

    internal Housekeeping NewHousekeeping() => parts.NewHousekeeping();

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

            await rig.LetPassAsync(TimeSpan.FromMinutes(20));
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
