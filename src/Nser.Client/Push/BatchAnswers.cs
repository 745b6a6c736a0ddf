using System.Net;
using System.Text.Json;
using Nser.Client.Api;
using Nser.Client.Pipeline;
using Nser.Standards;

namespace Nser.Client.Push;

/// <summary>Reads the answers to batches under the names that the profile gives.</summary>
internal sealed class BatchAnswerReader(ContractProfile profile)
{
    private readonly ProblemReader problems = new(profile);

    /// <exception cref="NserTransportException">The answer is not what the contract promises; the batch's outcome is unknown.</exception>
    internal BatchAnswer Read(NserAnswer answer, NserOperation operation) => Guarded(answer, operation, () =>
    {
        using var document = JsonDocument.Parse(answer.Body);
        var root = document.RootElement;
        var results = root.TryGetProperty(profile.Members["results"], out var list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray().Select(Result).ToList()
            : [];
        return new BatchAnswer(
            Text(root, "batchId"), Text(root, "status"), Count(root, "received"), Count(root, "accepted"), Count(root, "duplicates"), Count(root, "rejected"), results);
    });

    /// <summary>Reads results that come one a line.</summary>
    /// <exception cref="NserTransportException">The answer is not what the contract promises; the batch's outcome is unknown.</exception>
    internal IReadOnlyList<RecordResult> ReadLines(NserAnswer answer, NserOperation operation) => Guarded(answer, operation, () =>
    {
        var results = new List<RecordResult>();
        for (var rest = answer.Body; !rest.IsEmpty;)
        {
            var end = rest.Span.IndexOf((byte)'\n');
            var line = end < 0 ? rest : rest[..end];
            rest = end < 0 ? default : rest[(end + 1)..];
            if (!line.Span.Trim(" \r\t"u8).IsEmpty)
            {
                using var document = JsonDocument.Parse(line);
                results.Add(Result(document.RootElement));
            }
        }

        return (IReadOnlyList<RecordResult>)results;
    });

    private RecordResult Result(JsonElement element) => new(
        Count(element, "index"),
        Text(element, "recordId"),
        Text(element, "outcome") is { } word ? profile.Values.CanonicalOf(word) : null,
        element.TryGetProperty(profile.Members["errors"], out var errors) && errors.ValueKind == JsonValueKind.Array
            ? [.. errors.EnumerateArray().Where(error => error.ValueKind == JsonValueKind.Object).Select(problems.ReadError)]
            : []);

    private string? Text(JsonElement element, string canonical) =>
        element.TryGetProperty(profile.Members[canonical], out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private int? Count(JsonElement element, string canonical) =>
        element.TryGetProperty(profile.Members[canonical], out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var count) && count >= 0 ? count : null;

    private static T Guarded<T>(NserAnswer answer, NserOperation operation, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            throw new NserTransportException("The answer to a batch is not the JSON that the contract promises.")
            {
                Operation = operation,
                RequestId = answer.RequestId,
                OutcomeUnknown = true,
                Status = (int)answer.Status,
            };
        }
    }
}

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

/// <summary>Reads from the answer to a batch what became of each of its records; what the answer does not say of a record for certain is <see langword="null"/>.</summary>
internal static class BatchOutcomes
{
    /// <summary>What became of all records of a batch that is stored whole; <see langword="null"/> when the counts do not account for them.</summary>
    internal static PushOutcomeKind? OfAll(BatchAnswer said, int records)
    {
        var (accepted, duplicates) = (said.Accepted ?? 0, said.Duplicates ?? 0);
        return said.Received != records || accepted + duplicates != records ? null
            : duplicates == 0 ? PushOutcomeKind.Accepted
            : accepted == 0 ? PushOutcomeKind.Duplicate
            : PushOutcomeKind.Stored;
    }

    /// <summary>By place, the result of each record that is named exactly once and, if by its id, rightly.</summary>
    internal static IReadOnlyList<RecordResult?> Named(IReadOnlyList<RecordResult> results, IReadOnlyList<string?> recordIds)
    {
        var named = results.ToLookup(result => result.Index);
        return [.. recordIds.Select((id, index) => named[index].ToList() is [{ } result] && Agree(result.RecordId, id) ? result : null)];
    }

    /// <summary>What a result says; <see langword="null"/> for a word that the contract does not know.</summary>
    internal static RecordOutcome? Of(RecordResult result) => result.Outcome switch
    {
        "accepted" => Of(PushOutcomeKind.Accepted, result.Errors),
        "duplicate" => Of(PushOutcomeKind.Duplicate, result.Errors),
        "rejected" => Of(PushOutcomeKind.RejectedByServer, result.Errors),
        "conflict" => Of(PushOutcomeKind.Conflict, result.Errors),
        _ => null,
    };

    /// <summary>By place, what the server objects to in a batch that it refused whole.</summary>
    internal static IReadOnlyList<RecordOutcome?> OfRefused(NserProblem? problem, IReadOnlyList<string?> recordIds)
    {
        var errors = (problem?.Errors ?? []).Where(error => error.Severity == FindingSeverity.Error).ToLookup(error => error.Index);
        return [.. recordIds.Select((id, index) => errors[index].Where(error => Agree(error.RecordId, id)).ToList() is { Count: > 0 } objections ? Objection(objections) : null)];
    }

    /// <summary>What became of the only record of a batch that was refused without naming it.</summary>
    internal static RecordOutcome OfSingle(NserAnswer answer)
    {
        var (kind, why) = answer.Status switch
        {
            HttpStatusCode.Conflict => (PushOutcomeKind.Conflict, PushFindings.Conflict()),
            HttpStatusCode.RequestEntityTooLarge => (PushOutcomeKind.RejectedByServer, PushFindings.TooLargeForServer()),
            _ => (PushOutcomeKind.RejectedByServer, PushFindings.Refused()),
        };
        return new(kind, [.. answer.Problem?.Errors.Select(static error => error.ToFinding()) ?? [], why]);
    }

    private static RecordOutcome Objection(List<NserProblemError> errors) => new(
        errors.TrueForAll(error => error.Code == ValidationCodes.RecordConflict) ? PushOutcomeKind.Conflict : PushOutcomeKind.RejectedByServer,
        [.. errors.Select(static error => error.ToFinding())]);

    /// <summary>What the server found, and where it refuses without an error, that it does.</summary>
    private static RecordOutcome Of(PushOutcomeKind kind, IReadOnlyList<NserProblemError> errors)
    {
        var found = errors.Select(static error => error.ToFinding());
        return new(kind, (kind, errors.Any(error => error.Severity == FindingSeverity.Error)) switch
        {
            (PushOutcomeKind.Conflict, false) => [.. found, PushFindings.Conflict()],
            (PushOutcomeKind.RejectedByServer, false) => [.. found, PushFindings.Refused()],
            _ => [.. found],
        });
    }

    /// <summary>Whether place and record id agree: a server that counts otherwise must not cost the wrong record its place. It need not say an id.</summary>
    private static bool Agree(string? said, string? id) => said is null || string.Equals(said, id, StringComparison.Ordinal);
}

/// <summary>What an answer to a batch makes of one of its records.</summary>
internal sealed record RecordOutcome(PushOutcomeKind Kind, IReadOnlyList<ValidationFinding> Findings);
