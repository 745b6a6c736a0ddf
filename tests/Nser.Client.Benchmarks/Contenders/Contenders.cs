using System.Text;
using System.Text.Json;
using NJsonSchema;
using Nser.Client.Ajv;
using Nser.Client.Standards;

namespace Nser.Client.Benchmarks;

/// <summary>Who judges, each set up beforehand: what is measured starts at the bytes and ends at the verdict.</summary>
internal static class Contenders
{
    private static readonly Dictionary<NserStandard, JsonSchema> Schemas = new[] { NserStandard.ProgrammeEnrollment, NserStandard.AssetDelivery }
        .ToDictionary(standard => standard, standard => JsonSchema.FromJsonAsync(File.ReadAllText(SchemaFiles.PathOf(standard, NserApiVersion.V2))).GetAwaiter().GetResult());

    /// <summary>Our shape check.</summary>
    internal static Contender Plan { get; } = new("plan", block => Refused(block, Ours.OfThread.AcceptsShape));

    /// <summary>Our shape check and all rules: what a push makes of each record.</summary>
    internal static Contender Full { get; } = new("full", block => Refused(block, Ours.OfThread.Accepts));

    /// <summary>NJsonSchema as a caller meets it: text in, errors out.</summary>
    internal static Contender NJsonSchema { get; } = new("njsonschema", block =>
        Refused(block, (standard, record) => Schemas[standard].Validate(Encoding.UTF8.GetString(record)).Count == 0));

    /// <summary>No judge: the cost of walking the tokens and looking at none.</summary>
    internal static Contender Reader { get; } = new("reader", block => Refused(block, (_, record) =>
    {
        var reader = new Utf8JsonReader(record);
        while (reader.Read())
        {
        }

        return true;
    }));

    private delegate bool Judge(NserStandard standard, ReadOnlySpan<byte> record);

    private static int Refused(RecordBlock block, Judge accepts)
    {
        var refused = 0;
        for (var index = 0; index < block.Count; index++)
        {
            refused += accepts(block.Standard, block[index].Span) ? 0 : 1;
        }

        return refused;
    }
}
