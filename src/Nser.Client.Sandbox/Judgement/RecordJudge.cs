using System.Text.Json;

namespace Nser.Client.Sandbox;

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
        var facts = Facts(record, version);
        return
        [
            .. DuplicateMembers(record),
            .. shape.Judge(library, version, record.GetRawText()),
            .. NewerFields(library, version, record),
            .. library == GeoUnits ? [] : IdentityRules.Judge(facts),
            .. library switch
            {
                Enrollments => EnrollmentRules.Judge(facts).Concat(GeoRules.OfReference(facts)),
                Deliveries => DeliveryRules.Judge(facts).Concat(GeoRules.OfReference(facts)),
                _ => GeoRules.OfUnit(facts),
            },
        ];
    }

    /// <summary>Fields of a later version have no place in V1.0.</summary>
    internal IEnumerable<Objection> NewerFields(string library, NserApiVersion version, JsonElement record) =>
        version >= NserApiVersion.V2 ? [] : schemas.NewerFields(library)
            .Where(field => record.TryGetProperty(field, out _))
            .Select(field => new Objection("NSER-VERSION-FIELD", "/" + field, "The field belongs to V2.0; V1.0 does not take it."));

    private static IEnumerable<Objection> DuplicateMembers(JsonElement record) =>
        record.EnumerateObject().GroupBy(member => member.Name, StringComparer.Ordinal).Where(group => group.Count() > 1)
            .Select(group => new Objection("NSER-SCHEMA-DUPLICATE", "/" + group.Key, "The member stands twice in the record."));
}
