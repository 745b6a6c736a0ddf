using Nser.Client.Sandbox.Http;

namespace Nser.Client.Sandbox.Judgement;

/// <summary>Rule ID-10: in one batch nobody is twice ACTIVE in one programme at the same time. The later record is refused.</summary>
internal sealed class OverlapRule
{
    private readonly Dictionary<(string Person, string Programme), List<(DateOnly From, DateOnly Until)>> spells = [];
    private readonly HashSet<(string? Organization, string? RecordId)> records = [];

    /// <summary>A person is the CNIC, or for a child without one the B-Form number.</summary>
    internal IEnumerable<Objection> Judge(RecordFacts facts)
    {
        // The same record twice is a duplicate or a conflict, which the ledger tells.
        var isRepeated = !records.Add((facts.Text("organizationCode"), facts.Text("recordId")));
        if (isRepeated || !facts.Is("enrollmentStatus", "ACTIVE")
            || (facts.Text("cnic") ?? facts.Text("bFormNumber")) is not { } person || facts.Text("programmeCode") is not { } programme || facts.Date("enrollmentDate") is not { } from)
        {
            return [];
        }

        var until = facts.Date("enrollmentEndDate") ?? DateOnly.MaxValue;
        var earlier = spells.TryGetValue((person, programme), out var known) ? known : spells[(person, programme)] = [];

        var overlaps = earlier.Exists(spell => spell.From <= until && from <= spell.Until);
        earlier.Add((from, until));
        return overlaps ? [new("NSER-ID-10", facts.Text("cnic") is null ? "/bFormNumber" : "/cnic", "Expected one ACTIVE spell of a person in a programme; the batch holds another that overlaps.")] : [];
    }
}
