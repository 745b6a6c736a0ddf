using System.Text.Json.Serialization;

namespace Nser.Client.Queries.Benefits;

/// <summary>The JSON of benefits and of the question for them.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(RowPage<BenefitRow>))]
[JsonSerializable(typeof(BenefitSearchBody))]
internal sealed partial class BenefitsJsonContext : JsonSerializerContext;
