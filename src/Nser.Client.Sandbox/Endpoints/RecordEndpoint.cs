using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Nser.Client.Api;
using Nser.Client.Sandbox.Http;
using Nser.Client.Sandbox.Judgement;
using Nser.Client.Sandbox.Ledger;

namespace Nser.Client.Sandbox.Endpoints;

/// <summary>Reads one stored record back, and corrects it by JSON Merge Patch (RFC 7396) or as a whole.</summary>
internal sealed class RecordEndpoint(PushAnswers answers, SandboxLedger ledger, RecordJudge judge) : IEndpoint
{
    private ReplyWriter Write => answers.Write;

    public Reply Answer(Exchange exchange)
    {
        if (ledger.Find(exchange.Library, exchange.Caller.OrganizationCode, exchange.RecordId) is not { } stored)
        {
            return Write.Problem(ProblemNames.UnknownResource, "There is no such record.");
        }

        if (exchange.Route.Operation == NserOperation.ReadRecord)
        {
            return Found(stored.Json);
        }

        var isPatch = exchange.Route.Operation == NserOperation.PatchRecord;
        if (exchange.MediaType != (isPatch ? "application/merge-patch+json" : "application/json"))
        {
            return Write.Problem(ProblemNames.UnsupportedMediaType, isPatch ? "A patch is application/merge-patch+json." : "A record is application/json.");
        }

        try
        {
            using var sent = JsonDocument.Parse(exchange.Body);
            return sent.RootElement.ValueKind == JsonValueKind.Object
                ? Correct(exchange, stored, sent.RootElement, isPatch)
                : Write.Problem(ProblemNames.BadRequest, "The body is not a JSON object.");
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return Write.Problem(ProblemNames.BadRequest, "The body is not JSON.");
        }
    }

    private Reply Correct(Exchange exchange, StoredRecord stored, JsonElement sent, bool isPatch)
    {
        var json = isPatch ? Encoding.UTF8.GetString(ReplyWriter.Bytes(MergePatch.Apply(JsonNode.Parse(stored.Json), JsonNode.Parse(sent.GetRawText()))!)) : sent.GetRawText();
        using var corrected = JsonDocument.Parse(json);
        using var before = JsonDocument.Parse(stored.Json);
        var after = judge.Facts(corrected.RootElement, exchange.Version);
        var isGeo = exchange.Library == RecordJudge.GeoUnits;
        if (after.Text(isGeo ? "code" : "recordId") != stored.Key.RecordId || (!isGeo && after.Text("organizationCode") != stored.Key.OrganizationCode))
        {
            return Write.Problem(ProblemNames.BadRequest, "A correction does not change what identifies the record.");
        }

        // A patch of V1.0 may touch a record that has fields of V2.0; only what it sends itself must be of V1.0.
        Objection[] objections =
        [
            .. judge.Judge(exchange.Library, exchange.Version, corrected.RootElement).Where(objection => !isPatch || objection.Code != "NSER-VERSION-FIELD"),
            .. isPatch ? judge.NewerFields(exchange.Library, exchange.Version, sent) : [],
            .. exchange.Library == RecordJudge.Enrollments ? EnrollmentRules.Transition(judge.Facts(before.RootElement, exchange.Version), after) : [],
        ];
        if (objections.Length > 0)
        {
            var refused = new Candidate(0, stored.Key.RecordId, null, "", objections);
            return Write.Problem(ProblemNames.NonStandardData, "The corrected record breaks the standard; nothing was changed.", answers.Errors(refused, RecordOutcome.Rejected));
        }

        ledger.Correct(stored, json, CanonicalContent.Hash(corrected.RootElement));
        return Found(json);
    }

    private static Reply Found(string json) => new(200) { MediaType = "application/json", Body = Encoding.UTF8.GetBytes(json) };
}

/// <summary>JSON Merge Patch: null removes a member, an object is merged, anything else replaces. Source: RFC 7396, section 2.</summary>
internal static class MergePatch
{
    internal static JsonNode? Apply(JsonNode? target, JsonNode? patch)
    {
        if (patch is not JsonObject members)
        {
            return patch?.DeepClone();
        }

        var merged = target is JsonObject known ? (JsonObject)known.DeepClone() : [];
        foreach (var (name, value) in members)
        {
            if (value is null)
            {
                merged.Remove(name);
            }
            else
            {
                merged[name] = Apply(merged[name], value);
            }
        }

        return merged;
    }
}
