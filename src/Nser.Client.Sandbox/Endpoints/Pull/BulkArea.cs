using System.Text.Json;
using Nser.Client.Sandbox.Http;
using Nser.Client.Sandbox.Registry;
using Nser.Client.Sandbox.Seeds;

namespace Nser.Client.Sandbox.Endpoints.Pull;

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
