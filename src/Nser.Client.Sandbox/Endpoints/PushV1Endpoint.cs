using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Nser.Client.Api;
using Nser.Client.Sandbox.Http;
using Nser.Client.Sandbox.Judgement;
using Nser.Client.Sandbox.Ledger;

namespace Nser.Client.Sandbox.Endpoints;

/// <summary>Takes a batch of V1.0: one JSON envelope, stored all or not at all.</summary>
internal sealed class PushV1Endpoint(PushAnswers answers, SandboxLedger ledger, RecordJudge judge) : IEndpoint
{
    private ReplyWriter Write => answers.Write;

    public Reply Answer(Exchange exchange)
    {
        if (exchange.MediaType != "application/json" || exchange.ContentEncoding.Length > 0)
        {
            return Write.Problem(ProblemNames.UnsupportedMediaType, "A batch of this version is application/json without content coding.");
        }

        if (answers.IsDryRun(exchange) is not { } dryRun)
        {
            return BadRequest($"The only query parameter is {Write.Name("dryRun")}, true or false.");
        }

        try
        {
            using var document = JsonDocument.Parse(exchange.Body);
            return Answer(exchange, document.RootElement, dryRun);
        }
        catch (JsonException)
        {
            return BadRequest("The body is not JSON.");
        }
    }

    private Reply Answer(Exchange exchange, JsonElement envelope, bool dryRun)
    {
        if (Fault(envelope) is { } fault)
        {
            return BadRequest(fault);
        }

        var records = envelope.GetProperty(Write.Name("records"));
        var limit = Write.Profile.Limits[exchange.Version].Records;
        if (records.GetArrayLength() > limit)
        {
            return Write.Problem(ProblemNames.TooLarge, $"A batch holds at most {limit} records.");
        }

        var batchId = Text(envelope, "batchId")!;
        var batch = new BatchJudge(judge, exchange.Library, exchange.Version, exchange.Caller.OrganizationCode);
        Candidate[] candidates = [.. records.EnumerateArray().Select(record => batch.Judge(record.Clone()))];
        var repeat = Write.Profile.SafeRepeats[exchange.Version];
        if (dryRun || repeat != SafeRepeat.IdempotencyKey)
        {
            return Decide(exchange, batchId, candidates, repeat, dryRun);
        }

        var content = CanonicalContent.Hash([exchange.Library, Text(envelope, "organizationCode")!, .. candidates.Select(candidate => candidate.ContentHash)]);
        return ledger.Once(
            exchange.Caller.OrganizationCode,
            $"{exchange.Version}/{batchId}",
            content,
            () => Decide(exchange, batchId, candidates, repeat, dryRun: false),
            () => Write.Problem(ProblemNames.BatchConflict, "The batch id is known with other content."),
            Write.Again);
    }

    private Reply Decide(Exchange exchange, string batchId, Candidate[] candidates, SafeRepeat repeat, bool dryRun)
    {
        var outcomes = ledger.Offer(candidates, exchange.Caller.OrganizationCode, repeat, outcomes => !dryRun && outcomes.All(IsGood));
        if (!outcomes.All(IsGood))
        {
            var errors = candidates.Zip(outcomes).Where(pair => !IsGood(pair.Second)).SelectMany(pair => answers.Errors(pair.First, pair.Second));
            return outcomes.Contains(RecordOutcome.Rejected)
                ? Write.Problem(ProblemNames.NonStandardData, "Records break the standard; nothing was stored.", errors)
                : Write.Problem(ProblemNames.RecordConflict, "Records are known with other content; nothing was stored.", errors);
        }

        return Reply.Json(200, new JsonObject
        {
            [Write.Name("batchId")] = batchId,
            [Write.Name("received")] = candidates.Length,
            [Write.Name("accepted")] = outcomes.Count(outcome => outcome == RecordOutcome.Accepted),
            [Write.Name("duplicates")] = outcomes.Count(outcome => outcome == RecordOutcome.Duplicate),
        });
    }

    /// <summary>What is wrong with the envelope; <see langword="null"/> when nothing is.</summary>
    private string? Fault(JsonElement envelope)
    {
        if (envelope.ValueKind != JsonValueKind.Object)
        {
            return "The body is not a JSON object.";
        }

        foreach (var member in (string[])["batchId", "organizationCode"])
        {
            if (Text(envelope, member) is not { Length: > 0 and <= 64 })
            {
                return $"'{Write.Name(member)}' is missing, or is not a text of 1 to 64 characters.";
            }
        }

        if (Text(envelope, "generatedAt") is not { Length: > 19 } instant
            || !DateTimeOffset.TryParse(instant, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out _))
        {
            return $"'{Write.Name("generatedAt")}' is missing, or is not an instant with offset.";
        }

        if (!envelope.TryGetProperty(Write.Name("records"), out var records) || records.ValueKind != JsonValueKind.Array || records.GetArrayLength() == 0)
        {
            return $"'{Write.Name("records")}' is missing, is not an array, or is empty.";
        }

        return envelope.TryGetProperty(Write.Name("recordCount"), out var count) && count.ValueKind == JsonValueKind.Number
            && count.TryGetInt32(out var number) && number == records.GetArrayLength()
            ? null
            : $"'{Write.Name("recordCount")}' is not the number of records.";
    }

    private string? Text(JsonElement envelope, string member) =>
        envelope.TryGetProperty(Write.Name(member), out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private Reply BadRequest(string detail) => Write.Problem(ProblemNames.BadRequest, detail);

    private static bool IsGood(RecordOutcome outcome) => outcome is RecordOutcome.Accepted or RecordOutcome.Duplicate;
}
