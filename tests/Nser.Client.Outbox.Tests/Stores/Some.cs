using System.Security.Cryptography;
using System.Text;
using Nser.Client.Outbox.Stores;
using Nser.Standards;

namespace Nser.Client.Outbox.Tests.Stores;

/// <summary>Records, batches and terms for tests of stores.</summary>
internal static class Some
{
    internal const string Feed = "enrollments";

    internal static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    internal static ClaimTerms Terms(string owner = "one") => new(owner, Lease, [Feed]);

    internal static NewRecord Record(string id, string content = "first") => Of(id, Encoding.UTF8.GetBytes(content), null);

    internal static NewRecord Bad(string id, string content = "first", string code = "PE-01") => Of(id, Encoding.UTF8.GetBytes(content), new(code, "[]"));

    internal static NewRecord Of(string id, byte[] json, Rejection? why) => new(id, SHA256.HashData(json), json, why);

    internal static NewRecord[] Records(int count, int from = 0) => [.. Enumerable.Range(from, count).Select(number => Record($"R-{number}"))];

    internal static StoredBatch Batch(IReadOnlyList<long> members, BatchPurpose purpose = BatchPurpose.Push) => new()
    {
        Key = Guid.CreateVersion7().ToString(),
        Feed = Feed,
        Standard = NserStandard.ProgrammeEnrollment,
        Purpose = purpose,
        Version = NserApiVersion.V2,
        OrganizationCode = "ORG-1",
        GeneratedAt = new DateTimeOffset(2027, 1, 31, 23, 59, 58, TimeSpan.FromHours(5)).AddTicks(1234567),
        Sha256 = new string('a', 64),
        Count = members.Count,
    };

    /// <summary>A batch of all that are offered.</summary>
    internal static FormedBatch All(IReadOnlyList<StoredRecord> offered) => new(Batch([.. offered.Select(record => record.Id)]), [.. offered.Select(record => record.Id)], []);

    internal static RecordFilter Those(string? feed, OutboxRecordState state, string? code = null, IReadOnlyList<long>? ids = null) => new() { Feed = feed, State = state, Code = code, Ids = ids };

    internal static BatchSettlement Accepted(params RecordSettlement[] exceptions) => new(OutboxRecordState.Accepted, exceptions, "request-1");

    internal static T Found<T>(T? what)
        where T : class
    {
        Assert.NotNull(what);
        return what;
    }

    internal static Task<IReadOnlyList<EnqueuedKind>> AddAsync(this IOutboxStore store, params NewRecord[] records) => store.AddAsync(Feed, records, null, null, default);

    internal static async Task<EnqueuedKind> AddOneAsync(this IOutboxStore store, NewRecord record) => Assert.Single(await store.AddAsync(record));

    internal static Task<(LeasedBatch Leased, IReadOnlyList<StoredRecord> Members)?> FormAsync(this IOutboxStore store, string owner = "one", BatchPurpose purpose = BatchPurpose.Push, int most = 500) =>
        store.FormAsync(Terms(owner), Feed, purpose, most, long.MaxValue, All, default);

    /// <summary>Forms a batch of all that wait, and has it accepted.</summary>
    internal static async Task AcceptAllAsync(this IOutboxStore store, BatchPurpose purpose = BatchPurpose.Push)
    {
        var (leased, _) = Assert.NotNull(await store.FormAsync(purpose: purpose));
        Assert.True(await store.FinishAsync(leased.Lease, Accepted(), default));
    }
}
