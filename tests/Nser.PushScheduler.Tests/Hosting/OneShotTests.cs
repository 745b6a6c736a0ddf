using Microsoft.Data.Sqlite;
using Nser.Client.Sandbox;
using Nser.PushScheduler.Tests.Sources;

namespace Nser.PushScheduler.Tests.Hosting;

/// <summary>The whole program in this process, against a sandbox on a real socket.</summary>
public sealed class OneShotTests : IDisposable
{
    private const string DropFeed = """{ "Name": "deliveries", "Standard": "AssetDelivery", "Source": { "Folder": { "Path": "drop", "QuietTime": "00:00:00" } }, "Schedule": { "Every": "Month" } }""";

    private readonly WorkerFolder folder = new();
    private readonly StringWriter output = new();
    private readonly StringWriter errors = new();

    [Fact]
    public async Task Good_rows_of_a_dropped_file_are_stored_once_bad_ones_are_kept_and_a_second_drop_adds_nothing()
    {
        await using var sandbox = await NserSandbox.StartAsync(new NserSandboxOptions { HttpsPort = null });
        folder.Configure(DropFeed, sandbox);
        Drop();

        Assert.Equal(ExitCode.Done, await RunAsync("--slot", "deliveries", "2026-01-01T00:00:00Z"));
        Drop();
        Assert.Equal(ExitCode.Done, await RunAsync("--slot", "deliveries", "2026-02-01T00:00:00Z"));

        Assert.Equal("", errors.ToString());
        Assert.Equal(195, sandbox.Ledger.Count);
        Assert.Equal(1, sandbox.Ledger.MostApplications);
        Assert.Equal(0, sandbox.Ledger.Duplicates);
        Assert.Contains("left: 0 slots due, 0 slots failed, 0 records wait, 0 in doubt, 0 parked; 5 rejected are kept", output.ToString(), StringComparison.Ordinal);
        Assert.Equal(["2026-01-01 00:00:00 Done 1", "2026-02-01 00:00:00 Done 1"], folder.Ledger());
        Assert.Equal(6, File.ReadAllLines(folder.In("drop/done/20260101T000000Z/deliveries.ndjson.report.csv")).Length);
    }

    [Fact]
    public async Task Without_a_registry_the_records_go_to_a_sandbox_and_its_outbox_goes_with_it()
    {
        folder.Configure(DropFeed);
        await File.WriteAllTextAsync(folder.Settings, (await File.ReadAllTextAsync(folder.Settings)).Replace("\"BaseAddress\": \"http://127.0.0.1:9/\", ", "", StringComparison.Ordinal));
        Drop();

        Assert.Equal(ExitCode.Done, await RunAsync("--slot", "deliveries", "2026-01-01T00:00:00Z"));

        Assert.Equal("", errors.ToString());
        Assert.Contains("0 records wait, 0 in doubt, 0 parked; 5 rejected are kept", output.ToString(), StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(folder.In("data"), "*.db*"));
    }

    [Fact]
    public async Task Nothing_due_is_done_at_once()
    {
        folder.Configure(DropFeed);

        Assert.Equal(ExitCode.Done, await RunAsync("--once"));

        Assert.Empty(folder.Ledger());
        Assert.Single(folder.Marks());
    }

    [Fact]
    public async Task A_backfill_runs_each_slot_between_the_days_once()
    {
        folder.Configure(DropFeed);

        Assert.Equal(ExitCode.Done, await RunAsync("--backfill", "deliveries", "2026-01-01..2026-03-31"));
        Assert.Equal(ExitCode.Done, await RunAsync("--backfill", "deliveries", "2025-12-01..2026-03-31"));

        Assert.Equal(["2025-11-30 21:00:00 Done 1", "2025-12-31 21:00:00 Done 1", "2026-01-31 21:00:00 Done 1", "2026-02-28 21:00:00 Done 1"], folder.Ledger());
    }

    [Fact]
    public async Task Records_that_cannot_be_sent_are_left_and_said_and_go_when_the_registry_is_back()
    {
        folder.Configure(DropFeed);
        await File.WriteAllTextAsync(folder.Settings, (await File.ReadAllTextAsync(folder.Settings)).Replace("\"DrainTimeout\": \"00:01:00\"", "\"DrainTimeout\": \"00:00:03\"", StringComparison.Ordinal));
        Drop();

        Assert.Equal(ExitCode.NotSettled, await RunAsync("--slot", "deliveries", "2026-01-01T00:00:00Z"));
        Assert.Contains("195 records wait", output.ToString(), StringComparison.Ordinal);

        await using var sandbox = await NserSandbox.StartAsync(new NserSandboxOptions { HttpsPort = null });
        folder.Configure(DropFeed, sandbox);
        Assert.Equal(ExitCode.Done, await RunAsync("--replay-parked"));
        Assert.Equal(195, sandbox.Ledger.Count);
    }

    [Fact]
    public async Task A_source_that_breaks_off_leaves_nothing_behind_and_the_next_attempt_s_rows_are_the_slot_s()
    {
        await using var sandbox = await NserSandbox.StartAsync(new NserSandboxOptions { HttpsPort = null });
        var rows = SampleRows();
        using var source = new ScriptedEndpoint(
            ScriptedEndpoint.Cut(rows[..20]),
            ScriptedEndpoint.Whole(rows[10..25]));
        folder.Configure($$"""{ "Name": "deliveries", "Standard": "AssetDelivery", "Source": { "Endpoint": { "Url": "{{source.Url}}" } }, "Schedule": { "Every": "Month" } }""", sandbox, slots: ", \"ChunkSize\": 5");

        Assert.Equal(ExitCode.Done, await RunAsync("--slot", "deliveries", "2026-01-01T00:00:00Z"));

        Assert.Equal(2, source.Served);
        Assert.Equal(["2026-01-01 00:00:00 Done 2"], folder.Ledger());
        Assert.Equal(IdsOf(rows[10..25]), sandbox.Ledger.Records.Select(record => record.Key.RecordId).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_slot_that_keeps_failing_is_failed_said_and_its_watermark_stays_for_the_next_run()
    {
        await using var sandbox = await NserSandbox.StartAsync(new NserSandboxOptions { HttpsPort = null });
        Execute("create table p (version integer, body text)", "insert into p values (1, 'x'), (2, 'y')");
        folder.Secret("partner", $"Data Source={folder.In("partner.db")}");
        folder.Configure(
            $$"""{ "Name": "deliveries", "Standard": "AssetDelivery", "Source": { "Query": { "Database": "Sqlite", "ConnectionStringFile": "partner", "Sql": "select * from ready where version >= @watermark", "WatermarkColumn": "version", "WatermarkKind": "Number", "WatermarkStart": "0" } }, "Schedule": { "Every": "Month" } }""",
            sandbox, slots: ", \"Attempts\": 2");

        Assert.Equal(ExitCode.NotSettled, await RunAsync("--slot", "deliveries", "2026-01-01T00:00:00Z"));
        Assert.Equal(["2026-01-01 00:00:00 Failed 2"], folder.Ledger());
        Assert.Contains("1 slots failed", output.ToString(), StringComparison.Ordinal);

        // The view is made: two rows now, a third later; the second slot reads from the mark on.
        const string columns = """
            'SANDBOX' as organizationCode,
            'NPGP' as programmeCode,
            'E0000001' as enrollmentId,
            '9999900000014' as cnic,
            'ASSET' as deliveryType,
            'LIVESTOCK_SMALL' as assetCategory,
            'GOAT' as assetItem,
            '2' as quantity,
            'HEAD' as unitOfMeasure,
            '32000' as unitCost,
            '64000' as totalValue,
            'PKR' as currency,
            '2024-01' as deliveryPeriod,
            '2024-01-15' as deliveryDate,
            'DELIVERED' as deliveryStatus,
            'CENTRE' as deliveryChannel,
            'SELF' as receivedBy,
            'BIOMETRIC' as verificationMethod,
            '2024-07-01T12:00:00+05:00' as reportedAt
            """;
        Execute($"create view ready as select version, 'DL-' || version as recordId, 'PK1' as \"location.provinceCode\", 'PK109' as \"location.districtCode\", 'PK10902' as \"location.tehsilCode\", {columns} from p");
        Assert.Equal(ExitCode.Done, await RunAsync("--slot", "deliveries", "2026-01-01T00:00:00Z"));
        Execute("insert into p values (3, 'z')", "delete from p where version = 1");
        Assert.Equal(ExitCode.Done, await RunAsync("--slot", "deliveries", "2026-02-01T00:00:00Z"));

        Assert.Equal(["DL-1", "DL-2", "DL-3"], sandbox.Ledger.Records.Select(record => record.Key.RecordId).Order(StringComparer.Ordinal));
        Assert.Equal(1, sandbox.Ledger.MostApplications);
    }

    public void Dispose()
    {
        folder.Dispose();
        output.Dispose();
        errors.Dispose();
    }

    internal static string[] SampleRows() => File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "drop", "deliveries", "deliveries.ndjson")).Where(line => line.Contains("\"totalValue\"", StringComparison.Ordinal)).ToArray();

    internal static IEnumerable<string> IdsOf(IEnumerable<string> rows) =>
        rows.Select(row => System.Text.Json.JsonDocument.Parse(row).RootElement.GetProperty("recordId").GetString()!).Order(StringComparer.Ordinal);

    private Task<ExitCode> RunAsync(params string[] args) => Worker.RunAsync(["--settings", folder.Settings, .. args], output, errors);

    private void Drop()
    {
        Directory.CreateDirectory(folder.In("drop"));
        File.Copy(Path.Combine(AppContext.BaseDirectory, "drop", "deliveries", "deliveries.ndjson"), folder.In("drop/deliveries.ndjson"));
    }

#pragma warning disable CA2100 // The tests' own statements.
    private void Execute(params string[] statements)
    {
        using var connection = new SqliteConnection($"Data Source={folder.In("partner.db")};Pooling=false");
        connection.Open();
        foreach (var statement in statements)
        {
            using var command = connection.CreateCommand();
            command.CommandText = statement;
            command.ExecuteNonQuery();
        }
    }
#pragma warning restore CA2100
}
