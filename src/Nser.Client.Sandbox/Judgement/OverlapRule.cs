namespace Nser.Client.Sandbox;

/// <summary>Rule ID-10: in one batch nobody is twice ACTIVE in one programme at the same time. The later record is refused.</summary>
internal sealed class OverlapRule
{
    private readonly Dictionary<(string Cnic, string Programme), List<(string RecordId, DateOnly From, DateOnly Until)>> spells = [];

    internal IEnumerable<Objection> Judge(RecordFacts facts)
    {
        if (!facts.Is("enrollmentStatus", "ACTIVE")
            || facts.Text("cnic") is not { } cnic || facts.Text("programmeCode") is not { } programme || facts.Date("enrollmentDate") is not { } from)
        {
            return [];
        }

        var until = facts.Date("enrollmentEndDate") ?? DateOnly.MaxValue;
        var id = facts.Text("organizationCode") + "/" + facts.Text("recordId");
        var earlier = spells.TryGetValue((cnic, programme), out var known) ? known : spells[(cnic, programme)] = [];

        // The same record twice is a duplicate or a conflict, which the ledger tells.
        var overlaps = earlier.Any(spell => spell.RecordId != id && spell.From <= until && from <= spell.Until);
        earlier.Add((id, from, until));
        return overlaps ? [new("NSER-ID-10", "/cnic", "Expected one ACTIVE spell of a person in a programme; the batch holds another that overlaps.")] : [];
    }
}
