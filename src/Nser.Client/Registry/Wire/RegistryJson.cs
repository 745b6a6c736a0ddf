using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Nser.Client.Contract;

namespace Nser.Client.Registry;

/// <summary>Reads the registry's answers and writes the questions, with the profile's names for the API's own members.</summary>
/// <remarks>Open when reading: what is missing is absent. Each concept has its own source-generated context; it is named here.</remarks>
internal sealed class RegistryJson
{
    private readonly JsonSerializerOptions options;

    internal RegistryJson(ContractProfile profile)
    {
        options = new(JsonSerializerDefaults.Web)
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.Strict,
            PropertyNameCaseInsensitive = false,
            AllowDuplicateProperties = false,
            DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
            TypeInfoResolver = JsonTypeInfoResolver.Combine(Contexts).WithAddedModifier(type => Rename(type, profile.Members)),
        };
        options.MakeReadOnly();
    }

    private static IJsonTypeInfoResolver[] Contexts =>
    [
        EligibilityJsonContext.Default,
        BeneficiariesJsonContext.Default,
        BenefitsJsonContext.Default,
        HouseholdsJsonContext.Default,
        DataRequestWireJson.Default,
        GeographyJson.Default,
        StatisticsJson.Default,
        AccountingJson.Default,
    ];

    /// <summary>A decoder for a body. What it reads is looked up with the first body: most programs ask for little of what a client can.</summary>
    internal Func<ReadOnlyMemory<byte>, T> Decoder<T>()
        where T : class => body => Read<T>(body.Span);

    /// <summary>Reads one value, for example a row out of an overlay.</summary>
    /// <exception cref="JsonException">Not the JSON of the contract.</exception>
    internal T Read<T>(ReadOnlySpan<byte> json)
        where T : class => JsonSerializer.Deserialize(json, (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T))) ?? throw new JsonException("null in place of an object");

    /// <summary>Writes a question.</summary>
    internal byte[] Write<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T)));

    private static void Rename(JsonTypeInfo type, ContractNames members)
    {
        if (!type.Type.IsDefined(typeof(WireEnvelopeAttribute), inherit: false))
        {
            return;
        }

        foreach (var property in type.Properties)
        {
            property.Name = members.Contains(property.Name) ? members[property.Name] : property.Name;
        }
    }
}
