using System.Net;
using Nser.Client.Pipeline;
using Nser.Standards;

namespace Nser.Client.Push;

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
        return new(kind, [.. answer.Problem?.Errors.Select(PushFindings.FromServer) ?? [], why]);
    }

    private static RecordOutcome Objection(List<NserProblemError> errors) => new(
        errors.TrueForAll(error => error.Code == ValidationCodes.RecordConflict) ? PushOutcomeKind.Conflict : PushOutcomeKind.RejectedByServer,
        [.. errors.Select(PushFindings.FromServer)]);

    /// <summary>What the server found, and where it refuses without an error, that it does.</summary>
    private static RecordOutcome Of(PushOutcomeKind kind, IReadOnlyList<NserProblemError> errors)
    {
        var found = errors.Select(PushFindings.FromServer);
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
