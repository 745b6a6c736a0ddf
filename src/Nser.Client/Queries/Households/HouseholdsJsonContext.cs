using System.Text.Json.Serialization;

namespace Nser.Client.Queries.Households;

/// <summary>The JSON of households and of the questions for them.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(RowPage<HouseholdRow>))]
[JsonSerializable(typeof(CnicSearchBody))]
[JsonSerializable(typeof(AddressSearchBody))]
[JsonSerializable(typeof(PmtSearchBody))]
internal sealed partial class HouseholdsJsonContext : JsonSerializerContext;
