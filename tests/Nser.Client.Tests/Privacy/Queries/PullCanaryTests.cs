using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;
using Nser.Client.Api;
using Nser.Client.Governance.Audit;
using Nser.Client.Governance.DataRequests;
using Nser.Client.Pipeline;
using Nser.Client.Queries.Encryption;
using Nser.Client.Queries.Households;
using Nser.Client.Sandbox;
using Nser.Client.Sandbox.Accounts;
using Nser.Client.Sandbox.Faults;
using Nser.Client.Testing.Privacy;
using Nser.Client.Testing.Queries;
using Nser.Standards;

namespace Nser.Client.Tests.Privacy.Queries;

/// <summary>Nobody whom the registry knows is told by any call of the pull side, whoever asks, whether it works, fails or is given up.</summary>
[Collection(nameof(RunsAlone))]
public sealed class PullCanaryTests
{
    private const string Tehsil = "PK61702";
    private static readonly ProgrammeCode Programme = ProgrammeCode.Parse("KAFAALAT");
    private static readonly ToldBy[] Always = [ToldBy.Log, ToldBy.Span, ToldBy.PlatformSpan, ToldBy.Metric, ToldBy.Printing, ToldBy.Request];
    private static readonly ToldBy[] WhenFailing = [.. Always, ToldBy.Exception];

    private static readonly Dictionary<string, Func<FaultPlan, PlannedFault>> Faults = new()
    {
        ["one 503"] = faults => faults.Answer(503),
        ["503 for ever"] = faults => faults.Answer(503, times: 1000),
        ["500"] = faults => faults.Answer(500, times: 1000),
        ["throttled for hours"] = faults => faults.Answer(429, TimeSpan.FromHours(3), times: 1000),
        ["not standard"] = faults => faults.Answer(422, times: 1000),
        ["bad request"] = faults => faults.Answer(400, times: 1000),
        ["forbidden"] = faults => faults.Answer(403, times: 1000),
        ["unknown"] = faults => faults.Answer(404, times: 1000),
        ["too large"] = faults => faults.Answer(413, times: 1000),
        ["wrong media type"] = faults => faults.Answer(415, times: 1000),
        ["every answer lost"] = faults => faults.DropAnswerAfterApplying(times: 1000, on: NserOperation.SubmitDataRequest),
        ["search cut"] = faults => faults.ResetBeforeApplying(times: 1000, on: NserOperation.SearchHouseholdsByCnic),
        ["verification cut"] = faults => faults.ResetBeforeApplying(times: 1000, on: NserOperation.VerifyEligibility),
        ["body cut"] = faults => faults.TruncateBody(times: 1000),
        ["body cut silently"] = faults => faults.TruncateBody(silently: true, times: 1000),
        ["a page"] = faults => faults.GarbageBody(times: 1000),
        ["an error page"] = faults => faults.GarbageBody(502, times: 1000),
        ["token expired"] = faults => faults.ExpireToken(),
        ["token always expired"] = faults => faults.ExpireToken(times: 1000),
        ["token revoked"] = faults => faults.RevokeTokens(),
        ["login down"] = faults => faults.Answer(503, times: 1000, on: NserOperation.Token),
        ["a page twice"] = faults => faults.RepeatPage(times: 1000),
    };

    public static TheoryData<string, bool> Ways => TelemetryCapture.Ways;

    /// <summary>Each version and each way of making a client once: every fault is tried on every call.</summary>
    public static TheoryData<string, bool> FaultWays => new() { { "1.0", true }, { "2.0", false } };

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Questions_that_are_answered_tell_nobody(string version, bool inContainer)
    {
        await using var stage = await Stage.StartAsync(version, inContainer);
        foreach (var role in Enum.GetValues<SandboxRole>())
        {
            foreach (var mayReadPmt in (bool[])[false, true])
            {
                var ended = await stage.Calls(stage.Client(Stage.Account($"{role}{mayReadPmt}") with { Role = role, MayReadPmt = mayReadPmt })).RunAsync();

                Assert.All(ended.Where(call => role != SandboxRole.Basic || call.Key != "benefits of a household"), call => Assert.True(call.Value is null, $"{role} {call.Key}: {call.Value}"));
            }
        }

        await stage.AssertNobodyToldAsync(Always);
    }

    [Theory]
    [MemberData(nameof(FaultWays))]
    public async Task Faults_on_the_way_tell_nobody(string version, bool inContainer)
    {
        await using var stage = await Stage.StartAsync(version, inContainer);
        foreach (var (name, plan) in Faults)
        {
            var fault = plan(stage.Sandbox.Faults);

            // With few enough attempts the breaker stays out of the way, and nobody waits for it.
            await stage.Calls(stage.Client(Stage.Account("faults"), options => options.Retry.MaxRetries = 1)).RunAsync();
            Assert.True(fault.Fired > 0, name);
            stage.Sandbox.Faults.Clear();
        }

        await stage.AssertNobodyToldAsync(WhenFailing);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Refusals_by_role_limit_and_budget_tell_nobody(string version, bool inContainer)
    {
        await using var stage = await Stage.StartAsync(version, inContainer);
        var basic = stage.Client(Stage.Account("basic") with { Role = SandboxRole.Basic });
        Assert.IsType<NserRejectedException>((await stage.Calls(basic).RunAsync())["benefits of a household"]);
        Assert.IsType<NserRejectedException>(await stage.Calls(basic).ReadAsync(() => basic.Households.SearchByAddressAsync(new() { DistrictCode = stage.Asked.Tehsil.District, VillageOrMouza = Canaries.Address })));

        var limited = await stage.Calls(stage.Client(Stage.Account("limited") with { RowLimit = 3 })).RunAsync();
        Assert.IsType<NserThrottledException>(limited["pmt"]);
        Assert.IsType<NserThrottledException>(limited["verify"]);

        var ended = await stage.Calls(stage.Client(Stage.Account("budget"), options => options.Queries.Budget = new() { MaxRows = 3 })).RunAsync();
        Assert.IsType<NserThrottledException>(ended["pmt"]);
        Assert.IsType<NserThrottledException>(ended["verify"]);

        Assert.All((await stage.Calls(stage.Client(Stage.Account("wrong"), options => options.Password = Canaries.Secret)).RunAsync()).Values, error => Assert.IsType<NserAuthenticationException>(error));
        stage.Sandbox.Versions.Retire(NserApiVersion.Parse(version));
        Assert.All((await stage.Calls(stage.Client(Stage.Account("retired"))).RunAsync()).Where(call => call.Key != "account"), call => Assert.IsType<NserVersionRetiredException>(call.Value));

        await stage.AssertNobodyToldAsync(WhenFailing);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Questions_that_are_given_up_tell_nobody(string version, bool inContainer)
    {
        await using var stage = await Stage.StartAsync(version, inContainer);
        var client = stage.Client(Stage.Account("gone"));
        using var stop = new CancellationTokenSource();
        var pages = client.Households.SearchByPmtAsync(new() { TehsilCode = stage.Asked.Tehsil, PmtRange = new() { From = 0, To = 100 } }, new() { PageSize = 1 }, stop.Token);
        Assert.IsAssignableFrom<OperationCanceledException>(await stage.Told.AttemptAsync(Until(pages, stop)));
        Assert.All((await stage.Calls(client).RunAsync(stop.Token)).Where(call => call.Key != "account"), call => Assert.IsAssignableFrom<OperationCanceledException>(call.Value));

        await foreach (var outcome in client.Eligibility.VerifyManyAsync(Programme, Repeated(stage.Asked.Cnics), new() { Parallelism = 2 }))
        {
            stage.Told.Print(outcome);
            break;
        }

        await stage.AssertNobodyToldAsync(WhenFailing);

        static async IAsyncEnumerable<Household> Until(IAsyncEnumerable<Household> rows, CancellationTokenSource stop)
        {
            await foreach (var row in rows)
            {
                yield return row;
                await stop.CancelAsync();
            }
        }

        static IEnumerable<Cnic> Repeated(IReadOnlyList<Cnic> cnics) => Enumerable.Repeat(cnics, 1000).SelectMany(all => all);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task What_stands_in_a_wrong_place_is_refused_before_it_reaches_a_URL(string version, bool inContainer)
    {
        await using var stage = await Stage.StartAsync(version, inContainer);
        var client = stage.Client(Stage.Account("wrong"));
        var calls = stage.Calls(client);
        var district = stage.Asked.Tehsil.District;
        foreach (var value in (string[])[.. Canaries.Values, stage.Asked.Cnic.Value])
        {
            await RefusedAsync(() => client.Statistics.ReadTableAsync(value));
            await RefusedAsync(() => client.Statistics.ReadTextAsync(value));
            await RefusedAsync(() => client.DataRequests.GetAsync(value));
            await RefusedAsync(async () => await client.DataRequests.FollowAsync(value).FirstAsync());
            await RefusedAsync(() => client.Geography.ListUnitsAsync(new() { Parent = value }));
            await RefusedAsync(async () => await client.Households.SearchByCnicAsync(stage.Asked.Cnic, new() { Continuation = value }).FirstAsync());
            await RefusedAsync(async () => await client.Households.SearchByCnicAsync(stage.Asked.Cnic, new() { Continuation = Base64UrlEncoder.Encode($$"""{"Version":"{{value}}","Search":"{{value}}","Token":"{{value}}"}""") }).FirstAsync());
            Assert.Equal(Identifies(value), await calls.ReadAsync(() => client.Households.SearchByAddressAsync(new() { DistrictCode = district, VillageOrMouza = value })) is ArgumentException);
            await stage.Told.AttemptAsync(async () => await client.Households.SearchByAddressAsync(new() { DistrictCode = district, UnionCouncilCode = value }).FirstAsync());
            await stage.Told.AttemptAsync(async () => await client.Households.SearchByPmtAsync(new() { TehsilCode = stage.Asked.Tehsil, PmtRange = new() { From = 0, To = 100 }, UnionCouncilCode = value }).FirstAsync());
            await stage.Told.AttemptAsync(async () => await client.Households.SearchByAddressAsync(new() { DistrictCode = district, Criteria = new() { Genders = [new(value)], Toilets = [new(value)] }, AreaType = new(value) }).FirstAsync());
            await stage.Told.AttemptAsync(() => Task.FromResult(ProgrammeCode.Parse(value)));
            if (ProgrammeCode.TryParse(value, out var programme))
            {
                await stage.Told.AttemptAsync(() => client.Eligibility.VerifyAsync(programme, stage.Asked.Cnic));
                await calls.ReadAsync(() => client.Eligibility.VerifyManyAsync(programme, stage.Asked.Cnics));
            }
        }

        await RefusedAsync(() => client.Eligibility.VerifyAsync(Programme, default));
        await RefusedAsync(() => client.Households.FindByCnicAsync(default));
        Assert.IsType<ArgumentException>(await calls.ReadAsync(() => client.Benefits.OfHouseholdAsync(default)));
        await stage.AssertNobodyToldAsync(WhenFailing);

        async Task RefusedAsync<T>(Func<Task<T>> call) => Assert.IsAssignableFrom<ArgumentException>(await stage.Told.AttemptAsync(call));

        static bool Identifies(string value) => value is Canaries.Cnic or Canaries.Phone or Canaries.Iban || value.All(char.IsAsciiDigit);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Sealed_rows_tell_nobody_whether_they_open_or_not(string version, bool inContainer)
    {
        await using var stage = await Stage.StartAsync(version, inContainer);
        using var right = RSA.Create(2048);
        using var wrong = RSA.Create(2048);
        var account = Stage.Account("sealed") with { EncryptionKey = right.ExportParameters(false), EncryptionKeyId = "2026-1" };

        Assert.Null((await SearchAsync(NserDecryptionKeyProviders.FromKey(right))).Error);
        Assert.Null((await SearchAsync(null)).Error);
        foreach (var provider in (INserDecryptionKeyProvider[])
        [
            NserDecryptionKeyProviders.FromKey(wrong),
            NserDecryptionKeyProviders.From((_, _) => ValueTask.FromResult<RSA?>(null)),
            NserDecryptionKeyProviders.ByKeyId(new Dictionary<string, INserDecryptionKeyProvider> { [Canaries.Name] = NserDecryptionKeyProviders.FromKey(right) }),
        ])
        {
            stage.Told.Print(provider);
            var (error, rows) = await SearchAsync(provider);
            Assert.IsAssignableFrom<NserException>(error);
            Assert.Empty(rows);
        }

        await stage.AssertNobodyToldAsync(WhenFailing);

        async Task<(Exception? Error, List<Household> Rows)> SearchAsync(INserDecryptionKeyProvider? keys)
        {
            var client = stage.Client(account, options => options.Queries.Decryption = keys is null ? null : new FieldDecryptor(keys));
            var rows = new List<Household>();
            var error = await stage.Told.AttemptAsync(async () =>
            {
                await foreach (var row in client.Households.SearchByCnicAsync(stage.Asked.Cnic))
                {
                    PullCalls.Hear(stage.Told, row);
                    rows.Add(row);
                }

                return rows;
            });
            return (error, rows);
        }
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_form_stands_on_its_page_and_nowhere_else(string version, bool inContainer)
    {
        await using var stage = await Stage.StartAsync(version, inContainer);
        var client = stage.Client(Stage.Account("form"));
        var form = CanaryForm.Filled();
        stage.Told.Print(form);
        var submitted = await stage.Told.HearAsync(client.DataRequests.SubmitAsync(form));
        Assert.True(submitted.IsSubmitted, string.Join('\n', submitted.Findings));
        Assert.True((await stage.Told.HearAsync(client.DataRequests.SubmitAsync(form))).WasKnown);
        var id = submitted.Request!.Id;
        await foreach (var step in client.DataRequests.FollowAsync(id, new() { Interval = TimeSpan.FromSeconds(1) }))
        {
            stage.Told.Print(step);
            if (step.State.Known == DataRequestState.Submitted)
            {
                stage.Sandbox.DataRequests.Advance(id, "Rejected", $"{Canaries.Name} {Canaries.Phone}");
            }
        }

        Assert.Contains(Canaries.Address, DataRequestPage.Render(form), StringComparison.Ordinal);
        foreach (var misfilled in CanaryForm.Misfilled())
        {
            stage.Told.Print(misfilled);
            await stage.Told.AttemptAsync(() => client.DataRequests.SubmitAsync(misfilled));
            await stage.Told.AttemptAsync(() => Task.FromResult(DataRequestForm.Read(misfilled.ToJson())));
        }

        await stage.AssertNobodyToldAsync(Always);
    }

    [Theory]
    [InlineData("1.0")]
    [InlineData("2.0")]
    public async Task A_continuation_is_the_same_whoever_was_asked_for(string version)
    {
        await using var stage = await Stage.StartAsync(version, false);
        var client = stage.Client(Stage.Account("on"));
        var names = new HashSet<string>();
        var persons = 0;
        foreach (var household in Enumerable.Range(0, stage.Sandbox.Registry.Count).Select(stage.Sandbox.Registry.Household).Where(household => household.IsBeneficiary))
        {
            await foreach (var page in client.Benefits.OfPersonAsync(Cnic.Parse(household.Cnics[0]), new() { PageSize = 1, MaxRows = 1 }).PagesAsync())
            {
                if (page.Continuation is { } text)
                {
                    persons++;
                    names.Add(System.Text.Json.JsonDocument.Parse(Base64UrlEncoder.DecodeBytes(text)).RootElement.GetProperty("Search").GetString()!);
                }
            }
        }

        Assert.True(persons > 1);
        Assert.Single(names);
    }

    /// <summary>A sandbox, clients for it, and everything that they tell.</summary>
    private sealed class Stage : IAsyncDisposable
    {
        private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("nser-canary-");
        private readonly List<JsonLinesAuditSink> sinks = [];
        private readonly Clients clients;
        private readonly string version;

        private Stage(NserSandbox sandbox, string version, bool inContainer)
        {
            (Sandbox, this.version) = (sandbox, version);
            Asked = PulledHousehold.In(sandbox);
            clients = new Clients(Told, inContainer);
        }

        internal CapturedTelemetry Told { get; } = new();

        internal NserSandbox Sandbox { get; }

        internal PulledHousehold Asked { get; }

        private string Trail => Path.Combine(folder.FullName, "trail");

        internal static async Task<Stage> StartAsync(string version, bool inContainer) => new(
            await NserSandbox.StartAsync(new NserSandboxOptions { Account = new SandboxAccount(Canaries.UserName, Canaries.Password), Registry = new() { Households = 120, Tehsils = [Tehsil] } }),
            version,
            inContainer);

        internal static SandboxAccount Account(string name) => new($"account-{name}", Canaries.Password);

        internal NserClient Client(SandboxAccount account, Action<NserClientOptions>? change = null)
        {
            var options = Sandbox.CreateOptions(account);
            options.PinnedVersion = NserApiVersion.Parse(version);
            var sink = new JsonLinesAuditSink(new() { Folder = Path.Combine(Trail, $"{sinks.Count}"), FlushToDisk = false });
            sinks.Add(sink);
            Told.Print(sink);
            options.Audit = sink;
            change?.Invoke(options);
            return clients.Make(options);
        }

        internal PullCalls Calls(NserClient client) => new(Told, client, PullCalls.Of(Asked, folder.FullName));

        /// <summary>Nothing personal was told, in the trail neither; there the account stands, and nothing of a question but its names.</summary>
        internal async Task AssertNobodyToldAsync(ToldBy[] heard)
        {
            await clients.DisposeAsync();
            sinks.ForEach(sink => sink.Dispose());
            var lines = 0;
            foreach (var trail in Directory.GetDirectories(Trail))
            {
                Told.Print(await AuditTrail.VerifyAsync(trail, new AuditVerifyOptions()));
            }

            foreach (var file in Directory.EnumerateFiles(folder.FullName, "*", SearchOption.AllDirectories))
            {
                Told.Hear(ToldBy.Printing, Path.GetRelativePath(folder.FullName, file));
                foreach (var line in file.StartsWith(Trail, StringComparison.Ordinal) ? await File.ReadAllLinesAsync(file) : [])
                {
                    Told.Hear(ToldBy.Printing, line);
                    lines++;
                }
            }

            Assert.NotEqual(0, lines);
            Told.AssertNothingPersonal([.. Told.HearRequests(Sandbox), .. PulledHousehold.SecretsOf(Sandbox)], heard);
        }

        public async ValueTask DisposeAsync()
        {
            await clients.DisposeAsync();
            sinks.ForEach(sink => sink.Dispose());
            await Sandbox.DisposeAsync();
            Told.Dispose();
            folder.Delete(recursive: true);
        }
    }
}
