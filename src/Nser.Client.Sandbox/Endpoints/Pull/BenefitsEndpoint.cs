using System.Text.Json;
using Nser.Client.Api;
using Nser.Client.Sandbox.Accounts;
using Nser.Client.Sandbox.Http;
using Nser.Client.Sandbox.Judgement;
using Nser.Client.Sandbox.Ledger;
using Nser.Client.Sandbox.Registry;

namespace Nser.Client.Sandbox.Endpoints.Pull;

/// <summary>Lists what a family receives: what the registry knows, and the enrollments of its members that were pushed (One Window).</summary>
internal sealed class BenefitsEndpoint(RequestReader reader, PagedAnswers pages, SandboxRegistry registry, SandboxLedger ledger) : IEndpoint
{
    public Reply Answer(Exchange exchange) => reader.Body(exchange, "BenefitSearch", body => Answer(exchange, body));

    private Reply Answer(Exchange exchange, JsonElement body)
    {
        var cnic = body.TryGetProperty("cnic", out var number) ? number.GetString() : null;
        var householdId = body.TryGetProperty("householdId", out var id) ? id.GetString() : null;
        if ((cnic is null) == (householdId is null))
        {
            return reader.Refuse(new Objection("NSER-SCHEMA-ONE-OF", cnic is null ? "" : "/householdId", "Expected exactly one of a CNIC and a household id."));
        }

        if (exchange.Caller.Role == SandboxRole.Basic && householdId is not null)
        {
            return reader.Write.Problem(ProblemNames.ForbiddenRole, "The role Basic asks for one CNIC, not for a household.");
        }

        var benefits = Benefits(cnic is null ? registry.FindById(householdId!) : registry.Find(cnic), cnic);
        return pages.Metered(exchange, body, $"benefits/{cnic}/{householdId}", new PagedRows(benefits.Count, (writer, place) => benefits[place].Write(writer, exchange.Caller.Role)));
    }

    private List<SyntheticBenefit> Benefits(SyntheticHousehold? household, string? cnic)
    {
        IEnumerable<string?> numbers = household?.MemberList.Select(member => member.Cnic ?? member.BForm) ?? [cnic];
        string[] family = [.. numbers.OfType<string>()];
        var benefits = household is null ? [] : SyntheticBenefit.Of(household, registry.Options.Seed).ToList();
        foreach (var record in ledger.OfPersons(RecordJudge.Enrollments, family))
        {
            using var enrollment = JsonDocument.Parse(record.Json);
            benefits.Add(SyntheticBenefit.Of(enrollment.RootElement, LastDelivery(enrollment.RootElement)));
        }

        return benefits;
    }

    private string? LastDelivery(JsonElement enrollment)
    {
        var programme = enrollment.GetProperty("programmeCode").GetString();
        var organization = enrollment.GetProperty("organizationCode").GetString();
        return !enrollment.TryGetProperty("cnic", out var cnic) ? null
            : ledger.OfPersons(RecordJudge.Deliveries, [cnic.GetString()!]).Select(record =>
            {
                using var delivery = JsonDocument.Parse(record.Json);
                return delivery.RootElement.GetProperty("programmeCode").GetString() == programme && delivery.RootElement.GetProperty("organizationCode").GetString() == organization
                    ? delivery.RootElement.GetProperty("deliveryDate").GetString()
                    : null;
            }).Max(StringComparer.Ordinal);
    }
}
