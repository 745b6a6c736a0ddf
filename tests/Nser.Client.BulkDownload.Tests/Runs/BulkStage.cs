using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Nser.Client.BulkDownload.Resume;
using Nser.Client.BulkDownload.Selection;
using Nser.Client.Sandbox;
using Nser.Client.Sandbox.Requests;
using Nser.Client.Testing.Fakes;
using Nser.Standards;

namespace Nser.Client.BulkDownload.Tests.Runs;

/// <summary>A sandbox, a client of it and a target folder: what a run needs.</summary>
internal sealed class BulkStage : IAsyncDisposable
{
    /// <summary>Tehsils that the registry's households live in.</summary>
    internal static readonly string[] Tehsils = ["PK60101", "PK61701", "PK61702"];
    private readonly DirectoryInfo above = Directory.CreateTempSubdirectory("nser-bulk-run-");
    private readonly NserClient client;

    private BulkStage(NserSandbox sandbox, NserClientOptions options) => (Sandbox, client) = (sandbox, new(options, Logs));

    internal NserSandbox Sandbox { get; }

    internal NserClient Client => client;

    internal CollectingLoggers Logs { get; } = new();

    internal string Above => above.FullName;

    internal string Folder => Path.Combine(above.FullName, "target");

    /// <summary>Starts a stage.</summary>
    /// <param name="version">The version to speak.</param>
    /// <param name="households">How many households live in the three tehsils.</param>
    /// <param name="change">Changes the client's options.</param>
    /// <param name="options">The sandbox's options beside the registry.</param>
    /// <param name="onItsClock">Whether the client goes by the sandbox's clock.</param>
    internal static async Task<BulkStage> StartAsync(string version = "2.0", int households = 4_000, Action<NserClientOptions>? change = null, NserSandboxOptions? options = null, bool onItsClock = false)
    {
        var sandbox = await NserSandbox.StartAsync((options ?? new NserSandboxOptions()) with { HttpsPort = null, Registry = new() { Households = households, Tehsils = Tehsils } });
        var client = sandbox.CreateOptions();
        client.PinnedVersion = NserApiVersion.Parse(version);
        client.Retry.BaseDelay = TimeSpan.FromMilliseconds(1);
        client.Retry.MaxDelay = TimeSpan.FromMilliseconds(5);
        client.TimeProvider = onItsClock ? sandbox.Clock : client.TimeProvider;
        change?.Invoke(client);
        return new(sandbox, client);
    }

    internal BulkPlan Plan(params int[] quintiles) => client.BulkDownload.Plan(new BulkSelection { Tehsils = Tehsils, Quintiles = quintiles });

    internal BulkPlan One(string tehsil = "PK61702") => client.BulkDownload.Plan(new BulkSelection { Tehsils = [tehsil] });

    /// <summary>Options with commits so small that a file has many.</summary>
    internal BulkDownloadOptions Options() => new() { Folder = Folder, CommitBytes = 64 * 1024, BetweenReports = TimeSpan.Zero };

    internal Task<BulkReport> RunAsync(BulkPlan? plan = null, BulkDownloadOptions? options = null, CancellationToken cancellationToken = default) =>
        client.BulkDownload.RunAsync(plan ?? Plan(), options ?? Options(), cancellationToken);

    /// <summary>The requests for a tehsil's rows, in the order in which they came.</summary>
    internal List<RecordedRequest> Asked(string tehsil) => [.. Sandbox.Requests.Where(request => request.PathAndQuery.Contains($"tehsil={tehsil}", StringComparison.Ordinal))];

    /// <summary>What became of one tehsil.</summary>
    internal static BulkTehsilResult Of(BulkReport report, string tehsil) => report.Results.Single(result => result.TehsilCode.Value == tehsil);

    internal byte[] Read(string name) => File.ReadAllBytes(Path.Combine(Folder, name));

    /// <summary>The names in the target that a partner sees.</summary>
    internal IEnumerable<string> Visible() => Directory.EnumerateFiles(Folder).Select(path => Path.GetFileName(path)).Where(name => !name.StartsWith('.')).Order(StringComparer.Ordinal);

    /// <summary>What the registry says without any of the downloader's code.</summary>
    internal async Task<byte[]> ExportAsync(string tehsil, int? quintile = null)
    {
        using var http = new HttpClient { BaseAddress = Sandbox.BaseAddress };
        using var login = await http.PostAsJsonAsync("api/v2.0/auth/token", new { userName = Sandbox.UserName, password = Sandbox.Password });
        using var request = new HttpRequestMessage(HttpMethod.Get, $"api/v2.0/beneficiaries/export?tehsil={tehsil}{(quintile is null ? "" : $"&quintile={quintile}")}");
        request.Headers.Authorization = new("Bearer", (string)(await login.Content.ReadFromJsonAsync<JsonNode>())!["token"]!);
        using var response = await http.SendAsync(request);
        return await response.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync();
    }

    internal async Task AssertCompleteAsync(BulkPlan? plan = null)
    {
        foreach (var item in (plan ?? Plan()).Items)
        {
            var name = $"{item.TehsilCode}{(item.Quintile is { } quintile ? $".q{quintile}" : "")}.ndjson";
            Assert.Equal(await ExportAsync(item.TehsilCode.Value, item.Quintile), Read(name));
        }

        Assert.True((await BulkFolder.VerifyAsync(Folder, new())).IsSound);
    }

    public async ValueTask DisposeAsync()
    {
        await client.DisposeAsync();
        await Sandbox.DisposeAsync();
        above.Delete(recursive: true);
    }
}
