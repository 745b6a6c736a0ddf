using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace Nser.Client.Sandbox.Endpoints;

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
