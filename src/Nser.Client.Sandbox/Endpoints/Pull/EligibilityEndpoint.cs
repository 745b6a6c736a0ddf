using System.Text.Json;
using System.Text.Json.Nodes;
using Nser.Client.Sandbox.Accounting;
using Nser.Client.Sandbox.Accounts;
using Nser.Client.Sandbox.Http;
using Nser.Client.Sandbox.Judgement;
using Nser.Client.Sandbox.Ledger;
using Nser.Client.Sandbox.Registry;

namespace Nser.Client.Sandbox.Endpoints.Pull;

/// <summary>Says of up to 100 persons whether they may be enrolled in a programme.</summary>
/// <remarks>The sandbox has one cut-off for all programmes, takes a survey for outdated after four years, and knows of enrollments what was pushed to it.</remarks>
internal sealed class EligibilityEndpoint(RequestReader reader, RowMeter meter, AccessLogQueries log, SandboxRegistry registry, SandboxLedger ledger) : IEndpoint
{
    private const int YearsThatASurveyHolds = 4;

    public Reply Answer(Exchange exchange) => reader.Body(exchange, "EligibilityRequest", body => Answer(exchange, body));

    private Reply Answer(Exchange exchange, JsonElement body)
    {
        // An answer holds a row for each person, so it is given whole or not at all.
        var cnics = body.GetProperty("cnics");
        if (meter.Remaining(exchange.Caller) < cnics.GetArrayLength())
        {
            return meter.Refusal();
        }

        var rows = meter.Take(exchange, cnics.GetArrayLength());
        log.Add(exchange, rows, LoggedParameters.Of(body));
        var programme = body.GetProperty("programmeCode").GetString()!;
        return meter.Stamp(exchange, Reply.Json(200, new JsonObject
        {
            [reader.Write.Name("programmeCode")] = programme,
            [reader.Write.Name("rows")] = new JsonArray([.. cnics.EnumerateArray().Select(cnic => Row(exchange.Caller, programme, cnic.GetString()!))]),
        }), rows);
    }

    private JsonObject Row(Caller caller, string programme, string cnic)
    {
        var row = new JsonObject { ["cnic"] = cnic };
        var household = registry.Find(cnic);
        row["registered"] = household is not null;
        if (household is not null)
        {
            if (caller.Role != SandboxRole.Basic)
            {
                row["householdId"] = household.Id;
            }

            row["socioEconomicStatus"] = PmtScale.Status(household.Outline.Score);
            if (caller.Account.MayReadPmt)
            {
                row["pmtScore"] = household.PmtScore;
            }

            row["surveyDate"] = ReplyWriter.Day(household.SurveyedOn);
        }

        var reason = household is null ? "NOT_REGISTERED" : Reason(household, programme, cnic);
        row["eligible"] = reason == "WITHIN_CUTOFF";
        row["reason"] = reason;
        return row;
    }

    private string Reason(SyntheticHousehold household, string programme, string cnic) =>
        household.SurveyedOn < registry.Options.AsOf.AddYears(-YearsThatASurveyHolds) ? "SURVEY_OUTDATED"
        : household.MemberList.Any(member => member.Work?.Nature == "PUBLIC_SECTOR") ? "GOVT_EMPLOYEE"
        : IsEnrolled(programme, cnic) ? "ALREADY_ENROLLED"
        : household.Outline.Score > PmtScale.Cutoff ? "PMT_ABOVE_CUTOFF"
        : "WITHIN_CUTOFF";

    private bool IsEnrolled(string programme, string cnic) => ledger.OfPersons(RecordJudge.Enrollments, [cnic]).Any(record =>
    {
        using var enrollment = JsonDocument.Parse(record.Json);
        return enrollment.RootElement.GetProperty("programmeCode").GetString() == programme && enrollment.RootElement.GetProperty("enrollmentStatus").GetString() == "ACTIVE";
    });
}
