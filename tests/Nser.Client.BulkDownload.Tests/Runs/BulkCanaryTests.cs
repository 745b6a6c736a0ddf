using System.Text.Json;
using Nser.Client.BulkDownload.Resume;
using Nser.Client.BulkDownload.Selection;
using Nser.Client.BulkDownload.Storage;
using Nser.Client.Sandbox;
using Nser.Client.Sandbox.Accounts;
using Nser.Client.Sandbox.Faults;
using Nser.Client.Testing.Privacy;
using Nser.Client.Testing.Queries;
using Nser.Client.Tests.Privacy;
using Nser.Standards;

namespace Nser.Client.BulkDownload.Tests.Runs;

/// <summary>Nobody whom the registry knows is told by a bulk download, whether it works, fails or is given up: people stand in the rows of its files and nowhere else.</summary>
[Collection(nameof(RunsAlone))]
public sealed class BulkCanaryTests
{
    private const string Tehsil = "PK61702";
    private static readonly ToldBy[] WhenFailing = [ToldBy.Log, ToldBy.Span, ToldBy.PlatformSpan, ToldBy.Metric, ToldBy.Printing, ToldBy.Request, ToldBy.Exception];

    private static readonly Dictionary<string, Func<FaultPlan, PlannedFault>> Faults = new()
    {
        ["one 503"] = faults => faults.Answer(503),
        ["500"] = faults => faults.Answer(500, times: 1000),
        ["throttled for hours"] = faults => faults.Answer(429, TimeSpan.FromHours(3), times: 1000),
        ["forbidden"] = faults => faults.Answer(403, times: 1000),
        ["not standard"] = faults => faults.Answer(422, times: 1000),
        ["cut"] = faults => faults.CutAfter(20_000, times: 2),
        ["cut silently"] = faults => faults.TruncateBody(silently: true, times: 1000),
        ["endless"] = faults => faults.EndlessBody(),
        ["a page"] = faults => faults.GarbageBody(times: 1000),
        ["miscounted"] = faults => faults.MiscountRows(times: 1000),
        ["a row twice"] = faults => faults.RepeatRow(times: 1000),
        ["people for file names"] = faults => faults.HostileFileName($"{Canaries.Name} {Canaries.Cnic}.ndjson", times: 1000),
        ["people for codes"] = faults => faults.HostileRows(Canaries.Cnic, times: 1000),
        ["token always expired"] = faults => faults.ExpireToken(times: 1000),
        ["token revoked"] = faults => faults.RevokeTokens(),
    };

    private static readonly Dictionary<string, Func<FaultPlan, PlannedFault>> OfStreams = new()
    {
        ["a row that is no JSON"] = faults => faults.BreakRow(times: 1000),
        ["another bit"] = faults => faults.FlipBit(times: 1000),
        ["another digest"] = faults => faults.ChangeDigest(times: 1000),
        ["no validator"] = faults => faults.OmitETag(times: 1000),
    };

    public static TheoryData<string, bool> Ways => TelemetryCapture.Ways;

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Runs_that_work_fail_or_are_given_up_tell_nobody(string version, bool inContainer)
    {
        var above = Directory.CreateTempSubdirectory("nser-bulk-canary-");
        using var told = new CapturedTelemetry();
        await using var sandbox = await NserSandbox.StartAsync(new NserSandboxOptions { HttpsPort = null, Account = new SandboxAccount(Canaries.UserName, Canaries.Password), Registry = new() { Households = 300, Tehsils = [Tehsil] } });
        await using var clients = new Clients(told, inContainer);
        var settings = sandbox.CreateOptions();
        settings.PinnedVersion = NserApiVersion.Parse(version);
        settings.MaxResponseBytes = 1024 * 1024;
        var bulk = clients.Make(settings).BulkDownload;
        var plan = bulk.Plan(new BulkSelection { Tehsils = [Tehsil] });
        var options = new BulkDownloadOptions { Folder = Path.Combine(above.FullName, "target"), Refresh = BulkRefresh.Always, BetweenReports = TimeSpan.Zero, Progress = new Heard(told) };
        told.Print(plan);
        told.Print(options);

        Assert.Equal(0, await RunAsync(options));
        Assert.Equal(0, await RunAsync(options with { Refresh = BulkRefresh.WhenChanged }));
        foreach (var (name, plant) in version == "1.0" ? Faults : Faults.Concat(OfStreams))
        {
            var fault = plant(sandbox.Faults);
            await RunAsync(options);
            Assert.True(fault.Fired > 0, name);
            sandbox.Faults.Clear();
        }

        using var stop = new CancellationTokenSource();
        Assert.IsAssignableFrom<OperationCanceledException>(await told.AttemptAsync(() => bulk.RunAsync(plan, options with { Progress = new Heard(told, stop.Cancel) }, stop.Token)));
        Assert.IsType<BulkFileException>(await told.AttemptAsync(() => bulk.RunAsync(plan, options with { Folder = Path.Combine(options.Folder, $"{Tehsil}.ndjson", "x") })));
        settings.Password = Canaries.Secret;
        Assert.Equal(BulkFailureReason.Authentication, (await clients.Make(settings).BulkDownload.RunAsync(plan, options)).StoppedBy);
        HearFolder(told, options.Folder);
        told.Print(await BulkFolder.VerifyAsync(options.Folder, new()));
        await clients.DisposeAsync();

        told.AssertNothingPersonal([.. told.HearRequests(sandbox), .. PulledHousehold.SecretsOf(sandbox)], WhenFailing);
        above.Delete(recursive: true);

        async Task<int> RunAsync(BulkDownloadOptions options)
        {
            var report = await told.HearAsync(bulk.RunAsync(plan, options));
            told.Hear(ToldBy.Printing, JsonSerializer.Serialize(report));
            HearFolder(told, options.Folder);
            return report.ExitCode;
        }
    }

    /// <summary>The names of all files, and the content of those that hold no rows.</summary>
    private static void HearFolder(CapturedTelemetry told, string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder))
        {
            told.Hear(ToldBy.Printing, Path.GetFileName(file));
            if (Path.GetExtension(file) is not (".ndjson" or ".part"))
            {
                told.Hear(ToldBy.Printing, File.ReadAllText(file));
            }
        }
    }

    private sealed class Heard(CapturedTelemetry told, Action? then = null) : IProgress<BulkProgress>
    {
        public void Report(BulkProgress value)
        {
            told.Print(value);
            told.Hear(ToldBy.Printing, JsonSerializer.Serialize(value));
            then?.Invoke();
        }
    }
}
