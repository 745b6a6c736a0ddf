using System.Text.Json.Serialization;

namespace Nser.Standards;

/// <summary>How the models stand in JSON: camelCase, nothing for what is not set, properties in the order of the standards.</summary>
/// <remarks>
/// A default value is not set: only what came from a server without a required member has one. Where 0 means something
/// (the required decimals of a delivery) the property says so itself. Metadata only: keeping unknown members rules generated writers out.
/// </remarks>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    Converters = [typeof(PlainDecimalConverter), typeof(InstantConverter)])]
[JsonSerializable(typeof(ProgrammeEnrollment))]
[JsonSerializable(typeof(AssetDelivery))]
[JsonSerializable(typeof(GeoUnit))]
internal sealed partial class StandardsJsonContext : JsonSerializerContext;
