using Microsoft.Extensions.DependencyInjection.Extensions;
using Nser.Client.Outbox;
using Nser.Client.Outbox.Sending;
using Nser.Client.Outbox.Stores;
using Nser.Client.Outbox.Stores.Postgres;
using Nser.Client.Outbox.Stores.Sql;
using Nser.Client.Outbox.Stores.Sqlite;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Says where the outbox keeps its records, and whether this process sends them.</summary>
public sealed class NserOutboxBuilder
{
    internal NserOutboxBuilder(IServiceCollection services) => Services = services;

    /// <summary>The container's services.</summary>
    public IServiceCollection Services { get; }

    /// <summary>Keeps the records in one file on a local disk: the embedded default, for one machine.</summary>
    /// <param name="path">The file; it and its folder are created where they are missing, for this account only.</param>
    public NserOutboxBuilder UseSqlite(string path) => UseSqlite(new SqliteOutboxOptions { Path = path });

    /// <inheritdoc cref="UseSqlite(string)"/>
    public NserOutboxBuilder UseSqlite(SqliteOutboxOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return UseStore(container => OutboxStores.Sqlite(options, container.GetService<TimeProvider>() ?? TimeProvider.System));
    }

    /// <summary>Keeps the records in PostgreSQL, which several workers share.</summary>
    public NserOutboxBuilder UsePostgres(PostgresOutboxOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return UseStore(_ => OutboxStores.Postgres(options));
    }

    /// <summary>Only takes records, and sends none in the background: for programs that leave sending to a worker, or that call <see cref="OutboxDrainer.DrainAsync"/> themselves.</summary>
    public NserOutboxBuilder WithoutSending()
    {
        Services.RemoveAll<SendingInBackground>();
        return this;
    }

    private NserOutboxBuilder UseStore(Func<IServiceProvider, SqlOutboxStore> make) => UseStorage(container =>
    {
        var store = make(container);
        return new(store, store.Status, store.Slots);
    });

    internal NserOutboxBuilder UseStorage(Func<IServiceProvider, OutboxStorage> make)
    {
        Services.RemoveAll<OutboxStorage>();
        Services.AddSingleton(make);
        return this;
    }
}

/// <summary>Stands in the container when the host sends in the background.</summary>
internal sealed class SendingInBackground;
