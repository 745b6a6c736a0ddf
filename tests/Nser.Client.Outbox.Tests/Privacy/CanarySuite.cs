using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Nser.Client.Api;
using Nser.Client.Outbox.Sending;
using Nser.Client.Outbox.Stores;
using Nser.Client.Outbox.Stores.Postgres;
using Nser.Client.Outbox.Stores.Sql;
using Nser.Client.Outbox.Tests.Fakes;
using Nser.Client.Sandbox;
using Nser.Client.Sandbox.Accounts;
using Nser.Client.Sandbox.Faults;
using Nser.Client.Testing.Postgres;
using Nser.Client.Testing.Privacy;
using Nser.Client.Tests.Privacy;
using Nser.Standards;

namespace Nser.Client.Outbox.Tests.Privacy;

/// <summary>Every operation of the outbox on records full of secrets tells none of them. Only <c>RecordStatus.Json</c> holds a record; it is no text that prints.</summary>
public abstract class CanarySuite : IDisposable
{
    private const string Deliveries = "deliveries";
    private const string Units = "units";
    private const string Blind = "blind";
    private static readonly ToldBy[] Always = [ToldBy.Log, ToldBy.Span, ToldBy.Metric, ToldBy.Printing, ToldBy.Request];
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("nser-outbox-");

    private protected string File => Path.Combine(folder.FullName, "outbox", "outbox.db");

    private protected abstract void UseStore(NserOutboxBuilder builder);

    /// <summary>Makes the store refuse a record, and say why as loudly as it can.</summary>
    private protected abstract string Refusing { get; }

    [Fact]
    public async Task What_is_taken_refused_sent_lost_replaced_parked_and_read_back_tells_nothing_personal()
    {
        using var told = new CapturedTelemetry();
        await using var sandbox = await StartAsync();
        using var host = Host(sandbox, told);
        await host.StartAsync();
        var outbox = host.Services.GetRequiredService<IOutbox>();
        var drainer = host.Services.GetRequiredService<OutboxDrainer>();

        await EnqueueGoodAsync(told, outbox, "a", change: null);
        await EnqueueBadAsync(told, outbox);
        var faults = Faults(sandbox, NserOperation.PushBatch);
        await DrainAsync(told, outbox, drainer, sandbox, faults);
        await EnqueueGoodAsync(told, outbox, "a", change: "Sialkot");
        var replacing = Faults(sandbox, NserOperation.ReplaceRecord);
        await DrainAsync(told, outbox, drainer, sandbox, replacing);

        await told.HearAsync(outbox.EnqueueAsync(OutboxHost.Feed, Canaries.Enrollments("parked")));
        Assert.NotEqual(0, await outbox.ParkAsync(new() { State = OutboxRecordState.Pending }, "wrong quarter"));
        await LookAsync(told, host, outbox);
        Assert.NotEqual(0, await outbox.ReplayAsync(new() { State = OutboxRecordState.Parked }));
        Assert.NotEqual(0, await outbox.ReplayAsync(new() { State = OutboxRecordState.Rejected }));
        await told.HearAsync(drainer.DrainAsync());

        Assert.All(faults.Concat(replacing), fault => Assert.Equal(1, fault.Fired));
        await LookAsync(told, host, outbox);
        await host.StopAsync();
        AssertNothingPersonal(told, sandbox);
    }

    [Fact]
    public async Task Batches_in_doubt_and_calls_that_fail_tell_nothing_personal()
    {
        using var told = new CapturedTelemetry();
        await using var sandbox = await StartAsync();
        using var host = Host(sandbox, told);
        var outbox = host.Services.GetRequiredService<IOutbox>();
        var drainer = host.Services.GetRequiredService<OutboxDrainer>();
        foreach (var action in Enum.GetValues<NotStoredAction>())
        {
            sandbox.Faults.ResetBeforeApplying(on: NserOperation.PushBatch);
            await told.HearAsync(outbox.EnqueueAsync(Blind, Canaries.Enrollments($"doubt{action}")));
            await told.HearAsync(drainer.DrainAsync());
            var batch = Assert.Single(await outbox.Status.BatchesAsync(OutboxBatchState.InDoubt, 10));
            await LookAsync(told, host, outbox);
            sandbox.Faults.GarbageBody(on: NserOperation.ReadRecord);
            await told.AttemptAsync(() => outbox.ReconcileAsync(batch.Key, action));
            Assert.NotNull(await told.HearAsync(outbox.ReconcileAsync(batch.Key, action == NotStoredAction.Keep ? NotStoredAction.Park : action)));
        }

        await told.AttemptAsync(() => outbox.EnqueueAsync(Canaries.Cnic, Canaries.Enrollments("nowhere")));
        await told.AttemptAsync(() => outbox.ReconcileAsync(Canaries.Cnic, NotStoredAction.Keep));
        await told.AttemptAsync(() => outbox.ParkAsync(new() { State = OutboxRecordState.Parked, Code = Canaries.Name }, "x"));
        await told.AttemptAsync(() => outbox.ReplayAsync(new() { State = OutboxRecordState.Pending, Feed = Canaries.Name }));
        await told.AttemptAsync(() => outbox.Status.CodesAsync(OutboxRecordState.Accepted));

        await told.HearAsync(outbox.EnqueueAsync(Blind, Canaries.Enrollments("before")));
        await ExecuteAsync(host, _ => Refusing);
        Assert.IsType<OutboxStoreException>(await told.AttemptAsync(() => outbox.EnqueueAsync(Blind, Canaries.Enrollments("refused"))));
        await ExecuteAsync(host, dialect => $"alter table {dialect.Record} rename to nser_gone");
        Assert.IsType<OutboxStoreException>(await told.AttemptAsync(() => outbox.EnqueueAsync(Blind, Canaries.Enrollments("gone"))));
        Assert.IsType<OutboxStoreException>(await told.AttemptAsync(() => drainer.DrainAsync()));
        Assert.IsType<OutboxStoreException>(await told.AttemptAsync(() => outbox.Status.RecordsAsync(new() { State = OutboxRecordState.Pending }, 0, 10)));
        told.Print(await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync());
        AssertNothingPersonal(told, sandbox, ToldBy.Exception);
    }

    public void Dispose()
    {
        Dispose(isDisposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool isDisposing) => folder.Delete(recursive: true);

    /// <summary>Runs a statement past the outbox.</summary>
    private static Task ExecuteAsync(IHost host, Func<SqlDialect, string> sql)
    {
        var database = ((SqlOutboxStore)host.Services.GetRequiredService<OutboxStorage>().Store).Database;
        return database.ExecuteAsync(sql(database.Dialect), [], default);
    }

    private static Task<NserSandbox> StartAsync() => NserSandbox.StartAsync(new NserSandboxOptions { Account = new SandboxAccount(Canaries.UserName, Canaries.Password) });

    private IHost Host(NserSandbox sandbox, CapturedTelemetry told) => OutboxHost.Build(
        sandbox,
        builder => UseStore(builder.WithoutSending()),
        options =>
        {
            options.Feeds.Add(new(Deliveries, NserStandard.AssetDelivery));
            options.Feeds.Add(new(Units, NserStandard.GeoUnit) { OrganizationCode = "BISP" });
            options.Feeds.Add(new(Blind, NserStandard.ProgrammeEnrollment) { Client = Blind });
            (options.Backoff, options.MaxBackoff) = (TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(1));
        },
        services =>
        {
            services.AddNserClient(Blind, options =>
            {
                OutboxHost.Point(options, sandbox);
                options.Contract = Rig.Offering(options.Contract, SafeRepeat.None);
            });
            services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(told));
        });

    private static PlannedFault[] Faults(NserSandbox sandbox, NserOperation on) =>
    [
        sandbox.Faults.DropAnswerAfterApplying(on: on), sandbox.Faults.ResetBeforeApplying(on: on), sandbox.Faults.TruncateBody(on: on), sandbox.Faults.GarbageBody(on: on),
        sandbox.Faults.GarbageBody(502, on: on), sandbox.Faults.Answer(500, on: on), sandbox.Faults.Answer(503, TimeSpan.FromSeconds(1), on: on), sandbox.Faults.Answer(403, on: on),
    ];

    private static async Task EnqueueGoodAsync(CapturedTelemetry told, IOutbox outbox, string run, string? change)
    {
        JsonObject Of(JsonObject record)
        {
            if (change is not null)
            {
                record["location"]!["addressLine"] = $"{Canaries.Address} {change}";
            }

            return record;
        }

        await EnqueueAsync(told, outbox, OutboxHost.Feed, Of(Canaries.Adult(run)).ToJsonString(), Of(Canaries.Child(run)).ToJsonString());
        await EnqueueAsync(told, outbox, Deliveries, Of(Canaries.Delivery(run)).ToJsonString());
        await told.HearAsync(outbox.EnqueueAsync(OutboxHost.Feed, Canaries.Enrollments("models")));
        await EnqueueAsync(told, outbox, Units, Canaries.Unit().ToJsonString());
    }

    /// <summary>Secrets in the place of every field, as names, and in what is no record at all.</summary>
    private static async Task EnqueueBadAsync(CapturedTelemetry told, IOutbox outbox)
    {
        var turn = 0;
        foreach (var value in Canaries.Values)
        {
            foreach (var (feed, make) in ((string, Func<string, JsonObject>)[])[(OutboxHost.Feed, Canaries.Adult), (Deliveries, Canaries.Delivery), (Units, _ => Canaries.Unit())])
            {
                List<string> lines = [$$"""{"{{value}}":1,"{{value}}":2}""", $"{{\"a\":n{value}}}", $"\"{value}\"", value, ""];
                foreach (var field in make("x").Where(member => member.Value is not JsonObject).Select(member => member.Key).ToList())
                {
                    var record = make($"v{turn++}");
                    record[field] = value;
                    lines.Add(record.ToJsonString());
                }

                Assert.NotEqual(0, (await EnqueueAsync(told, outbox, feed, [.. lines])).Count(EnqueuedKind.Rejected));
            }
        }
    }

    private static Task<EnqueueReport> EnqueueAsync(CapturedTelemetry told, IOutbox outbox, string feed, params string[] lines) =>
        told.HearAsync(outbox.EnqueueAsync(feed, [.. lines.Select(line => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(line))]));

    /// <summary>Until every planned fault has fired and nothing waits.</summary>
    private static async Task DrainAsync(CapturedTelemetry told, IOutbox outbox, OutboxDrainer drainer, NserSandbox sandbox, PlannedFault[] faults)
    {
        for (var round = 0; round < 400; round++)
        {
            await told.HearAsync(drainer.DrainAsync());
            told.Print(await outbox.Status.HoldsAsync());
            await outbox.ResumeAsync("");
            var waits = (await outbox.Status.FeedsAsync()).Any(feed => feed.Counts.GetValueOrDefault(OutboxRecordState.Pending) + feed.Counts.GetValueOrDefault(OutboxRecordState.Batched) > 0);
            if (!waits)
            {
                break;
            }
        }

        Assert.All(faults, fault => Assert.Equal(1, fault.Fired));
        Assert.NotEqual(0, sandbox.Ledger.Count);
    }

    /// <summary>Everything that a page or a person may read.</summary>
    private static async Task LookAsync(CapturedTelemetry told, IHost host, IOutbox outbox)
    {
        await told.HearAsync(outbox.Status.FeedsAsync());
        await told.HearAsync(outbox.Status.HoldsAsync());
        await told.HearAsync(outbox.Status.BatchesAsync(null, 1_000));
        await told.HearAsync(outbox.Status.ThroughputAsync(TimeSpan.FromMinutes(1), 5));
        foreach (var state in (OutboxRecordState[])[OutboxRecordState.Rejected, OutboxRecordState.Parked, OutboxRecordState.InDoubt])
        {
            await told.HearAsync(outbox.Status.CodesAsync(state));
            foreach (var record in await told.HearAsync(outbox.Status.RecordsAsync(new() { State = state }, 0, 1_000)))
            {
                told.Hear(ToldBy.Printing, $"{record.Code} {record.FindingsJson} {record.BatchKey}");
            }
        }

        var health = await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync();
        foreach (var entry in health.Entries)
        {
            told.Hear(ToldBy.Printing, $"{entry.Key} {entry.Value.Description} {string.Join(' ', entry.Value.Data)} {entry.Value.Exception}");
        }
    }

    private void AssertNothingPersonal(CapturedTelemetry told, NserSandbox sandbox, params ToldBy[] also)
    {
        foreach (var file in folder.EnumerateFileSystemInfos("*", SearchOption.AllDirectories))
        {
            told.Hear(ToldBy.Printing, file.FullName);
        }

        told.AssertNothingPersonal(told.HearRequests(sandbox), [.. Always, .. also]);
        Assert.DoesNotContain(told.Everything, item => item.By is ToldBy.Log or ToldBy.Span or ToldBy.Metric && item.Text.Contains("R-models-", StringComparison.Ordinal));
    }
}

[Collection(nameof(RunsAlone))]
public sealed class SqliteCanaryTests : CanarySuite
{
    private protected override string Refusing => "create trigger refusing before insert on nser_record begin select raise(abort, 'refused'); end";

    private protected override void UseStore(NserOutboxBuilder builder) => builder.UseSqlite(File);
}

/// <summary>A server prints the row that it refuses, and its driver traces and logs; none of it may come out.</summary>
[Collection(nameof(RunsAlone))]
[Trait("Needs", "Machine")]
public sealed class PostgresCanaryTests : CanarySuite, IAsyncLifetime
{
    private PostgresCluster? cluster;

    private protected override string Refusing => "alter table nser.nser_record add constraint refusing check (length(body) < 10) not valid";

    public async Task InitializeAsync() => cluster = await PostgresCluster.StartAsync();

    public async Task DisposeAsync() => await cluster!.DisposeAsync();

    private protected override void UseStore(NserOutboxBuilder builder) => builder.UsePostgres(new PostgresOutboxOptions { ConnectionString = cluster!.ConnectionString });
}
