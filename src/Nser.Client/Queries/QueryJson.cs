using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Nser.Client.Api;
using Nser.Standards;

namespace Nser.Client.Queries;

/// <summary>Reads the registry's answers and writes the questions, with the profile's names for the API's own members.</summary>
/// <remarks>Open when reading: what is missing is absent. Each kind of query brings its own source-generated context, so that only what is asked for is built.</remarks>
internal sealed class QueryJson
{
    /// <summary>Properties of rows that are not members of the JSON.</summary>
    private static readonly string[] NotMembers = ["unknownMembers", "addressDetail"];

    private readonly JsonSerializerOptions options;
    private readonly ContractNames members;

    /// <param name="profile">Says what the server calls the API's own members.</param>
    /// <param name="context">The source-generated context of the query's types.</param>
    internal QueryJson(ContractProfile profile, IJsonTypeInfoResolver context)
    {
        members = profile.Members;
        options = new(JsonSerializerDefaults.Web)
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            NumberHandling = JsonNumberHandling.Strict,
            PropertyNameCaseInsensitive = false,
            AllowDuplicateProperties = false,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            TypeInfoResolver = JsonTypeInfoResolver.Combine(new ModelsOfStandards(), context).WithAddedModifier(Adapt),
        };
        options.MakeReadOnly();
    }

    internal JsonWriterOptions Writing => new() { Encoder = options.Encoder };

    /// <summary>Reads a body.</summary>
    /// <exception cref="JsonException">Not the JSON of the contract.</exception>
    internal T Decode<T>(ReadOnlyMemory<byte> body)
        where T : class => Read<T>(body.Span);

    /// <inheritdoc cref="Decode"/>
    internal T Read<T>(ReadOnlySpan<byte> json)
        where T : class => JsonSerializer.Deserialize(json, (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T))) ?? throw new JsonException("null in place of an object");

    internal byte[] Write<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T)));

    /// <summary>The names of the members that a question sets; those of an object in it behind its own name and a point.</summary>
    internal IReadOnlyList<string> ParameterNames<T>(T question)
        where T : class => [.. SetMembers(options.GetTypeInfo(typeof(T)), question).SelectMany(member => options.GetTypeInfo(member.Type) is { Kind: JsonTypeInfoKind.Object } part
            ? SetMembers(part, member.Value).Select(inner => $"{member.Name}.{inner.Name}")
            : [member.Name])];

    /// <summary>The server's name of a member of the API's own.</summary>
    internal string Name(string member) => members.Contains(member) ? members[member] : member;

    private static IEnumerable<(string Name, Type Type, object Value)> SetMembers(JsonTypeInfo type, object owner)
    {
        foreach (var property in type.Properties)
        {
            if (property.Get!(owner) is { } value)
            {
                yield return (property.Name, property.PropertyType, value);
            }
        }
    }

    private void Adapt(JsonTypeInfo type)
    {
        if (type.Type.IsDefined(typeof(WireEnvelopeAttribute), inherit: false))
        {
            foreach (var property in type.Properties)
            {
                property.Name = Name(property.Name);
            }
        }
        else if (type.Type == typeof(GeoReference))
        {
            Open(type, mayBeEncrypted: false);
            var keep = type.Properties.Single(property => property.IsExtensionData).Set!;
            type.OnDeserialized = read => keep(read, CoordinateFilter.Without(((GeoReference)read).UnknownMembers));
        }
        else if (type.Type.IsAssignableTo(typeof(RegistryRow)))
        {
            var mayBeEncrypted = type.Type.IsAssignableTo(typeof(IConfidentialRow));
            Open(type, mayBeEncrypted);
            Add(type, "\0unknown", static row => ((RegistryRow)row).Collected, static (row, value) => ((RegistryRow)row).Collected = value, isExtensionData: true);
            type.OnDeserialized = static row => ((RegistryRow)row).DropCoordinates();
            if (mayBeEncrypted)
            {
                Add(type, Encryption.ConfidentialOverlay.Member, static row => ((IConfidentialRow)row).Confidential, static (row, value) => ((IConfidentialRow)row).Confidential = value, isExtensionData: false);
            }
        }
    }

    /// <summary>A server may leave out anything, but for a number without which its object means nothing.</summary>
    private static void Open(JsonTypeInfo type, bool mayBeEncrypted)
    {
        foreach (var property in type.Properties)
        {
            property.IsRequired &= property.PropertyType.IsPrimitive && !mayBeEncrypted;
            if (NotMembers.Contains(property.Name) && !property.IsExtensionData)
            {
                // It cannot be removed, for an init-only property is a parameter of the constructor.
                property.Name = $"\0{property.Name}";
                property.ShouldSerialize = static (_, _) => false;
            }
        }
    }

    private static void Add<T>(JsonTypeInfo type, string name, Func<object, T?> get, Action<object, T?> set, bool isExtensionData)
        where T : class => type.Properties.Add(JsonMetadataServices.CreatePropertyInfo(type.Options, new JsonPropertyInfoValues<T>
        {
            IsProperty = true,
            IsPublic = true,
            DeclaringType = type.Type,
            PropertyName = name,
            JsonPropertyName = name,
            Getter = get,
            Setter = set,
            IsExtensionData = isExtensionData,
        }));
}

/// <summary>Marks a type whose members are the API's own words: they get the names of the contract profile.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class WireEnvelopeAttribute : Attribute;

/// <summary>Answers for the models of the standards that rows hold: only their own context fills their unknown members.</summary>
internal sealed class ModelsOfStandards : IJsonTypeInfoResolver
{
    public JsonTypeInfo? GetTypeInfo(Type type, JsonSerializerOptions options) =>
        type == typeof(GeoReference) || type == typeof(GeoUnit) ? StandardsJson.Resolver.GetTypeInfo(type, options) : null;
}
