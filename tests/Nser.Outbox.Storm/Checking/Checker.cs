using Nser.Client.Outbox;
using Nser.Outbox.Storm.Raging;
using Nser.Outbox.Storm.Roles;
using Nser.Outbox.Storm.Stores;
using Nser.Outbox.Storm.Workload;
using StoredRecord = Nser.Client.Sandbox.Ledger.StoredRecord;

namespace Nser.Outbox.Storm.Checking;

/// <summary>Compares what was acknowledged, what the registry holds and what the store says. Knows the outbox by its tables and log lines only.</summary>
internal sealed class Checker(StormPlan plan, StormWorkload workload, Site site, StormStore store, Registry registry, Tally tally)
{
    private const int Settled = 1402;
    private const int Fenced = 1404;
    private const int InDoubt = 3;
    private const int Parked = 4;
    private const int Accepted = 5;
    private const int Rejected = 6;

    internal async Task<Verdict> CheckAsync(int enqueuers, FeedStatus status)
    {
        var given = Enumerable.Range(0, enqueuers).SelectMany(workload.StepsOf).SelectMany(workload.Of).ToDictionary(record => (record.Id, record.Digest));
        var versions = given.Keys.CountBy(key => key.Id).ToDictionary();
        var acknowledged = Enumerable.Range(0, enqueuers).SelectMany(share => new History(site.HistoryOf(share)).Read()).ToList();
        var contested = workload.HeldBefore().Select(json => StormRecord.DigestOf(json)).ToHashSet(StringComparer.Ordinal);
        var ledger = registry.Ledger.Records.Where(record => !contested.Contains(StormRecord.DigestOf(record.Json))).ToDictionary(record => record.Key.RecordId);
        var rows = (await store.RowsAsync()).ToLookup(row => (row.Id, row.Digest));
        var batches = registry.Batches();
        var done = await store.DoneAsync();
        var fenced = Logged(Fenced);
        Figure[] breaches =
        [
            Of("lost", Lost(acknowledged, given, ledger, rows)),
            Of("stored twice", ledger.Values.Where(record => record.Applications > 1 || record.Revision > versions.GetValueOrDefault(record.Key.RecordId, 1)).Select(Id)),
            Of("recognised only by record, under a second key", Enumerable.Range(0, registry.Ledger.Duplicates).Select(_ => "see the registry's duplicates")),
            Of("not enqueued", ledger.Values.Where(record => !given.ContainsKey((record.Key.RecordId, StormRecord.DigestOf(record.Json)))).Select(Id)),
            Of("older version stands", OlderStands(acknowledged, given, ledger, rows)),
            Of("same key, other bytes", OtherBytes(batches)),
            Of("store and ledger differ", Differ(ledger, rows, status)),
            Of("rejected or parked against its fate", AgainstFate(given, rows)),
            Of("written by a worker that had lost the batch", Logged(Settled).Where(tally.TakenFromFrozen.Contains).Select(one => one.Key)),
            Of("left in doubt or not settled", Unsettled(rows)),
            Of("not taken over", tally.Orphans.Where(key => !done.Contains(key))),
            Of("workers that ended without a crash of the database", Enumerable.Range(0, plan.Store == "postgres" && tally.Crashes > 0 ? 0 : tally.EndedWorkers).Select(_ => "see its log")),
            Of("surprises", tally.Surprises),
        ];
        Figure[] faults =
        [
            new("records acknowledged", acknowledged.Select(one => (one.Id, one.Digest)).Distinct().Count()),
            new("acknowledged again", acknowledged.Count(one => one.Kind is EnqueuedKind.AlreadyQueued or EnqueuedKind.Unchanged)),
            new("kills", tally.Kills),
            new("kills of workers", tally.KilledWorkers),
            new("kills with a batch under way", tally.KillsUnderWay),
            new("kills between applied and settled", tally.KillsAfterApplying),
            new("batches taken over", tally.Orphans.Count + tally.TakenFromFrozen.Count),
            new("batches taken over in doubt", tally.OrphansApplied.Count),
            new("replays absorbed", registry.Ledger.Replays),
            new("workers frozen past their lease", tally.Freezes),
            new("fenced", fenced.Count),
            new("fenced after a freeze", fenced.Count(tally.TakenFromFrozen.Contains)),
            new(plan.Store == "postgres" ? "database restarts" : "worker and enqueuer killed at one moment", tally.Crashes),
            new("workers that ended by themselves", tally.EndedWorkers),
            new("answers dropped", registry.Drops),
            new("answers 503", registry.Refusals),
        ];
        return new(
            FormattableString.Invariant($"storm: {plan.Store}, V{plan.Version}, {plan.Records} records, seed {plan.Seed}{(plan.Without == Nser.Outbox.Storm.Twins.Defence.None ? "" : $", without {plan.Without}")}"),
            faults,
            breaches,
            [.. Missing(fenced)]);
    }

    private static Figure Of(string name, IEnumerable<string> breaches)
    {
        var all = breaches.ToList();
        return new(name, all.Count, all.FirstOrDefault(""));
    }

    private static string Id(StoredRecord record) => record.Key.RecordId;

    /// <summary>I1. A first version may be missing when a later one is there in its place.</summary>
    private static IEnumerable<string> Lost(
        IEnumerable<Acknowledged> acknowledged, IReadOnlyDictionary<(string, string), StormRecord> given, IReadOnlyDictionary<string, StoredRecord> ledger, ILookup<(string, string), StoreRow> rows) =>
        from one in acknowledged
        let version = given[(one.Id, one.Digest)].Version
        let isHeld = ledger.TryGetValue(one.Id, out var held) && given.TryGetValue((one.Id, StormRecord.DigestOf(held.Json)), out var found) && found.Version >= version
        let isVisible = rows[(one.Id, one.Digest)].Any(row => row.State is InDoubt or Parked or Rejected)
        where !isHeld && !isVisible
        select one.Id;

    /// <summary>I4: what was acknowledged last is what stands.</summary>
    private static IEnumerable<string> OlderStands(
        IEnumerable<Acknowledged> acknowledged, IReadOnlyDictionary<(string, string), StormRecord> given, IReadOnlyDictionary<string, StoredRecord> ledger, ILookup<(string, string), StoreRow> rows) =>
        from one in acknowledged
        where given[(one.Id, one.Digest)].Version == 2 && ledger.TryGetValue(one.Id, out var held) && StormRecord.DigestOf(held.Json) != one.Digest
            && !rows[(one.Id, one.Digest)].Any(row => row.State is InDoubt or Parked or Rejected)
        select one.Id;

    /// <summary>I6, by the bytes that arrived and by the registry's own word.</summary>
    private static IEnumerable<string> OtherBytes(IReadOnlyList<ArrivedBatch> batches) =>
        batches.GroupBy(batch => batch.Key).Where(one => one.Select(batch => batch.Digest).Distinct().Count() > 1 || one.Any(batch => batch.Problem == "batch-conflict")).Select(one => one.Key);

    /// <summary>I8: accepted rows and the status' count are the contents that the ledger took.</summary>
    private static IEnumerable<string> Differ(IReadOnlyDictionary<string, StoredRecord> ledger, ILookup<(string Id, string Digest), StoreRow> rows, FeedStatus status)
    {
        var accepted = rows.SelectMany(row => row).Where(row => row.State == Accepted).GroupBy(row => row.Id).ToDictionary(one => one.Key, one => one.Count());
        foreach (var id in accepted.Keys.Union(ledger.Keys).Where(id => accepted.GetValueOrDefault(id) != (ledger.TryGetValue(id, out var held) ? held.Revision : 0)))
        {
            yield return id;
        }

        if (status.Counts.GetValueOrDefault(OutboxRecordState.Accepted) != ledger.Values.Sum(record => record.Revision))
        {
            yield return "the status' count";
        }
    }

    private static IEnumerable<string> AgainstFate(IReadOnlyDictionary<(string, string), StormRecord> given, ILookup<(string Id, string Digest), StoreRow> rows) =>
        rows.SelectMany(row => row).Where(row => given.TryGetValue((row.Id, row.Digest), out var record) && row.State switch
        {
            Rejected => record.Fate != Fate.Rejected,
            Parked => record.Fate != Fate.Contested,
            Accepted => record.Fate != Fate.Accepted,
            _ => false,
        }).Select(row => row.Id);

    private static IEnumerable<string> Unsettled(ILookup<(string, string), StoreRow> rows) => rows.SelectMany(row => row).Where(row => row.State <= InDoubt).Select(row => row.Id);

    /// <summary>Which worker said this of which batch.</summary>
    private List<(int Process, string Key)> Logged(int number) =>
    [
        .. site.Logs.SelectMany(path => LogLines.Of(path, number), (path, line) => (site.ProcessOf(path), LogLines.KeyIn(line))),
    ];

    private IEnumerable<string> Missing(List<(int Process, string Key)> fenced)
    {
        (string Name, int Fired, int Promised)[] all =
        [
            ("kills", tally.Kills, plan.Kills),
            ("kills with a batch under way", tally.KillsUnderWay, Math.Min(plan.Kills, 1)),
            ("kills between applied and settled", tally.KillsAfterApplying, plan.Kills / 10),
            ("database restarts", tally.Crashes, plan.Crashes),
            ("freezes past the lease", tally.Freezes, plan.Freezes),
            ("FENCED after a freeze", fenced.Count(tally.TakenFromFrozen.Contains), plan.Freezes),
            ("replays absorbed", registry.Ledger.Replays, 1),
            ("answers dropped", registry.Drops, plan.Drops),
            ("answers 503", registry.Refusals, plan.Refusals),
        ];
        return all.Where(one => one.Fired < one.Promised).Select(one => FormattableString.Invariant($"{one.Name}: {one.Fired} of {one.Promised}"));
    }
}
