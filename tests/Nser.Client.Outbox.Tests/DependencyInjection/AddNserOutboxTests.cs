using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Nser.Client.Api;
using Nser.Client.Outbox.Sending;
using Nser.Client.Outbox.Stores;
using Nser.Client.Outbox.Stores.Postgres;
using Nser.Client.Outbox.Tests.Fakes;
using Nser.Client.Sandbox;
using Nser.Client.Sandbox.Seeds;
using Nser.Standards;

namespace Nser.Client.Outbox.Tests.DependencyInjection;

/// <summary>The outbox in a host: registered, started, healthy or not.</summary>
public sealed class AddNserOutboxTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("nser-outbox-");

    [Fact]
    public async Task A_host_sends_what_is_enqueued_and_is_healthy()
    {
        await using var sandbox = await NserSandbox.StartAsync();
        using var host = Host(sandbox);
        await host.StartAsync();

        await host.Services.GetRequiredService<IOutbox>().EnqueueAsync("enrollments", SyntheticPeople.Enrollments(20));
        while (sandbox.Ledger.Count < 20)
        {
            await Task.Yield();
        }

        await host.StopAsync();
        Assert.Equal(1, sandbox.Ledger.MostApplications);
        Assert.Equal(HealthStatus.Healthy, (await CheckAsync(host)).Status);
    }

    [Fact]
    public async Task A_stopped_client_is_unhealthy_and_a_parked_record_degraded_until_a_person_has_looked()
    {
        await using var sandbox = await NserSandbox.StartAsync();
        using var host = Host(sandbox, builder => builder.WithoutSending());
        var outbox = host.Services.GetRequiredService<IOutbox>();
        var fault = sandbox.Faults.Answer(403, on: NserOperation.PushBatch);
        await outbox.EnqueueAsync("enrollments", SyntheticPeople.Enrollments(3));

        await host.Services.GetRequiredService<OutboxDrainer>().DrainAsync();
        var stopped = await CheckAsync(host);
        await outbox.ResumeAsync("");
        var resumed = await CheckAsync(host);
        await outbox.EnqueueAsync("enrollments", SyntheticPeople.Enrollments(1, seed: 2));
        await outbox.ParkAsync(new() { State = OutboxRecordState.Pending }, "wrong quarter");
        var parked = await CheckAsync(host);

        Assert.Equal(1, fault.Fired);
        Assert.Equal((HealthStatus.Unhealthy, HealthStatus.Healthy, HealthStatus.Degraded), (stopped.Status, resumed.Status, parked.Status));
        Assert.Contains("is stopped", stopped.Description, StringComparison.Ordinal);
        Assert.Contains("1 records parked", parked.Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_whose_options_have_faults_does_not_start()
    {
        await using var sandbox = await NserSandbox.StartAsync();
        using var host = Host(sandbox, configure: options => (options.MaxConcurrency, options.BatchSize) = (99, 0));

        var error = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());

        Assert.Contains("MaxConcurrency", error.Message, StringComparison.Ordinal);
        Assert.Contains("BatchSize", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_starts_while_its_database_is_away_and_says_so_to_who_enqueues_and_who_asks_for_its_health()
    {
        await using var sandbox = await NserSandbox.StartAsync();
        using var host = Host(sandbox, builder => builder.UsePostgres(new PostgresOutboxOptions { ConnectionString = "Host=127.0.0.1;Port=9;Username=nser;Timeout=2" }));

        await host.StartAsync();
        var error = await Assert.ThrowsAsync<OutboxStoreException>(() => host.Services.GetRequiredService<IOutbox>().EnqueueAsync("enrollments", SyntheticPeople.Enrollments(1)));
        var health = await CheckAsync(host);
        await host.StopAsync();

        Assert.True(error.IsTransient);
        Assert.Equal(HealthStatus.Unhealthy, health.Status);
    }

    [Fact]
    public async Task A_host_does_not_start_when_a_feed_names_a_client_that_nobody_registered()
    {
        await using var sandbox = await NserSandbox.StartAsync();
        using var faulty = Host(sandbox, configure: options => options.Feeds.Add(new("deliveries", NserStandard.AssetDelivery) { Client = "second" }));

        var error = await Assert.ThrowsAsync<OptionsValidationException>(() => faulty.StartAsync());

        Assert.Contains("Feed 'deliveries' names the client 'second', which is not registered: call AddNserClient with that name", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("'enrollments'", error.Message, StringComparison.Ordinal);

        using var sound = Host(
            sandbox,
            configure: options => options.Feeds.Add(new("deliveries", NserStandard.AssetDelivery) { Client = "second" }),
            services: services => services.AddNserClient("second", options => OutboxHost.Point(options, sandbox)));
        await sound.StartAsync();
        await sound.StopAsync();
    }

    public void Dispose() => folder.Delete(recursive: true);

    private static async Task<HealthReportEntry> CheckAsync(IHost host) =>
        (await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync()).Entries["nser-outbox"];

    private IHost Host(NserSandbox sandbox, Action<NserOutboxBuilder>? more = null, Action<OutboxOptions>? configure = null, Action<IServiceCollection>? services = null) => OutboxHost.Build(
        sandbox,
        builder =>
        {
            builder.UseSqlite(Path.Combine(folder.FullName, "outbox", "outbox.db"));
            more?.Invoke(builder);
        },
        configure,
        services);
}
