namespace Nser.Client.Push;

/// <summary>What the server says of a batch as a whole.</summary>
internal sealed record BatchAnswer(string? BatchId, string? Status, int Received, int Accepted, int Duplicates, int Rejected, IReadOnlyList<RecordResult>? Results);

/// <summary>What the server says of one record of a batch.</summary>
internal sealed record RecordResult(int Index, string? Outcome, IReadOnlyList<NserProblemError> Errors);
