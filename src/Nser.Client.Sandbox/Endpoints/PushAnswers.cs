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

        return objections.Select(objection =>
        {
            var error = Record(candidate);
            error[write.Name("pointer")] = objection.Pointer;
            error[write.Name("code")] = objection.Code;
            error[write.Name("severity")] = "error";
            error[write.Name("message")] = objection.Message;
            return error;
        });
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

    /// <summary>The first answer once more, marked as such.</summary>
    internal Reply Again(Reply first) => first.With(write.Profile.Headers["Idempotent-Replay"], "true") with { IsReplay = true };

    /// <summary>Reads <c>?dryRun</c>; <see langword="null"/> when the query holds anything else.</summary>
    internal bool? IsDryRun(Exchange exchange)
    {
        var name = write.Name("dryRun");
        return exchange.Query.Count == 0 ? false
            : exchange.Query.Count == 1 && exchange.Query[name] is { Count: 1 } value && bool.TryParse(value.ToString(), out var dry) ? dry
            : null;
    }
}
