using System.Security.Cryptography;
using System.Text;
using Nser.Client.Api;
using Nser.Client.Push.Prepared;
using Nser.Client.Sandbox;
using Nser.Client.Sandbox.Faults;
using Nser.Client.Sandbox.Ledger;
using Nser.Client.Sandbox.Requests;
using Nser.Outbox.Storm.Twins;
using Nser.Outbox.Storm.Workload;
using Nser.Standards;

namespace Nser.Outbox.Storm.Raging;

/// <summary>The sandbox of a run: it is never killed, and its ledger is what counts.</summary>
internal sealed class Registry : IAsyncDisposable
{
    private readonly NserSandbox sandbox;
    private PlannedFault? drops;
    private PlannedFault? refusals;

    private Registry(NserSandbox sandbox) => this.sandbox = sandbox;

    internal SandboxLedger Ledger => sandbox.Ledger;

    internal int Drops => drops?.Fired ?? 0;

    internal int Refusals => refusals?.Fired ?? 0;

    internal int Unmatched => sandbox.UnmatchedRequests.Count;

    internal static async Task<Registry> StartAsync(StormPlan plan, StormWorkload workload)
    {
        var forgetful = ContractProfile.Default with { SafeRepeats = NserApiVersion.Known.ToDictionary(version => version, _ => SafeRepeat.None) };
        var registry = new Registry(await NserSandbox.StartAsync(new NserSandboxOptions
        {
            HttpsPort = null,
            Seed = plan.Seed,
            MaxRecordedRequests = int.MaxValue,
            Profile = plan.Without == Defence.Memory ? forgetful : ContractProfile.Default,
        }));
        await registry.HoldAsync(plan.Version, workload.HeldBefore());
        registry.Plan(plan);
        return registry;
    }

    internal StormSettings Settings(StormPlan plan, string database, int enqueuers) => new(
        plan.Store, database, sandbox.BaseAddress, sandbox.UserName, sandbox.Password, plan.Version.ToString(), plan.Records, plan.Seed, enqueuers, plan.Without);

    /// <summary>The batches that arrived whole, in order: key, bytes, and what the registry made of them.</summary>
    internal IReadOnlyList<ArrivedBatch> Batches() =>
    [
        .. sandbox.Requests.Where(request => request.Operation == NserOperation.PushBatch).Select(request => new ArrivedBatch(
            KeyOf(request), Convert.ToHexString(SHA256.HashData(request.Body.Span)), request.Status, request.Problem, request.IsReplay)),
    ];

    public ValueTask DisposeAsync() => sandbox.DisposeAsync();

    /// <summary>Stores records that came from elsewhere.</summary>
    private async Task HoldAsync(NserApiVersion version, IReadOnlyList<byte[]> records)
    {
        using var client = sandbox.CreateClient();
        foreach (var some in records.Chunk(100))
        {
            var receipt = await client.Batches.SendAsync(client.Batches.Compose(
                new BatchTerms
                {
                    Standard = NserStandard.ProgrammeEnrollment,
                    Version = version,
                    Key = Guid.CreateVersion7().ToString(),
                    GeneratedAt = TimeProvider.System.GetUtcNow(),
                    OrganizationCode = "SANDBOX",
                },
                [.. some.Select(json => (ReadOnlyMemory<byte>)json)]));
            if (receipt.Kind != BatchReceiptKind.Taken)
            {
                throw new InvalidOperationException("The registry did not take the records that it should hold before the storm.");
            }
        }
    }

    /// <summary>Lost answers and 503s first; then a third of the answers comes late, so that kills fall between "applied" and "answered".</summary>
    private void Plan(StormPlan plan)
    {
        var batches = Math.Max(1, plan.Records / Nser.Outbox.Storm.Roles.Parts.BatchSize);
        drops = plan.Drops == 0 ? null : sandbox.Faults.DropAnswerAfterApplying(plan.Drops, Share(plan.Drops), NserOperation.PushBatch);
        refusals = plan.Refusals == 0 ? null : sandbox.Faults.Answer(503, TimeSpan.FromSeconds(1), times: plan.Refusals, probability: Share(plan.Refusals), on: NserOperation.PushBatch);
        foreach (var pause in (double[])[0.3, 0.2, 0.1])
        {
            sandbox.Faults.SlowBody(TimeSpan.FromSeconds(pause), pieces: 1, int.MaxValue, 0.2, NserOperation.PushBatch);
        }

        double Share(int times) => Math.Min(0.5, 2.0 * times / batches);
    }

    private static string KeyOf(RecordedRequest request)
    {
        if (request.Version != NserApiVersion.V1)
        {
            return request.Headers.GetValueOrDefault("Idempotency-Key", "");
        }

        var at = request.Body.Span.IndexOf("\"batchId\":\""u8) + "\"batchId\":\"".Length;
        var rest = request.Body.Span[at..];
        return Encoding.UTF8.GetString(rest[..rest.IndexOf((byte)'"')]);
    }
}

/// <summary>A batch as it arrived.</summary>
internal sealed record ArrivedBatch(string Key, string Digest, int? Status, string? Problem, bool IsReplay)
{
    internal bool IsTaken => Status is 200 or 202;
}
