using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Nser.Client.Sandbox.Http;
using Nser.Client.Sandbox.Ledger;

namespace Nser.Client.Sandbox.Endpoints;

/// <summary>The parts that the answers of both versions' pushes share.</summary>
internal sealed class PushAnswers(ReplyWriter write)
{
    internal ReplyWriter Write => write;

    /// <summary>The objections to one record as members of <c>errors[]</c>.</summary>
    internal IEnumerable<JsonNode> Errors(Candidate candidate, RecordOutcome outcome)
    {
        var objections = candidate.Objections;
        if (outcome == RecordOutcome.Conflict)
        {
            objections = [new("NSER-RECORD-CONFLICT", "/recordId", "The record id is known with other content: correct the record by PATCH or PUT.")];
        }
        else if (objections.Count == 0 && outcome == RecordOutcome.Rejected)
        {
            objections = [new("NSER-SCHEMA-REQUIRED", "/recordId", "The record has no identity.")];
        }

        return objections.Select(objection => write.Error(objection, Record(candidate)));
    }

    /// <summary>Which record of the batch it is; without an id when it has none that can be read.</summary>
    internal JsonObject Record(Candidate candidate)
    {
        var named = new JsonObject { [write.Name("index")] = candidate.Index };
        if (candidate.RecordId is { } id)
        {
            named[write.Name("recordId")] = id;
        }

        return named;
    }

    /// <summary>Reads <c>?dryRun</c>; <see langword="null"/> when the query holds anything else.</summary>
    internal bool? IsDryRun(Exchange exchange)
    {
        var name = write.Name("dryRun");
        return exchange.Query.Count == 0 ? false
            : exchange.Query.Count == 1 && exchange.Query[name] is { Count: 1 } value && bool.TryParse(value.ToString(), out var dry) ? dry
            : null;
    }
}

/// <summary>The batches that were answered 202, by the organisation that sent them.</summary>
internal sealed class BatchesInProgress
{
    private readonly ConcurrentDictionary<(string Caller, string BatchId), BatchInProgress> batches = new();

    internal void Add(string caller, string batchId, BatchInProgress batch) => batches[(caller, batchId)] = batch;

    internal BatchInProgress? Find(string caller, string batchId) => batches.GetValueOrDefault((caller, batchId));
}

/// <summary>A batch that is completed after it was asked for a number of times: counting instead of waiting keeps tests exact.</summary>
internal sealed class BatchInProgress(JsonObject summary, IReadOnlyList<JsonObject> results, int pollsUntilCompleted)
{
    private int polls;

    internal JsonObject Summary => (JsonObject)summary.DeepClone();

    internal IReadOnlyList<JsonObject> Results => results;

    internal bool IsCompleted => Volatile.Read(ref polls) > pollsUntilCompleted;

    internal bool Poll() => Interlocked.Increment(ref polls) > pollsUntilCompleted;
}
