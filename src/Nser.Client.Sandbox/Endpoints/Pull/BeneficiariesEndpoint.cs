using System.Text.Json;
using Nser.Client.Sandbox.Accounts;
using Nser.Client.Sandbox.Http;
using Nser.Client.Sandbox.Registry;
using Nser.Client.Sandbox.Seeds;

namespace Nser.Client.Sandbox.Endpoints.Pull;

/// <summary>Pages through the beneficiaries of one tehsil (V1.0).</summary>
internal sealed class BeneficiariesEndpoint(RequestReader reader, PagedAnswers pages, SandboxRegistry registry) : IEndpoint
{
    private const int UsualSize = 1000;
    private readonly Recent<Matches> recent = new(HouseholdSearchEndpoint.MostSearches, _ => 0);

    public Reply Answer(Exchange exchange) => reader.Query(exchange, query => Answer(exchange, query));

    private Reply Answer(Exchange exchange, JsonElement query)
    {
        if (BulkArea.Read(query, registry) is not { } area)
        {
            return reader.Refuse(BulkArea.Unknown);
        }

        var account = exchange.Caller.Account;
        var seal = ConfidentialSeal.For(account);
        var matches = recent.Find(area.ToString(), () => Matches.List([.. area.Outlines(registry).Select(outline => outline.Index)]));
        var rows = new PagedRows(matches.Count, (writer, place) => BeneficiaryRows.Write(writer, registry.Household(registry.Outline(matches[place], area.Revision)), account, seal));
        return pages.Metered(exchange, query, $"beneficiaries/{area}", rows, UsualSize);
    }
}

/// <summary>Writes beneficiaries as rows of bulk data, each role's members and no others.</summary>
internal static class BeneficiaryRows
{
    internal static void Write(Utf8JsonWriter writer, SyntheticHousehold household, SandboxAccount account, ConfidentialSeal? seal)
    {
        var role = account.Role;
        writer.WriteStartObject();
        writer.WriteString("tehsilCode"u8, household.TehsilCode);
        writer.WriteNumber("quintile"u8, household.Quintile);
        writer.WriteText("householdId"u8, role == SandboxRole.Basic ? null : household.Id);
        if (seal is null)
        {
            WriteConfidential(writer, household, account);
        }
        else
        {
            seal.Write(writer, inner => WriteConfidential(inner, household, account));
        }

        writer.WriteString("programmeCode"u8, household.ProgrammeCode);
        writer.WriteEndObject();
    }

    private static void WriteConfidential(Utf8JsonWriter writer, SyntheticHousehold household, SandboxAccount account)
    {
        var (person, role) = (household.Beneficiary, account.Role);
        writer.WriteText("cnic"u8, role == SandboxRole.Power ? person.Cnic : null);
        writer.WriteText("fullName"u8, role == SandboxRole.Basic ? null : person.FullName);
        writer.WriteText("fatherOrHusbandName"u8, role == SandboxRole.Basic ? null : person.FatherOrHusband);
        writer.WriteString("gender"u8, person.Gender);
        writer.WriteNumber("age"u8, person.Age);
        writer.WriteText("contactNumber"u8, role == SandboxRole.Power ? person.Contact : null);
        if (role != SandboxRole.Basic)
        {
            AddressRows.Write(writer, "address"u8, household.Address, AddressDetail.Whole);
            writer.WriteNumber("pmtScore"u8, account.MayReadPmt ? household.PmtScore : null);
            writer.WriteString("socioEconomicStatus"u8, PmtScale.Status(household.Outline.Score));
            writer.WriteDay("beneficiarySince"u8, household.BeneficiarySince);
        }
    }
}

/// <summary>What bulk data are asked for: one tehsil, and one fifth of it or all, in the state that it has when it is asked for.</summary>
internal sealed record BulkArea(string TehsilCode, int? Quintile, int Revision)
{
    private string DistrictCode => AdminUnits.ByCode[TehsilCode].ParentCode;

    /// <summary>Reads a query; <see langword="null"/> when the geo library has no such tehsil.</summary>
    internal static BulkArea? Read(JsonElement query, SandboxRegistry registry)
    {
        var tehsil = query.GetProperty("tehsil").GetString()!;
        return AdminUnits.ByCode.ContainsKey(tehsil)
            ? new(tehsil, query.TryGetProperty("quintile", out var quintile) ? quintile.GetInt32() : null, registry.RevisionOf(tehsil))
            : null;
    }

    internal static Objection Unknown => new("NSER-GE-01", "/tehsil", "The geo library has no such tehsil.");

    /// <summary>The beneficiaries, in a stable order.</summary>
    internal IEnumerable<HouseholdOutline> Outlines(SandboxRegistry registry) =>
        registry.Outlines(DistrictCode, TehsilCode, Revision).Where(outline => outline.IsBeneficiary && (Quintile is null || outline.Quintile == Quintile));
}
