using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Nser.Client.Ajv;
using Nser.Client.Sandbox.Seeds;
using Nser.Standards;

namespace Nser.Client.Benchmarks.Workload;

/// <summary>The sandbox's synthetic people with more of the optional fields, as a partner's export carries them: about 30 fields and 1 KB, valid by schema and rules.</summary>
/// <remarks>The members stand in the order of the standard, as the client writes typed records. Which optional fields are there changes from record to record.</remarks>
internal sealed class FullerRecords(NserStandard standard)
{
    private static readonly JsonSerializerOptions AsWritten = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly string[] order = Members(standard);

    /// <summary>The records of a seed: the same on every machine.</summary>
    internal IEnumerable<JsonObject> Create(int count, int seed) => Lines(count, seed).Select((line, index) =>
    {
        var record = JsonNode.Parse(line)!.AsObject();
        if (standard == NserStandard.ProgrammeEnrollment)
        {
            FullerEnrollment.Fill(record, index);
        }
        else
        {
            FullerDelivery.Fill(record, index);
        }

        FullerLocation.Fill(record["location"]!.AsObject(), index);
        return Ordered(record);
    });

    internal static byte[] Bytes(JsonObject record) => Encoding.UTF8.GetBytes(record.ToJsonString(AsWritten));

    private IReadOnlyList<string> Lines(int count, int seed) => standard == NserStandard.ProgrammeEnrollment
        ? SyntheticPeople.EnrollmentLines(count, seed, NserApiVersion.V2)
        : SyntheticPeople.DeliveryLines(count, seed, NserApiVersion.V2);

    private JsonObject Ordered(JsonObject record)
    {
        var ordered = new JsonObject();
        foreach (var name in order.Where(record.ContainsKey))
        {
            ordered[name] = record[name]?.DeepClone();
        }

        return ordered.Count == record.Count ? ordered : throw new InvalidOperationException("A record has a member that its standard does not know.");
    }

    private static string[] Members(NserStandard standard) =>
        [.. JsonNode.Parse(File.ReadAllText(SchemaFiles.PathOf(standard, NserApiVersion.V2)))!["properties"]!.AsObject().Select(member => member.Key)];

    /// <summary>Text with a number in it, in digits that every culture reads.</summary>
    internal static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
