using Nser.Client.Api;
using Nser.Client.Push.Prepared;
using Nser.Client.Testing;
using Nser.Client.Testing.Fakes;
using Nser.Client.Testing.Privacy;
using Nser.Standards;

namespace Nser.Client.Tests.Privacy;

/// <summary>Whatever a server puts into an answer, none of it is told further.</summary>
[Collection(nameof(RunsAlone))]
public sealed class LoudServerCanaryTests
{
    public static TheoryData<string, bool> Ways => TelemetryCapture.Ways;

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Answers_full_of_people_are_not_repeated(string version, bool inContainer)
    {
        using var told = new CapturedTelemetry();
        await using var clients = new Clients(told, inContainer);
        await using var server = new EchoingServer();

        foreach (var (name, answer) in EchoingServer.Answers)
        {
            var before = server.Requests.Count();
            server.Data = answer;
            var client = clients.Make(Options(server, version));
            await told.AttemptAsync(() => client.Enrollments.PushAsync(Canaries.Enrollments("loud"), new() { PollTimeout = TimeSpan.FromMilliseconds(1) }));
            await told.AttemptAsync(client.AssetDeliveries.StreamAsync(Canaries.Deliveries("loud").ToAsync(), new() { PollTimeout = TimeSpan.FromMilliseconds(1) }));
            await told.AttemptAsync(() => client.Enrollments.FindAsync("R-loud-1"));
            await told.AttemptAsync(() => client.AssetDeliveries.FindAsync("D-loud"));
            await told.AttemptAsync(() => client.GeoUnits.FindAsync("PK1"));
            await told.AttemptAsync(() => client.Enrollments.CorrectAsync("R-loud-1", record => record with { FullName = Canaries.Father }));
            await told.AttemptAsync(() => client.Enrollments.ReplaceAsync(Canaries.Enrollments("loud")[0]));
            var record = StandardsJson.Write(Canaries.Enrollments("loud")[0]);
            await told.AttemptAsync(() => client.Batches.SendAsync(client.Batches.Compose(Terms(version), [record])));
            await told.AttemptAsync(() => client.Batches.LookUpAsync(NserStandard.ProgrammeEnrollment, NserApiVersion.Parse(version), record));
            await told.AttemptAsync(() => client.Batches.ReplaceAsync(NserStandard.ProgrammeEnrollment, NserApiVersion.Parse(version), record));
            Assert.True(server.Requests.Count() > before, name);
        }

        Check(told, server, ToldBy.PlatformSpan);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Logins_and_version_lists_full_of_people_are_not_repeated(string version, bool inContainer)
    {
        using var told = new CapturedTelemetry();
        await using var clients = new Clients(told, inContainer);
        await using var server = new EchoingServer();
        var later = TimeProvider.System.GetUtcNow().AddHours(1);
        Func<RawReply>[] answers =
        [
            .. EchoingServer.Answers.Values,
            () => RawReply.Json($$"""{"token":"{{Canaries.Password}}","tokenType":"Bearer"}"""),
            () => RawReply.Json($$"""{"token":"a.b.{{Canaries.Cnic}}","tokenType":"{{Canaries.Name}}"}"""),
            () => RawReply.Json($$"""{"token":n{{Canaries.Password}} }"""),
            () => Tokens.Reply(Tokens.Of($"\"{Canaries.Cnic}", Canaries.Name), later),
            () => Tokens.Reply(Tokens.Of("""{"alg":"HS256"}""", $$"""{"exp":"{{Canaries.Cnic}}"}"""), later),
            () => Tokens.Reply(Tokens.Of("""{"alg":"HS256"}""", $$"""{"{{Canaries.Name}}":1,"{{Canaries.Name}}":2}"""), later),
            () => Tokens.Reply(Tokens.Jwt(later, environment: Canaries.Name, id: Canaries.Secret), later),
            () => RawReply.Json($$"""{"token":"{{Tokens.Jwt(later, id: Canaries.Secret)}}","expiresAt":"{{Canaries.Cnic}}"}"""),
            () => RawReply.Json($$"""{"versions":[{"version":"{{Canaries.Cnic}}","status":"{{Canaries.Name}}"},{"version":7,"{{Canaries.Name}}":1}]}"""),
            () => RawReply.Json($$"""{"versions":[{"version":"9.9","status":"{{Canaries.Name}}","deprecatedOn":"{{Canaries.Cnic}}","documentation":"http://{{Canaries.Cnic}}/"}]}"""),
        ];

        foreach (var answer in answers)
        {
            (server.Login, server.Versions) = (answer, server.Versions);
            Assert.NotNull(await told.AttemptAsync(() => clients.Make(Options(server, version)).Enrollments.FindAsync("R-1")));
        }

        server.Login = EchoingServer.Token;
        foreach (var answer in answers)
        {
            server.Versions = answer;
            var client = clients.Make(Options(server, version));
            await told.AttemptAsync(() => client.Versions.ListAsync());
            var negotiating = Options(server, version);
            negotiating.PinnedVersion = null;
            await told.AttemptAsync(() => clients.Make(negotiating).Versions.CurrentAsync());
        }

        // The platform's spans quote a status line that is not HTTP, and only a server that speaks no HTTP can make them do so.
        Check(told, server, ToldBy.PlatformSpan);
    }

    private static NserClientOptions Options(EchoingServer server, string version) => new()
    {
        BaseAddress = server.Address,
        UserName = Canaries.UserName,
        Password = Canaries.Password,
        PinnedVersion = NserApiVersion.Parse(version),
        Contract = ContractProfile.Default,
        Batches = new() { PollTimeout = TimeSpan.FromMilliseconds(1) },
    };

    private static BatchTerms Terms(string version) => new()
    {
        Standard = NserStandard.ProgrammeEnrollment,
        Version = NserApiVersion.Parse(version),
        Key = Guid.NewGuid().ToString(),
        GeneratedAt = TimeProvider.System.GetUtcNow(),
        OrganizationCode = "SANDBOX",
    };

    private static void Check(CapturedTelemetry told, EchoingServer server, params ToldBy[] notOurs)
    {
        foreach (var request in server.Requests)
        {
            told.Hear(ToldBy.Request, string.Join('\n', request.Head.Split("\r\n").Where(line => !line.StartsWith("Authorization:", StringComparison.Ordinal))));
        }

        told.AssertNothingPersonal(
            TelemetryCapture.TokensOf(server.Requests.Select(request => request.Header("Authorization"))),
            [ToldBy.Log, ToldBy.Span, ToldBy.PlatformSpan, ToldBy.Metric, ToldBy.Exception, ToldBy.Printing, ToldBy.Request],
            notOurs);
    }
}
