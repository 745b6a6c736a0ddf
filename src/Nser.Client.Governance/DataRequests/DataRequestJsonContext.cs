using System.Text.Json.Serialization;
using Nser.Standards;

namespace Nser.Client.Governance.DataRequests;

/// <summary>How the form stands in JSON: camelCase, items in the order of the form, nothing for what is not filled in. A "no" is filled in.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(PlainDecimalConverter)])]
[JsonSerializable(typeof(DataRequestForm))]
internal sealed partial class DataRequestJsonContext : JsonSerializerContext;
