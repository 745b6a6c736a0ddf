using System.Text.Json.Serialization;

namespace Nser.Client.Queries.Eligibility;

/// <summary>Question and answer of the eligibility check in JSON.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(EligibilityRequest))]
[JsonSerializable(typeof(EligibilityAnswer))]
internal sealed partial class EligibilityJsonContext : JsonSerializerContext;
