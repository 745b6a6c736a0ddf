using Nser.Client.Pipeline;

namespace Nser.Client.Push;

/// <summary>What the server says of a batch as a whole; what it does not say, or says as no number from 0, is <see langword="null"/>.</summary>
internal sealed record BatchAnswer(string? BatchId, string? Status, int? Received, int? Accepted, int? Duplicates, int? Rejected, IReadOnlyList<RecordResult> Results)
{
    /// <summary>Whether the counts can be true of so many records with these results. Conflicts count as rejected.</summary>
    internal bool AddsUp(int records) =>
        (Received ?? records) == records
        && (Accepted + Duplicates + Rejected ?? records) == records
        && !(Accepted < Count("accepted") || Duplicates < Count("duplicate") || Rejected < Count("rejected") + Count("conflict"));

    private int Count(string outcome) => Results.Count(result => result.Outcome == outcome);
}

/// <summary>What the server says of one record of a batch.</summary>
internal sealed record RecordResult(int? Index, string? RecordId, string? Outcome, IReadOnlyList<NserProblemError> Errors);
