using System.Text.Json;
using Nser.Client.Api;
using Nser.Client.Sandbox.Http;

namespace Nser.Client.Sandbox.Ledger;

/// <summary>Every record that the sandbox stored and every batch that it answered. All views are snapshots; all changes happen under one lock.</summary>
public sealed class SandboxLedger
{
    private readonly object gate = new();
    private readonly Dictionary<RecordKey, StoredRecord> records = [];
    private readonly Dictionary<(string Library, string Caller, string RecordId), RecordKey> pushedBy = [];
    private readonly Dictionary<(string Caller, string Key), StoredBatch> batches = [];
    private readonly Dictionary<(string Library, string Number), HashSet<RecordKey>> byPerson = [];

    internal SandboxLedger()
    {
    }

    /// <summary>How many records are stored, over all libraries.</summary>
    public int Count => Read(() => records.Count);

    /// <summary>The stored records.</summary>
    public IReadOnlyList<StoredRecord> Records => Read(() => records.Values.ToArray());

    /// <summary>How many batches have a remembered answer.</summary>
    public int Batches => Read(() => batches.Count);

    /// <summary>How often a batch's first answer was given again.</summary>
    public int Replays { get; private set; }

    /// <summary>How often a batch or record was refused because its id is known with other content.</summary>
    public int Conflicts { get; private set; }

    /// <summary>How often a record arrived that was already stored with the same content.</summary>
    public int Duplicates { get; private set; }

    /// <summary>The largest number of times that any record's content was applied: 1 when every record was stored once, 0 when none was stored.</summary>
    public int MostApplications => Read(() => records.Values.Select(record => record.Applications).DefaultIfEmpty().Max());

    /// <summary>The stored record; <see langword="null"/> when there is none.</summary>
    public StoredRecord? Find(RecordKey key) => Read(() => records.GetValueOrDefault(key));

    /// <summary>How often a push applied the record's present content; 0 when it is not stored.</summary>
    public int Applications(RecordKey key) => Find(key)?.Applications ?? 0;

    /// <summary>The record that a caller means by an id: the one of its own organisation, else the one that it pushed for another.</summary>
    internal StoredRecord? Find(string library, string caller, string recordId) => Read(() =>
        records.GetValueOrDefault(new RecordKey(library, caller, recordId))
        ?? (pushedBy.TryGetValue((library, caller, recordId), out var key) ? records.GetValueOrDefault(key) : null));

    /// <summary>The records of a library that name one of these identity numbers.</summary>
    internal IReadOnlyList<StoredRecord> OfPersons(string library, IEnumerable<string> numbers) => Read(() => numbers
        .SelectMany(number => byPerson.GetValueOrDefault((library, number)) ?? [])
        .Distinct().Select(key => records[key]).ToArray());

    /// <summary>Answers a batch once: the first time by <paramref name="first"/>, later with the same answer, or with <paramref name="conflict"/> when the content differs.</summary>
    internal Reply Once(string caller, string batchKey, string contentHash, Func<Reply> first, Func<Reply> conflict, Func<Reply, Reply> again)
    {
        lock (gate)
        {
            if (!batches.TryGetValue((caller, batchKey), out var known))
            {
                var answer = first();
                batches[(caller, batchKey)] = new StoredBatch(contentHash, answer);
                return answer;
            }

            if (known.ContentHash != contentHash)
            {
                Conflicts++;
                return conflict();
            }

            Replays++;
            return again(known.FirstAnswer);
        }
    }

    /// <summary>Decides the outcome of each candidate and, when asked, stores what is accepted.</summary>
    /// <param name="candidates">The batch, in order; a record may repeat an earlier one of the same batch.</param>
    /// <param name="caller">The token's organisation.</param>
    /// <param name="repeat">Below <see cref="SafeRepeat.UpsertByRecordId"/> the server recognises nothing and stores every record again.</param>
    /// <param name="mayStore">Whether the outcomes allow to store: V1.0 stores all or nothing, a dry run nothing.</param>
    internal IReadOnlyList<RecordOutcome> Offer(
        IReadOnlyList<Candidate> candidates, string caller, SafeRepeat repeat, Func<IReadOnlyList<RecordOutcome>, bool> mayStore)
    {
        lock (gate)
        {
            var seen = new Dictionary<RecordKey, string>();
            RecordOutcome[] outcomes = [.. candidates.Select(candidate => Decide(candidate, seen, repeat))];
            Conflicts += outcomes.Count(outcome => outcome == RecordOutcome.Conflict);
            if (mayStore(outcomes))
            {
                Duplicates += outcomes.Count(outcome => outcome == RecordOutcome.Duplicate);
                foreach (var (candidate, outcome) in candidates.Zip(outcomes))
                {
                    if (outcome == RecordOutcome.Accepted)
                    {
                        Store(candidate, caller);
                    }
                }
            }

            return outcomes;
        }
    }

    /// <summary>Replaces a stored record by its corrected form.</summary>
    internal void Correct(StoredRecord before, string json, string contentHash)
    {
        lock (gate)
        {
            if (contentHash != before.ContentHash)
            {
                records[before.Key] = before with { Json = json, ContentHash = contentHash, Revision = before.Revision + 1 };
            }
        }
    }

    private RecordOutcome Decide(Candidate candidate, Dictionary<RecordKey, string> seen, SafeRepeat repeat)
    {
        if (!candidate.IsStandard)
        {
            return RecordOutcome.Rejected;
        }

        if (repeat < SafeRepeat.UpsertByRecordId)
        {
            return RecordOutcome.Accepted;
        }

        var key = candidate.Key!.Value;
        if ((seen.GetValueOrDefault(key) ?? records.GetValueOrDefault(key)?.ContentHash) is { } known)
        {
            return known == candidate.ContentHash ? RecordOutcome.Duplicate : RecordOutcome.Conflict;
        }

        seen[key] = candidate.ContentHash;
        return RecordOutcome.Accepted;
    }

    private void Store(Candidate candidate, string caller)
    {
        var key = candidate.Key!.Value;
        var before = records.GetValueOrDefault(key);
        records[key] = new StoredRecord
        {
            Key = key,
            Json = candidate.Record!.Value.GetRawText(),
            ContentHash = candidate.ContentHash,
            Revision = before is null ? 1 : before.Revision + 1,
            Applications = before?.ContentHash == candidate.ContentHash ? before.Applications + 1 : 1,
        };
        pushedBy[(key.Library, caller, key.RecordId)] = key;
        foreach (var member in (string[])["cnic", "bFormNumber"])
        {
            if (candidate.Record!.Value.TryGetProperty(member, out var number) && number.ValueKind == JsonValueKind.String)
            {
                (byPerson.TryGetValue((key.Library, number.GetString()!), out var keys) ? keys : byPerson[(key.Library, number.GetString()!)] = []).Add(key);
            }
        }
    }

    private T Read<T>(Func<T> view)
    {
        lock (gate)
        {
            return view();
        }
    }
}

/// <summary>A record as the sandbox holds it.</summary>
public sealed record StoredRecord
{
    /// <summary>What identifies it.</summary>
    public required RecordKey Key { get; init; }

    /// <summary>The record's JSON as it was sent last.</summary>
    public required string Json { get; init; }

    /// <summary>1 when pushed, one more with every correction that changed it.</summary>
    public required int Revision { get; init; }

    /// <summary>How often a push applied this content. More than 1 means that the record was stored twice: it must never happen while the contract offers safe repeats.</summary>
    public required int Applications { get; init; }

    internal string ContentHash { get; init; } = "";

    /// <summary>The key; never the content.</summary>
    public override string ToString() => $"{Key.Library} {Key.RecordId}, revision {Revision}";
}

/// <summary>What identifies a record: the library (by its name in this project's contract), the organisation, and the organisation's own id.</summary>
/// <param name="Library">For example <c>programme-enrollments</c>.</param>
/// <param name="OrganizationCode">The record's organisation; for geo units the organisation of the token.</param>
/// <param name="RecordId">The record's id; for geo units the code.</param>
public readonly record struct RecordKey(string Library, string OrganizationCode, string RecordId);

/// <summary>What must be kept of a batch so that the same batch gets the same answer again.</summary>
internal sealed record StoredBatch(string ContentHash, Reply FirstAnswer);

/// <summary>One record of a batch after judgement, before the ledger has seen it.</summary>
internal sealed record Candidate(int Index, string? RecordId, JsonElement? Record, string ContentHash, IReadOnlyList<Objection> Objections)
{
    /// <summary>Set when the record is well enough to have an identity.</summary>
    internal RecordKey? Key { get; init; }

    internal bool IsStandard => Objections.Count == 0 && Key is not null && Record is not null;
}

/// <summary>What became of one record of a batch. The contract's word is the name in lower case.</summary>
internal enum RecordOutcome
{
    Accepted,
    Duplicate,
    Rejected,
    Conflict,
}
