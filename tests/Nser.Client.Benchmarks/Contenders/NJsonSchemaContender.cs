using System.Text;
using NJsonSchema;
using Nser.Client.Ajv;
using Nser.Client.Benchmarks.Workload;
using Nser.Standards;

namespace Nser.Client.Benchmarks.Contenders;

/// <summary>NJsonSchema as a caller meets it: text in, errors out. Shape only.</summary>
internal sealed class NJsonSchemaContender : Contender
{
    private readonly Dictionary<NserStandard, JsonSchema> schemas = new[] { NserStandard.ProgrammeEnrollment, NserStandard.AssetDelivery }
        .ToDictionary(standard => standard, standard => JsonSchema.FromFileAsync(SchemaFiles.PathOf(standard, NserApiVersion.V2)).GetAwaiter().GetResult());

    internal override string Name => "njsonschema";

    internal override int Judge(RecordBlock block)
    {
        var refused = 0;
        var schema = schemas[block.Standard];
        for (var index = 0; index < block.Count; index++)
        {
            refused += schema.Validate(Encoding.UTF8.GetString(block[index].Span)).Count > 0 ? 1 : 0;
        }

        return refused;
    }
}
