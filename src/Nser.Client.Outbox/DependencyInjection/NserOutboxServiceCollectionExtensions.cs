using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Nser.Client;
using Nser.Client.Outbox;
using Nser.Client.Outbox.DependencyInjection;
using Nser.Client.Outbox.Diagnostics;
using Nser.Client.Outbox.Sending;
using Nser.Client.Outbox.Stores;
using Nser.Client.Outbox.Stores.Postgres;
using Nser.Client.Outbox.Stores.Sql;
using Nser.Client.Outbox.Stores.Sqlite;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers <see cref="IOutbox"/> with a container.</summary>
/// <remarks>
/// The outbox is a singleton; the clients it sends through are those of <c>AddNserClient</c>. When the host starts, the options are validated (also that each feed's client is
/// registered) and the store is opened.
/// A <see cref="TimeProvider"/> in the container is used.
/// </remarks>
public static class NserOutboxServiceCollectionExtensions
{
    /// <summary>Adds the outbox, set up by code, and sends in the background. Say on the builder where its records are kept.</summary>
    public static NserOutboxBuilder AddNserOutbox(this IServiceCollection services, Action<OutboxOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        return Add(services, options => options.Configure(configure));
    }

    /// <summary>Adds the outbox, set up by a configuration section with the names of <see cref="OutboxOptions"/>, and code after it (feeds).</summary>
    /// <inheritdoc cref="AddNserOutbox(IServiceCollection, Action{OutboxOptions})"/>
    public static NserOutboxBuilder AddNserOutbox(this IServiceCollection services, IConfiguration section, Action<OutboxOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(section);
        ArgumentNullException.ThrowIfNull(configure);
        return Add(services, options => options.Bind(section).Configure(configure));
    }

    private static NserOutboxBuilder Add(IServiceCollection services, Action<OptionsBuilder<OutboxOptions>> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        var options = services.AddOptions<OutboxOptions>();
        configure(options);
        options.ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<OutboxOptions>, OutboxOptionsValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<OutboxOptions>, RegisteredClients>());
        services.TryAddSingleton<SendingInBackground>();
        services.TryAddSingleton(_ => new OutboxInstruments());
        services.TryAddSingleton(container => new OutboxParts(
            container.GetRequiredService<IOptions<OutboxOptions>>().Value,
            container.GetService<OutboxStorage>() ?? throw new InvalidOperationException("The outbox has no store: call UseSqlite or UsePostgres on what AddNserOutbox returns."),
            name => container.GetKeyedService<NserClient>(name) ?? throw new InvalidOperationException($"There is no client '{name}': register it with AddNserClient, or correct the feed's Client."),
            container.GetRequiredService<OutboxInstruments>(),
            container.GetService<TimeProvider>() ?? TimeProvider.System,
            container.GetService<ILoggerFactory>() ?? NullLoggerFactory.Instance));
        services.TryAddSingleton<IOutbox>(container => container.GetRequiredService<OutboxParts>().Outbox);
        services.TryAddSingleton(container => container.GetRequiredService<OutboxParts>().NewDrainer());
        services.AddSingleton<IHostedService>(container => container.GetRequiredService<OutboxParts>().NewHousekeeping());
        services.AddSingleton<IHostedService>(container => container.GetService<SendingInBackground>() is null ? new Idle() : container.GetRequiredService<OutboxDrainer>());
        return new(services);
    }

    private sealed class Idle : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}

/// <summary>Registers the outbox's health check.</summary>
public static class NserOutboxHealthChecksBuilderExtensions
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Checks the outbox of <c>AddNserOutbox</c>: unhealthy when its store cannot be used or a client is stopped; degraded when the oldest record waits longer than
    /// <see cref="OutboxOptions.BacklogAlert"/>, records are in doubt or parked, or a client is held.
    /// </summary>
    /// <returns>The builder, for further checks.</returns>
    public static IHealthChecksBuilder AddNserOutbox(this IHealthChecksBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Add(new HealthCheckRegistration(
            "nser-outbox",
            container => container.GetRequiredService<OutboxParts>().NewHealthCheck(),
            failureStatus: null,
            tags: ["nser"],
            timeout: Limit));
    }
}

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
