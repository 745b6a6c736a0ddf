using System.Globalization;
using System.Text.Json.Nodes;
using Nser.Client.Api;
using Nser.Client.Sandbox.Http;
using Nser.Client.Sandbox.Judgement;
using Nser.Client.Sandbox.Ledger;

namespace Nser.Client.Sandbox.Endpoints;

/// <summary>Takes a batch of V2.0: NDJSON, an outcome for each record, at once or by polling.</summary>
internal sealed class PushV2Endpoint(PushAnswers answers, SandboxLedger ledger, RecordJudge judge, BatchesInProgress inProgress, NserSandboxOptions options) : IEndpoint
{
    private readonly PushV2Body reader = new(answers.Write);

    private ReplyWriter Write => answers.Write;

    public Reply Answer(Exchange exchange)
    {
        if (answers.IsDryRun(exchange) is not { } dryRun)
        {
            return Write.Problem(ProblemNames.BadRequest, $"The only query parameter is {Write.Name("dryRun")}, true or false.");
        }

        var (key, lines, problem) = reader.Read(exchange);
        if (problem is not null)
        {
            return problem;
        }

        var batch = new BatchJudge(judge, exchange.Library, exchange.Version, exchange.Caller.OrganizationCode);
        Candidate[] candidates = [.. lines.Select(batch.Judge)];
        var repeat = Write.Profile.SafeRepeats[exchange.Version];
        return dryRun || repeat != SafeRepeat.IdempotencyKey
            ? Decide(exchange, candidates, repeat, dryRun)
            : ledger.Once(
                exchange.Caller.OrganizationCode,
                $"{exchange.Version}/{key}",
                CanonicalContent.Hash([exchange.Library, .. candidates.Select(candidate => candidate.ContentHash)]),
                () => Decide(exchange, candidates, repeat, dryRun: false),
                () => Write.Problem(ProblemNames.BatchConflict, "The key is known with other content."),
                answers.Again);
    }

    private Reply Decide(Exchange exchange, Candidate[] candidates, SafeRepeat repeat, bool dryRun)
    {
        var batchId = Guid.NewGuid().ToString();
        var outcomes = ledger.Offer(candidates, exchange.Caller.OrganizationCode, repeat, _ => !dryRun);
        JsonObject[] results = [.. candidates.Zip(outcomes).Select(pair => Result(pair.First, pair.Second))];
        var summary = new JsonObject
        {
            [Write.Name("batchId")] = batchId,
            [Write.Name("received")] = candidates.Length,
            [Write.Name("accepted")] = outcomes.Count(outcome => outcome == RecordOutcome.Accepted),
            [Write.Name("duplicates")] = outcomes.Count(outcome => outcome == RecordOutcome.Duplicate),
            [Write.Name("rejected")] = outcomes.Count(outcome => outcome is RecordOutcome.Rejected or RecordOutcome.Conflict),
        };
        if (!dryRun && candidates.Length > options.AnswerLaterAbove)
        {
            return Later(exchange, batchId, summary, results);
        }

        summary[Write.Name("results")] = new JsonArray([.. results]);
        return Reply.Json(200, summary);
    }

    private Reply Later(Exchange exchange, string batchId, JsonObject summary, JsonObject[] results)
    {
        inProgress.Add(exchange.Caller.OrganizationCode, batchId, new BatchInProgress(summary, results, options.PollsUntilCompleted));
        var location = Write.Profile.Route(NserOperation.BatchStatus, exchange.Version).Path(new Dictionary<string, string> { ["batchId"] = batchId });
        return Reply.Json(202, new JsonObject { [Write.Name("batchId")] = batchId, [Write.Name("status")] = Write.Profile.Values["processing"] })
            .With("Location", location)
            .With("Retry-After", Reply.Seconds(options.PollAfter));
    }

    private JsonObject Result(Candidate candidate, RecordOutcome outcome)
    {
        var result = answers.Record(candidate);
        result[Write.Name("outcome")] = Write.Profile.Values[Word(outcome)];
        var refused = outcome is RecordOutcome.Rejected or RecordOutcome.Conflict;
        result[Write.Name("errors")] = refused ? new JsonArray([.. answers.Errors(candidate, outcome)]) : [];
        return result;
    }

    private static string Word(RecordOutcome outcome) => outcome switch
    {
        RecordOutcome.Accepted => "accepted",
        RecordOutcome.Duplicate => "duplicate",
        RecordOutcome.Rejected => "rejected",
        _ => "conflict",
    };
}
