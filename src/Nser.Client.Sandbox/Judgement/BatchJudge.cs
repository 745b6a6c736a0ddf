using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using Nser.Client.Sandbox.Http;
using Nser.Client.Sandbox.Ledger;
using Nser.Standards;

namespace Nser.Client.Sandbox.Judgement;

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
