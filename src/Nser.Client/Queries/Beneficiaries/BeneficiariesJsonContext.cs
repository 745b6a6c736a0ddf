using System.Text.Json.Serialization;

namespace Nser.Client.Queries.Beneficiaries;

/// <summary>The JSON of beneficiaries.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(RowPage<BeneficiaryRow>))]
internal sealed partial class BeneficiariesJsonContext : JsonSerializerContext;
