using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using Nser.Client.Sandbox.Http;
using Nser.Client.Sandbox.Ledger;
using Nser.Standards;

namespace Nser.Client.Sandbox.Judgement;

/// <summary>Says what the standards refuse of a record: its shape by the schema, then the rules of severity error. Written from the documents, without the client's validator.</summary>
internal sealed class RecordJudge(StandardSchemas schemas, NserEnvironment environment, TimeProvider clock)
{
    private readonly ShapeJudge shape = new(schemas);

    internal const string Enrollments = "programme-enrollments";
    internal const string Deliveries = "asset-deliveries";
    internal const string GeoUnits = "geo-units";

    internal RecordFacts Facts(JsonElement record, NserApiVersion version) => new(record, version, clock.GetUtcNow(), environment);

    internal IReadOnlyList<Objection> Judge(string library, NserApiVersion version, JsonElement record)
    {
        var faults = Soundness.Judge(record);
        if (faults is [{ Pointer: "" }])
        {
            return faults;
        }

        var facts = Facts(record, version);
        return
        [
            .. faults,
            .. Shape(library, version, record),
            .. NewerFields(library, version, record),
            .. GeoRules.OfAll(facts),
            .. IdentityRules.TestData(facts),
            .. library switch
            {
                Enrollments => [.. IdentityRules.OfRecord(facts), .. IdentityRules.OfPerson(facts), .. EnrollmentRules.Judge(facts), .. GeoRules.OfReference(facts)],
                Deliveries => [.. IdentityRules.OfRecord(facts), .. DeliveryRules.Judge(facts), .. GeoRules.OfReference(facts)],
                _ => GeoRules.OfUnit(facts),
            },
        ];
    }

    /// <summary>What the schema of the version refuses. A word that the newest version takes is refused as newer, not as unknown.</summary>
    private IEnumerable<Objection> Shape(string library, NserApiVersion version, JsonElement record)
    {
        var refused = shape.Judge(library, version, record).ToList();
        if (version == NserApiVersion.Known[^1] || !refused.Exists(IsWord))
        {
            return refused;
        }

        var always = shape.Judge(library, NserApiVersion.Known[^1], record).Where(IsWord).Select(objection => objection.Pointer).ToHashSet(StringComparer.Ordinal);
        return refused.Select(objection => IsWord(objection) && !always.Contains(objection.Pointer) ? objection with { Code = "NSER-VERSION-FIELD" } : objection);

        static bool IsWord(Objection objection) => objection.Code == "NSER-SCHEMA-ENUM";
    }

    /// <summary>Fields of a later version have no place in V1.0.</summary>
    internal IEnumerable<Objection> NewerFields(string library, NserApiVersion version, JsonElement record) =>
        version >= NserApiVersion.V2 ? [] : schemas.NewerFields(library)
            .Where(field => record.TryGetProperty(field, out _))
            .Select(field => new Objection("NSER-VERSION-FIELD", "/" + field, "The field belongs to V2.0; V1.0 does not take it."));
}

/// <summary>Judges the records of one batch in order and gives each its identity.</summary>
internal sealed class BatchJudge(RecordJudge judge, string library, NserApiVersion version, string caller)
{
    private readonly OverlapRule overlap = new();
    private int index;

    /// <summary>Judges one line of NDJSON.</summary>
    internal Candidate Judge(ReadOnlyMemory<byte> line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            return Judge(document.RootElement.Clone());
        }
        catch (JsonException)
        {
            return Unreadable(line.Span);
        }
    }

    internal Candidate Judge(JsonElement record)
    {
        if (record.ValueKind != JsonValueKind.Object || Soundness.Judge(record) is [{ Pointer: "" }])
        {
            return Unreadable(JsonMarshal.GetRawUtf8Value(record));
        }

        var hash = CanonicalContent.Hash(record);
        var facts = judge.Facts(record, version);
        var id = facts.Text(library == RecordJudge.GeoUnits ? "code" : "recordId");
        var organization = library == RecordJudge.GeoUnits ? caller : facts.Text("organizationCode");
        IEnumerable<Objection> ofBatch = library == RecordJudge.Enrollments ? overlap.Judge(facts) : [];
        return new Candidate(index++, id, record, hash, [.. judge.Judge(library, version, record), .. ofBatch])
        {
            Key = id is null || organization is null ? null : new RecordKey(library, organization, id),
        };
    }

    private Candidate Unreadable(ReadOnlySpan<byte> json) => new(index++, null, null, Convert.ToHexString(SHA256.HashData(json)), [Soundness.Unreadable]);
}

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
