using System.Collections.Concurrent;
using Nser.Client.Standards;

namespace Nser.Client.Validation;

/// <summary>Checks records against the JSON Schemas that the package carries, by NJsonSchema, which gets only what it judges rightly.</summary>
/// <remarks>Schemas are read once and shared by all threads.</remarks>
internal sealed class JsonSchemaShapeValidator(Func<NserStandard, NserApiVersion, string> schemaText) : IShapeValidator
{
    private readonly ConcurrentDictionary<(NserStandard, NserApiVersion), Lazy<JsonSchemaShape>> shapes = new();

    internal JsonSchemaShapeValidator()
        : this(EmbeddedSchemas.Read)
    {
    }

    /// <summary>The one that every client uses, over the embedded schemas.</summary>
    internal static JsonSchemaShapeValidator Shared { get; } = new();

    public bool Check(NserStandard standard, NserApiVersion version, ReadOnlySpan<byte> json, RecordSlots slots, FindingList findings)
    {
        if (!StrictJson.Check(json, findings.All))
        {
            return false;
        }

        shapes
            .GetOrAdd((standard, version), key => new Lazy<JsonSchemaShape>(() => new JsonSchemaShape(schemaText(key.Item1, key.Item2))))
            .Value.Check(JsonTokens.Read(json), findings.All);
        slots.Read(json);
        return true;
    }
}
