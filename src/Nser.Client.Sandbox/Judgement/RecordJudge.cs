using System.Text.Json;
using Nser.Client.Sandbox.Http;
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
