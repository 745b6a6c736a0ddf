using Microsoft.Extensions.Logging.Abstractions;
using Nser.Client.Outbox;
using Nser.Client.Outbox.DependencyInjection;
using Nser.Client.Outbox.Diagnostics;
using Nser.Client.Outbox.Stores.Sql;
using Nser.Standards;

namespace Nser.Client.Benchmarks.Outbox;

/// <summary>What a partner calls: validation, hash, a look at what is known of each record, the decision, and the rows.</summary>
internal sealed class OutboxEnqueuer : Enqueuer
{
    private const string Feed = "enrollments";
    private readonly SqlOutboxStore store;
    private readonly NserClient client;
    private readonly OutboxInstruments instruments = new();
    private readonly OutboxParts parts;

    internal OutboxEnqueuer(string name, SqlOutboxStore store)
    {
        (Name, this.store) = (name, store);
        client = new NserClient(new NserClientOptions { BaseAddress = new Uri("http://127.0.0.1:9"), UserName = "nobody", Password = "nothing is sent" });
        var options = new OutboxOptions();
        options.Feeds.Add(new(Feed, NserStandard.ProgrammeEnrollment));
        parts = new(options, new(store, store.Status, store.Slots), _ => client, instruments, TimeProvider.System, NullLoggerFactory.Instance);
    }

    internal override string Name { get; }

    internal override Task OpenAsync() => store.OpenAsync(CancellationToken.None);

    internal override async Task AddAsync(IReadOnlyList<OutboxRow> rows)
    {
        var report = await parts.Outbox.EnqueueAsync(Feed, [.. rows.Select(row => (ReadOnlyMemory<byte>)row.Json)]);
        if (report.Count(EnqueuedKind.Queued) != rows.Count)
        {
            throw new InvalidOperationException($"Not every record was taken: {report}.");
        }
    }

    internal override Task<long> CountAsync() => store.Database.ReadAsync(
        session => session.FirstAsync($"select count(*) from {store.Database.Dialect.Record}", [], reader => reader.GetInt64(0), CancellationToken.None), CancellationToken.None);

    public override async ValueTask DisposeAsync()
    {
        await parts.DisposeAsync();
        instruments.Dispose();
        await client.DisposeAsync();
    }
}
