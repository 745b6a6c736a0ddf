using System.Text.Json;

namespace Nser.Client.Sandbox;

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
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return new Candidate(index++, null, null, Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(line.Span)), [NotAnObject]);
        }
    }

    internal Candidate Judge(JsonElement record)
    {
        var hash = CanonicalContent.Hash(record);
        if (record.ValueKind != JsonValueKind.Object)
        {
            return new Candidate(index++, null, null, hash, [NotAnObject]);
        }

        var facts = judge.Facts(record, version);
        var id = facts.Text(library == RecordJudge.GeoUnits ? "code" : "recordId");
        var organization = library == RecordJudge.GeoUnits ? caller : facts.Text("organizationCode");
        IEnumerable<Objection> ofBatch = library == RecordJudge.Enrollments ? overlap.Judge(facts) : [];
        return new Candidate(index++, id, record, hash, [.. judge.Judge(library, version, record), .. ofBatch])
        {
            Key = id is null || organization is null ? null : new RecordKey(library, organization, id),
        };
    }

    private static Objection NotAnObject => new("NSER-SCHEMA-JSON", "", "Expected one JSON object in UTF-8.");
}
