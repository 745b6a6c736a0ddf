using Nser.Client.Api;
using Nser.Client.Outbox.Stores;
using Nser.Client.Outbox.Stores.Sqlite;
using Nser.Client.Outbox.Tests.Stores;
using Nser.Client.Sandbox;
using Nser.Client.Sandbox.Requests;
using Nser.Client.Testing.Fakes;
using Nser.Standards;

namespace Nser.Client.Outbox.Tests.Fakes;

/// <summary>A store, a sandbox and workers on both. The store is a file of its own unless a test brings another.</summary>
internal sealed class Rig : IAsyncDisposable
{
    internal const string Feed = "enrollments";
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("nser-outbox-");
    private readonly List<Worker> workers = [];
    private readonly string version;
    private readonly SafeRepeat repeats;
    private readonly NserSandbox? sandbox;
    private readonly StoreFixture? stores;

    private Rig(string version, SafeRepeat repeats, NserSandbox? sandbox, StoreFixture? stores = null)
    {
        this.version = version;
        this.repeats = repeats;
        this.sandbox = sandbox;
        this.stores = stores;
    }

    internal NserSandbox Sandbox => sandbox!;

    internal ShiftedClock Clock { get; } = new();

    internal CollectingLoggers Loggers { get; } = new();

    /// <summary>The file, where the test brings no store.</summary>
    internal string File => Path.Combine(folder.FullName, "outbox", "outbox.db");

    /// <summary>With a sandbox whose server offers as much for repeats as the client believes.</summary>
    internal static async Task<Rig> StartAsync(
        string version = "2.0", SafeRepeat repeats = SafeRepeat.IdempotencyKey, Func<NserSandboxOptions, NserSandboxOptions>? configure = null, StoreFixture? stores = null)
    {
        var options = new NserSandboxOptions { HttpsPort = null, Profile = Offering(ContractProfile.Default, repeats) };
        return new(version, repeats, await NserSandbox.StartAsync(configure?.Invoke(options) ?? options), stores);
    }

    /// <summary>Without a sandbox, for a server of the test's own.</summary>
    internal static Rig For(string version = "2.0", SafeRepeat repeats = SafeRepeat.IdempotencyKey) => new(version, repeats, null);

    internal static ContractProfile Offering(ContractProfile profile, SafeRepeat repeats) => profile with { SafeRepeats = profile.SafeRepeats.ToDictionary(pair => pair.Key, _ => repeats) };

    /// <summary>A worker like those of another process.</summary>
    internal Worker Worker(Action<OutboxOptions>? configure = null, Action<NserClientOptions>? client = null, Func<IOutboxStore, IOutboxStore>? seam = null, string? file = null)
    {
        var options = new OutboxOptions { Lease = TimeSpan.FromSeconds(30), Backoff = TimeSpan.FromMinutes(5), PollInterval = TimeSpan.FromMilliseconds(50) };
        options.Feeds.Add(new(Feed, NserStandard.ProgrammeEnrollment));
        configure?.Invoke(options);
        var store = stores?.Another() ?? OutboxStores.Sqlite(new SqliteOutboxOptions { Path = file ?? File, BusyTimeout = TimeSpan.FromSeconds(20) }, Clock);
        var worker = new Worker(this, store, Client(client), options, seam);
        workers.Add(worker);
        return worker;
    }

    /// <summary>Lets time pass for the workers and on the store's clock.</summary>
    internal async Task LetPassAsync(TimeSpan time)
    {
        Clock.Move(time);
        if (stores is not null)
        {
            await stores.LetPassAsync(time);
        }
    }

    private NserClient Client(Action<NserClientOptions>? configure)
    {
        var options = sandbox?.CreateOptions() ?? new NserClientOptions { UserName = "user", Password = "password" };
        options.PinnedVersion = version.Length == 0 ? null : NserApiVersion.Parse(version);
        options.Contract = Offering(options.Contract, repeats);
        options.Retry.MaxRetries = 1;
        options.Retry.BaseDelay = TimeSpan.FromMilliseconds(1);
        options.Retry.MaxDelay = TimeSpan.FromMilliseconds(2);
        options.Batches.Compress = false;
        configure?.Invoke(options);
        return new NserClient(options, Loggers);
    }

    /// <summary>Pushes of batches, in the order of their arrival.</summary>
    internal IReadOnlyList<RecordedRequest> Pushes => [.. Sandbox.Requests.Where(request => request.Operation == NserOperation.PushBatch)];

    internal IReadOnlyList<string> Keys => [.. Pushes.Select(KeyOf)];

    internal static string KeyOf(RecordedRequest push) => push.Headers.TryGetValue("Idempotency-Key", out var key)
        ? key
        : System.Text.Json.JsonDocument.Parse(push.Body).RootElement.GetProperty("batchId").GetString()!;

    internal int Logged(string word) => Loggers.Lines.Count(line => line.Contains(word, StringComparison.Ordinal));

    public async ValueTask DisposeAsync()
    {
        foreach (var worker in workers)
        {
            await worker.DisposeAsync();
        }

        if (sandbox is not null)
        {
            await sandbox.DisposeAsync();
        }

        if (stores is not null)
        {
            await stores.DisposeAsync();
        }

        Loggers.Dispose();
        folder.Delete(recursive: true);
    }
}
