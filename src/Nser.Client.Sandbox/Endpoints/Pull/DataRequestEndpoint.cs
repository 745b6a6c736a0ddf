using System.Text.Json;
using System.Text.Json.Nodes;
using Nser.Client.Api;
using Nser.Client.Sandbox.DataRequests;
using Nser.Client.Sandbox.Http;

namespace Nser.Client.Sandbox.Endpoints.Pull;

/// <summary>Takes the data request form and tells where a request stands.</summary>
internal sealed class DataRequestEndpoint(RequestReader reader, SandboxDataRequests requests) : IEndpoint
{
    private ReplyWriter Write => reader.Write;

    public Reply Answer(Exchange exchange)
    {
        if (exchange.Route.Operation == NserOperation.SubmitDataRequest)
        {
            return Submit(exchange);
        }

        return requests.Find(exchange.Caller.OrganizationCode, exchange.Id) is { } request
            ? Reply.Json(200, Body(request, withHistory: true))
            : Write.Problem(ProblemNames.UnknownResource, "There is no such data request.");
    }

    private Reply Submit(Exchange exchange)
    {
        var key = exchange.Header(Write.Profile.Headers["Idempotency-Key"]);
        if (key is not null && !Guid.TryParseExact(key, "D", out _))
        {
            return Write.Problem(ProblemNames.BadRequest, "The key is not a UUID.");
        }

        return reader.Form(exchange, "DataRequestForm", (form, objections) => Submit(exchange, key, form, objections));
    }

    private Reply Submit(Exchange exchange, string? key, JsonElement form, IReadOnlyList<Objection> objections)
    {
        // Rules read members that the shape promises; a form of another shape is judged by its shape alone.
        Objection[] findings = [.. objections.Count > 0 ? objections : FormRules.Judge(form)];
        return requests.Once(
            exchange.Caller.OrganizationCode,
            key,
            CanonicalContent.Hash(form),
            () => findings.Length > 0
                ? Write.Problem(ProblemNames.NonStandardData, "The form breaks its own rules; nothing was submitted.", reader.Errors(findings))
                : Submitted(exchange, requests.Submit(exchange.Caller.OrganizationCode)),
            () => Write.Problem(ProblemNames.BatchConflict, "The key is known with another form."),
            Write.Again);
    }

    private Reply Submitted(Exchange exchange, SandboxDataRequest request) =>
        Reply.Json(201, Body(request, withHistory: false)).With(
            "Location", Write.Profile.Route(NserOperation.GetDataRequest, exchange.Version).Path(new Dictionary<string, string> { ["id"] = request.Id }));

    private JsonObject Body(SandboxDataRequest request, bool withHistory)
    {
        var body = new JsonObject
        {
            ["id"] = request.Id,
            [Write.Name("status")] = request.Status,
            ["submittedAt"] = ReplyWriter.Instant(request.History[0].At),
        };
        if (withHistory)
        {
            body["updatedAt"] = ReplyWriter.Instant(request.History[^1].At);
            body["history"] = new JsonArray([.. request.History.Select(Step)]);
        }

        return body;
    }

    private static JsonObject Step(SandboxDataRequestStep step)
    {
        var row = new JsonObject { ["status"] = step.Status, ["at"] = ReplyWriter.Instant(step.At) };
        if (step.Remark is { } remark)
        {
            row["remark"] = remark;
        }

        return row;
    }
}

/// <summary>The rules of the data request form beyond its shape, as the documents' DataRequestForm states them. Written from there, without the client's.</summary>
internal static class FormRules
{
    private static readonly string[] NotAllTogether =
        ["EMPLOYMENT_STATUS", "EDUCATIONAL_STATUS", "ROOMS", "TOILET_TYPE", "ELECTRIC_EQUIPMENT", "GAS_EQUIPMENT", "KITCHEN_ASSETS"];

    internal static IEnumerable<Objection> Judge(JsonElement form)
    {
        var selection = form.GetProperty("selection").GetString();
        string[] dimensions = form.TryGetProperty("dimensions", out var given) ? [.. given.EnumerateArray().Select(dimension => dimension.GetString()!)] : [];
        if (NotAllTogether.All(dimensions.Contains))
        {
            yield return new("NSER-DR-FORM", "/dimensions", "Dimensions viii to xiv are not given all together.");
        }

        if (selection is "CUSTOM_ANALYSIS" or "BENEFICIARY_LIST_WITH_DIMENSIONS" && dimensions.Length == 0)
        {
            yield return new("NSER-DR-FORM", "/dimensions", "This selection needs at least one dimension.");
        }

        foreach (var member in (string[])["pushBackVariables", "pushBackFrequency"])
        {
            if (selection != "INFORMATION_SUMMARY" && !form.TryGetProperty(member, out _))
            {
                yield return new("NSER-DR-FORM", "/" + member, "Required unless only summary data are asked for.");
            }
        }

        if (selection == "OTHER" && !form.TryGetProperty("selectionExplanation", out _))
        {
            yield return new("NSER-DR-FORM", "/selectionExplanation", "Required for other data.");
        }

        var frame = form.GetProperty("timeFrame");
        if (string.CompareOrdinal(frame.GetProperty("from").GetString(), frame.GetProperty("to").GetString()) >= 0)
        {
            yield return new("NSER-DR-FORM", "/timeFrame/from", "from is before to.");
        }

        if (form.TryGetProperty("pmtRange", out var range) && range.GetProperty("from").GetDecimal() > range.GetProperty("to").GetDecimal())
        {
            yield return new("NSER-DR-FORM", "/pmtRange/from", "from is not above to.");
        }
    }
}
