using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Nser.Client.Api;

namespace Nser.Client.Queries;

/// <summary>Reads the registry's answers and writes the questions, with the profile's names for the API's own members.</summary>
/// <remarks>Open when reading: what is missing is absent. Each kind of query brings its own source-generated context, so that only what is asked for is built.</remarks>
internal sealed class QueryJson
{
    private readonly JsonSerializerOptions options;

    /// <param name="profile">Says what the server calls the API's own members.</param>
    /// <param name="context">The source-generated context of the query's types.</param>
    internal QueryJson(ContractProfile profile, IJsonTypeInfoResolver context)
    {
        options = new(JsonSerializerDefaults.Web)
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.Strict,
            PropertyNameCaseInsensitive = false,
            AllowDuplicateProperties = false,
            DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
            TypeInfoResolver = context.WithAddedModifier(type => Rename(type, profile.Members)),
        };
        options.MakeReadOnly();
    }

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

/// <summary>Marks a type whose members are the API's own words: they get the names of the contract profile.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class WireEnvelopeAttribute : Attribute;
