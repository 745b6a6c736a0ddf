using System.Text;
using Nser.Client.Api;
using Nser.Client.Pipeline;
using Nser.Client.Push;
using Nser.Client.Push.Prepared;
using Nser.Client.Sandbox;
using Nser.Client.Sandbox.Accounts;
using Nser.Client.Sandbox.Faults;
using Nser.Client.Testing.Privacy;
using Nser.Standards;

namespace Nser.Client.Tests.Privacy;

/// <summary>Batches that a caller keeps are made of people's data; nothing of it is told, whether sending them works or fails.</summary>
[Collection(nameof(RunsAlone))]
public sealed class FixedBatchCanaryTests
{
    private const NserStandard Standard = NserStandard.ProgrammeEnrollment;

    private static readonly Action<FaultPlan>[] Faults =
    [
        faults => faults.Answer(503, times: 100),
        faults => faults.Answer(500, times: 100),
        faults => faults.Answer(429, TimeSpan.FromHours(3), times: 100),
        faults => faults.Answer(400, times: 100),
        faults => faults.Answer(403, times: 100),
        faults => faults.Answer(409, times: 100),
        faults => faults.Answer(410, times: 100),
        faults => faults.Answer(413, times: 100, on: NserOperation.PushBatch),
        faults => faults.Answer(422, times: 100),
        faults => faults.DropAnswerAfterApplying(times: 100),
        faults => faults.ResetBeforeApplying(times: 100),
        faults => faults.TruncateBody(times: 100),
        faults => faults.TruncateBody(silently: true, times: 100),
        faults => faults.GarbageBody(times: 100),
        faults => faults.GarbageBody(502, times: 100),
        faults => faults.ExpireToken(times: 100),
    ];

    public static TheoryData<string, bool> Ways => SandboxCanaryTests.Ways;

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Kept_batches_tell_nothing_personal(string text, bool inContainer)
    {
        using var told = new CapturedTelemetry();
        await using var sandbox = await StartAsync();
        await using var clients = new Clients(told, inContainer);
        var version = NserApiVersion.Parse(text);
        var batches = clients.Make(Options(sandbox)).Batches;
        var records = Records("kept");

        told.Print(records.Select(record => batches.Check(Standard, version, record)).ToList());
        told.Print(batches.Check(Standard, version, Encoding.UTF8.GetBytes($$"""{"recordId":"{{Canaries.Cnic}}","organizationCode":"{{Canaries.Name}}"}""")));
        var batch = batches.Compose(Terms(version), records);
        told.Print(batch);
        Assert.Equal(BatchReceiptKind.Taken, (await told.HearAsync(batches.SendAsync(batch))).Kind);
        Assert.True((await told.HearAsync(batches.SendAsync(batch))).IsReplay);
        Assert.Equal(RecordLookup.StoredSame, await batches.LookUpAsync(Standard, version, records[0]));
        Assert.Equal(ReplaceReceiptKind.Applied, (await told.HearAsync(batches.ReplaceAsync(Standard, version, Spoilt(records[0], "fatherOrHusbandName", Canaries.UrduName)))).Kind);
        Assert.Equal(ReplaceReceiptKind.Refused, (await told.HearAsync(batches.ReplaceAsync(Standard, version, Spoilt(records[0], "gender", Canaries.Name)))).Kind);
        var bad = batches.Compose(Terms(version), [.. Canaries.Values.Select((value, turn) => Spoilt(Records($"bad{turn}")[0], "enrollmentStatus", value))]);
        told.Print(bad);
        Assert.Contains((await told.HearAsync(batches.SendAsync(bad))).Results, result => result.Kind == PushOutcomeKind.RejectedByServer);
        Assert.IsType<NserRejectedException>(await told.AttemptAsync(() => batches.SendAsync(batches.Compose(batch.Terms, records.Take(1).ToList()))));

        told.AssertNothingPersonal(told.HearRequests(sandbox), [ToldBy.Log, ToldBy.Span, ToldBy.PlatformSpan, ToldBy.Metric, ToldBy.Exception, ToldBy.Printing, ToldBy.Request]);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Kept_batches_that_fail_tell_nothing_personal(string text, bool inContainer)
    {
        using var told = new CapturedTelemetry();
        await using var sandbox = await StartAsync();
        await using var clients = new Clients(told, inContainer);
        var version = NserApiVersion.Parse(text);
        foreach (var (plan, turn) in Faults.Select((plan, turn) => (plan, turn)))
        {
            plan(sandbox.Faults);
            var batches = clients.Make(Options(sandbox)).Batches;
            var before = sandbox.Requests.Count;
            await told.AttemptAsync(() => batches.SendAsync(batches.Compose(Terms(version), Records($"f{turn}"))));
            await told.AttemptAsync(() => batches.LookUpAsync(Standard, version, Records($"f{turn}")[0]));
            await told.AttemptAsync(() => batches.ReplaceAsync(Standard, version, Records($"f{turn}")[0]));
            Assert.True(sandbox.Requests.Count > before);
            sandbox.Faults.Clear();
        }

        var mistaken = clients.Make(Options(sandbox)).Batches;
        foreach (var value in Canaries.Values)
        {
            var json = Encoding.UTF8.GetBytes($$"""{"recordId":"{{value}}\r","fullName":"{{value}}"}""");
            Assert.IsType<ArgumentException>(await told.AttemptAsync(() => mistaken.LookUpAsync(Standard, version, json)));
            Assert.IsType<ArgumentException>(await told.AttemptAsync(() => mistaken.ReplaceAsync(Standard, version, json)));
            Assert.IsType<ArgumentException>(await told.AttemptAsync(() => Task.FromResult(mistaken.Compose(Terms(version), [json.AsMemory(1)]))));
            Assert.IsType<ArgumentException>(await told.AttemptAsync(() => Task.FromResult(mistaken.Compose(Terms(version) with { Key = $"{value}\n" }, Records("x")))));
        }

        told.AssertNothingPersonal(told.HearRequests(sandbox), [ToldBy.Log, ToldBy.Span, ToldBy.PlatformSpan, ToldBy.Metric, ToldBy.Exception, ToldBy.Printing, ToldBy.Request]);
    }

    private static Task<NserSandbox> StartAsync() =>
        NserSandbox.StartAsync(new NserSandboxOptions { Account = new SandboxAccount(Canaries.UserName, Canaries.Password) });

    private static NserClientOptions Options(NserSandbox sandbox) => sandbox.CreateOptions();

    private static BatchTerms Terms(NserApiVersion version) => new()
    {
        Standard = Standard,
        Version = version,
        Key = Guid.NewGuid().ToString(),
        GeneratedAt = TimeProvider.System.GetUtcNow(),
        OrganizationCode = "SANDBOX",
    };

    private static IReadOnlyList<ReadOnlyMemory<byte>> Records(string run) => [.. Canaries.Enrollments(run).Select(record => (ReadOnlyMemory<byte>)StandardsJson.Write(record))];

    private static ReadOnlyMemory<byte> Spoilt(ReadOnlyMemory<byte> record, string field, string value)
    {
        var json = System.Text.Json.Nodes.JsonNode.Parse(record.Span)!;
        json[field] = value;
        return Encoding.UTF8.GetBytes(json.ToJsonString());
    }
}
