using System.Globalization;
using System.Text.Json.Nodes;
using Nser.Client.Api;
using Nser.Client.Authentication;
using Nser.Client.Composition;
using Nser.Client.Pipeline;
using Nser.Client.Push;
using Nser.Client.Sandbox;
using Nser.Client.Sandbox.Accounts;
using Nser.Client.Sandbox.Faults;
using Nser.Client.Testing;
using Nser.Client.Testing.Privacy;
using Nser.Standards;
using Nser.Standards.Import;

namespace Nser.Client.Tests.Privacy;

/// <summary>No CNIC, name, phone, IBAN, address, token or password is told by any call that the client has, whether it works or fails.</summary>
[Collection(nameof(RunsAlone))]
public sealed class SandboxCanaryTests
{
    private static readonly ToldBy[] Always = [ToldBy.Log, ToldBy.Span, ToldBy.PlatformSpan, ToldBy.Metric, ToldBy.Printing, ToldBy.Request];
    private static readonly ToldBy[] WhenFailing = [.. Always, ToldBy.Exception];

    private static readonly Dictionary<string, Func<FaultPlan, PlannedFault>> Faults = new()
    {
        ["one 503"] = faults => faults.Answer(503),
        ["503 for ever"] = faults => faults.Answer(503, times: 100),
        ["500"] = faults => faults.Answer(500, times: 100),
        ["throttled for hours"] = faults => faults.Answer(429, TimeSpan.FromHours(3), times: 100),
        ["refused"] = faults => faults.Answer(422, times: 100, on: NserOperation.PushBatch),
        ["bad request"] = faults => faults.Answer(400, times: 100),
        ["forbidden"] = faults => faults.Answer(403, times: 100),
        ["too large"] = faults => faults.Answer(413, times: 100, on: NserOperation.PushBatch),
        ["wrong media type"] = faults => faults.Answer(415, times: 100),
        ["one answer lost"] = faults => faults.DropAnswerAfterApplying(),
        ["every answer lost"] = faults => faults.DropAnswerAfterApplying(times: 100),
        ["connection cut"] = faults => faults.ResetBeforeApplying(times: 100),
        ["body cut"] = faults => faults.TruncateBody(times: 100),
        ["body cut silently"] = faults => faults.TruncateBody(silently: true, times: 100),
        ["a page"] = faults => faults.GarbageBody(times: 100),
        ["an error page"] = faults => faults.GarbageBody(502, times: 100),
        ["token expired"] = faults => faults.ExpireToken(),
        ["token always expired"] = faults => faults.ExpireToken(times: 100),
        ["token revoked"] = faults => faults.RevokeTokens(),
        ["login down"] = faults => faults.Answer(503, times: 100, on: NserOperation.Token),
        ["login cut"] = faults => faults.TruncateBody(times: 100, on: NserOperation.Token),
        ["versions down"] = faults => faults.GarbageBody(times: 100, on: NserOperation.Versions),
    };

    public static TheoryData<string, bool> Ways => TelemetryCapture.Ways;

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Calls_that_work_tell_nothing_personal(string version, bool inContainer)
    {
        using var told = new CapturedTelemetry();
        await using var sandbox = await StartAsync();
        await using var clients = new Clients(told, inContainer);
        var client = clients.Make(Options(sandbox, version));

        await client.ConnectAsync();
        await told.HearAsync(client.Versions.ListAsync());
        await told.HearAsync(client.Versions.CurrentAsync());
        Assert.Equal(2, (await told.HearAsync(client.Enrollments.PushAsync(Canaries.Enrollments("dry"), new PushOptions { DryRun = true }))).Accepted);
        Assert.Equal(2, (await told.HearAsync(client.Enrollments.PushAsync(Canaries.Enrollments("typed")))).Accepted);
        Assert.Equal(2, (await told.HearAsync(client.Enrollments.PushAsync(Canaries.Enrollments("typed").ToAsync()))).Duplicates);
        var deliveries = await told.HearAsync(client.AssetDeliveries.PushAsync(Canaries.Deliveries("typed")));
        Assert.True(deliveries.Accepted == 1, string.Join(' ', deliveries.FindingsByCode));
        Assert.Equal(1, (await told.HearAsync(client.GeoUnits.PushAsync(Canaries.GeoUnits()))).Accepted);
        var csv = CsvImport.ReadAsync<ProgrammeEnrollment>(Canaries.Lines(Canaries.Csv(Canaries.Adult("csv"), Canaries.Child("csv"))));
        Assert.Equal(2, (await told.HearAsync(client.Enrollments.PushAsync(csv))).Accepted);
        var lines = NdjsonImport.ReadAsync<AssetDelivery>(Canaries.Lines(Canaries.Delivery("line").ToJsonString()));
        Assert.Equal(1, (await told.HearAsync(client.AssetDeliveries.PushAsync(lines))).Accepted);
        Assert.Null(await told.AttemptAsync(client.Enrollments.StreamAsync(Canaries.Enrollments("stream").ToAsync())));

        var found = await told.HearAsync(client.Enrollments.FindAsync("R-typed-1"));
        Assert.Equal(Canaries.Name, found!.FullName);
        Assert.Equal(Canaries.Receiver, (await told.HearAsync(client.AssetDeliveries.FindAsync("D-typed")))!.ReceiverCnic!.Value.Value);
        Assert.True((await told.HearAsync(client.Enrollments.CorrectAsync("R-typed-1", record => record with { FatherOrHusbandName = Canaries.UrduName }))).IsApplied);
        Assert.True((await told.HearAsync(client.Enrollments.ReplaceAsync(found))).IsApplied);
        Assert.Equal(1, (await told.HearAsync(client.Enrollments.PushAsync([Canaries.Enrollments("typed")[0] with { FullName = Canaries.Father }]))).Conflicts);
        Assert.Null(await told.HearAsync(client.GeoUnits.FindAsync("PK99999")));

        using var core = new ClientServices(Options(sandbox, version), told);
        var health = await new NserHealthCheck(core.Tokens, core.Notices).CheckHealthAsync(new());
        told.Hear(ToldBy.Printing, $"{health.Status} {health.Description} {health.Exception} {string.Join(' ', health.Data)}");
        told.Print(sandbox.Ledger.Records);

        told.AssertNothingPersonal(told.HearRequests(sandbox), Always);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Faults_on_the_way_tell_nothing_personal(string version, bool inContainer)
    {
        using var told = new CapturedTelemetry();
        await using var sandbox = await StartAsync();
        await using var clients = new Clients(told, inContainer);
        Assert.Equal(1, (await clients.Make(Options(sandbox, version)).Enrollments.PushAsync(Canaries.Enrollments("before").Take(1))).Accepted);

        foreach (var (name, plan) in Faults)
        {
            var fault = plan(sandbox.Faults);
            var client = clients.Make(Options(sandbox, version));
            var run = $"f{Faults.Keys.ToList().IndexOf(name)}";
            await told.AttemptAsync(() => client.Enrollments.PushAsync(Canaries.Enrollments(run)));
            await told.AttemptAsync(client.AssetDeliveries.StreamAsync(Canaries.Deliveries(run).ToAsync()));
            await told.AttemptAsync(() => client.Enrollments.FindAsync("R-before-1"));
            await told.AttemptAsync(() => client.Enrollments.CorrectAsync("R-before-1", record => record with { FatherOrHusbandName = $"{Canaries.Father} {run}" }));
            await told.AttemptAsync(() => client.Enrollments.ReplaceAsync(Canaries.Enrollments("before")[0] with { FullName = $"{Canaries.Name} {run}" }));
            await told.AttemptAsync(() => client.Versions.ListAsync());
            Assert.True(fault.Fired > 0, name);
            sandbox.Faults.Clear();
        }

        told.AssertNothingPersonal(told.HearRequests(sandbox), WhenFailing);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Refusals_of_account_environment_and_version_tell_nothing_personal(string version, bool inContainer)
    {
        using var told = new CapturedTelemetry();
        await using var sandbox = await StartAsync();
        await using var clients = new Clients(told, inContainer);
        var account = new SandboxAccount(Canaries.UserName, Canaries.Password);

        sandbox.Accounts.Add(account with { Environment = NserEnvironment.Live });
        Assert.IsType<NserAuthenticationException>(await PushAsync());
        sandbox.Accounts.Add(account with { Role = SandboxRole.Basic });
        Assert.IsAssignableFrom<NserException>(await PushAsync());
        sandbox.Accounts.Remove(account.UserName);
        for (var turn = 0; turn < 6; turn++)
        {
            Assert.IsType<NserAuthenticationException>(await PushAsync());
        }

        Assert.True(sandbox.Accounts.IsLocked(account.UserName));
        sandbox.Accounts.Unlock(account.UserName);
        sandbox.Accounts.Add(account);
        sandbox.Versions.Deprecate(NserApiVersion.Parse(version), sandbox.Clock.GetUtcNow().AddDays(-1));
        var noticed = 0;
        Assert.Null(await PushAsync(options => options.OnLifecycleNotice = notice =>
        {
            noticed++;
            told.Print(notice);
            throw new InvalidOperationException(Canaries.Secret);
        }));
        Assert.NotEqual(0, noticed);
        sandbox.Versions.Retire(NserApiVersion.Parse(version));
        Assert.IsType<NserVersionRetiredException>(await PushAsync());
        sandbox.Versions.Restore(NserApiVersion.Parse(version));
        Assert.IsType<NserTransportException>(await PushAsync(options => (options.BaseAddress, options.Tls) = (sandbox.HttpsAddress, new())));
        Assert.IsType<NserTransportException>(await PushAsync(options => options.BaseAddress = new("http://localhost:1/")));
        Assert.IsAssignableFrom<NserException>(await PushAsync(options => (options.UserName, options.Password, options.Credentials) = (null, null, NserCredentialProviders.FromFile($"/{Guid.NewGuid()}"))));

        told.AssertNothingPersonal(told.HearRequests(sandbox), WhenFailing);

        async Task<Exception?> PushAsync(Action<NserClientOptions>? change = null)
        {
            var options = Options(sandbox, version);
            change?.Invoke(options);
            var client = clients.Make(options);
            return await told.AttemptAsync(() => client.Enrollments.PushAsync(Canaries.Enrollments("refused")));
        }
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Calls_that_are_given_up_tell_nothing_personal(string version, bool inContainer)
    {
        using var told = new CapturedTelemetry();
        await using var sandbox = await StartAsync();
        await using var clients = new Clients(told, inContainer);
        var client = clients.Make(Options(sandbox, version));
        using var stop = new CancellationTokenSource();

        var stopped = stop.Token;

        var cancelled = await told.AttemptAsync(() => client.Enrollments.PushAsync(Enrollments(stop.Cancel), new PushOptions { BatchSize = 1, MaxConcurrency = 1 }, stopped));
        Assert.NotNull(cancelled);
        Assert.NotNull(await told.AttemptAsync(() => client.Enrollments.CorrectAsync("R-stopped-1", record => record, stopped)));
        var broken = await told.AttemptAsync(() => client.Enrollments.PushAsync(Canaries.Enrollments("broken").Select((record, place) => place == 0 ? record : throw new InvalidDataException("The disk is gone."))));
        Assert.IsType<InvalidDataException>(broken);
        foreach (var value in Canaries.Values)
        {
            Assert.IsType<ArgumentException>(await told.AttemptAsync(() => client.Enrollments.FindAsync($"{value}\r")));
        }

        Assert.IsType<ArgumentException>(await told.AttemptAsync(() => client.Enrollments.FindAsync(Canaries.Cnic)));
        Assert.IsType<ArgumentException>(await told.AttemptAsync(() => client.Enrollments.FindAsync(Canaries.Phone)));
        Assert.IsType<ArgumentException>(await told.AttemptAsync(() => client.Enrollments.FindAsync(Canaries.Iban)));

        told.AssertNothingPersonal(told.HearRequests(sandbox), WhenFailing);

        static IEnumerable<ProgrammeEnrollment> Enrollments(Action afterTheFirst)
        {
            yield return Canaries.Enrollments("stopped")[0];
            afterTheFirst();
            yield return Canaries.Enrollments("stopped")[1];
        }
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Records_with_peoples_data_in_the_wrong_place_tell_nothing_personal(string version, bool inContainer)
    {
        using var told = new CapturedTelemetry();
        await using var sandbox = await StartAsync();
        await using var clients = new Clients(told, inContainer);
        var client = clients.Make(Options(sandbox, version));

        var enrollments = await told.HearAsync(client.Enrollments.PushAsync(NdjsonImport.ReadAsync<ProgrammeEnrollment>(Canaries.Lines(Misplaced(Canaries.Adult)))));
        var deliveries = await told.HearAsync(client.AssetDeliveries.PushAsync(NdjsonImport.ReadAsync<AssetDelivery>(Canaries.Lines(Misplaced(Canaries.Delivery)))));
        var units = await told.HearAsync(client.GeoUnits.PushAsync(NdjsonImport.ReadAsync<GeoUnit>(Canaries.Lines(Misplaced(_ => Canaries.Unit())))));
        var rows = await told.HearAsync(client.Enrollments.PushAsync(CsvImport.ReadAsync<ProgrammeEnrollment>(Canaries.Lines(Canaries.Csv(MisplacedValues(Canaries.Adult))))));

        Assert.All([enrollments, deliveries, units, rows], report => Assert.NotEqual(0, report.Rejected));
        foreach (var outcome in enrollments.Outcomes.Concat(deliveries.Outcomes).Where(outcome => outcome is { IsStored: true, RecordId: not null }).Take(40))
        {
            await told.AttemptAsync(() => client.Enrollments.FindAsync(outcome.RecordId!));
            await told.AttemptAsync(() => client.AssetDeliveries.FindAsync(outcome.RecordId!));
        }

        told.AssertNothingPersonal(told.HearRequests(sandbox), Always);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task What_only_the_server_refuses_is_told_without_what_it_is(string version, bool inContainer)
    {
        using var told = new CapturedTelemetry();
        await using var sandbox = await StartAsync();
        await using var clients = new Clients(told, inContainer);
        sandbox.Clock.Advance(TimeSpan.FromDays(-3));
        var client = clients.Make(Options(sandbox, version));
        var yesterday = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(-1);

        var report = await told.HearAsync(client.Enrollments.PushAsync(Canaries.Enrollments("late").Select(record => record with { EnrollmentDate = yesterday })));

        Assert.Equal(2, report.Outcomes.Count(outcome => outcome.Kind == PushOutcomeKind.RejectedByServer));
        told.AssertNothingPersonal(told.HearRequests(sandbox), Always);
    }

    private static Task<NserSandbox> StartAsync() =>
        NserSandbox.StartAsync(new NserSandboxOptions { Account = new SandboxAccount(Canaries.UserName, Canaries.Password) });

    private static NserClientOptions Options(NserSandbox sandbox, string version)
    {
        var options = sandbox.CreateOptions();
        options.PinnedVersion = NserApiVersion.Parse(version);
        return options;
    }

    /// <summary>The record with each value in the place of each field.</summary>
    private static IEnumerable<JsonObject> MisplacedValues(Func<string, JsonObject> record)
    {
        var turn = 0;
        foreach (var value in Canaries.Values)
        {
            foreach (var field in record("x").Where(member => member.Value is not JsonObject).Select(member => member.Key))
            {
                var changed = record(string.Create(CultureInfo.InvariantCulture, $"v{turn++}"));
                changed[field] = value;
                yield return changed;
            }
        }
    }

    /// <summary>The same, and each value as a member's name, twice, nested, and as a line that is no JSON.</summary>
    private static IEnumerable<string> Misplaced(Func<string, JsonObject> record)
    {
        foreach (var value in Canaries.Values)
        {
            var named = record("named");
            named[value] = value;
            yield return named.ToJsonString();
            foreach (var name in (string[])["location", "altCodes", "education", "assetFollowUp"])
            {
                named[name] = new JsonObject { [value] = new JsonArray(value, 1) };
            }

            yield return named.ToJsonString();
            yield return $$"""{"{{value}}":1,"{{value}}":2,"location":{"{{value}}":{"a":1,"a":2} } }""";
            yield return record("broken").ToJsonString()[..^1] + $",\"x\":n{value}}}";
            yield return $"\"{value}\"";
        }

        foreach (var changed in MisplacedValues(record))
        {
            yield return changed.ToJsonString();
        }
    }
}
