namespace Nser.Standards.Tests.Schemas.Tables;

/// <summary>properties, required and additionalProperties.</summary>
internal static class ObjectTables
{
    private const string NoObjects = "Whatever is no object";
    private static readonly string[] NotObjects = ["[]", "[{\"count\":\"x\"}]", "\"count\"", "12", "1.5", "true", "null"];

    internal static KeywordTable[] All =>
    [
        new("properties: each member by its own schema", """{"properties":{"count":{"type":"integer"},"name":{"type":"string"}}}""",
            ["{}", "{\"count\":1}", "{\"name\":\"a\",\"count\":1}", "{\"other\":[]}", "{\"Count\":\"case matters\"}", .. NotObjects],
            ["{\"count\":\"1\"}", "{\"name\":1}", "{\"count\":[],\"name\":{}}", "{\"count\":1,\"name\":null}", "{\"count\":{\"count\":1}}"], ValidationCodes.SchemaType),
        new("properties: true and false", """{"properties":{"may":true,"not":false}}""",
            ["{}", "{\"may\":null}", "{\"other\":1}", .. NotObjects], ["{\"not\":null}", "{\"may\":1,\"not\":1}", "{\"not\":{}}"], ValidationCodes.SchemaNotAllowed),
        new("properties within properties", """{"properties":{"a":{"properties":{"b":{"properties":{"a":{"type":"null"}}}}}}}""",
            ["{\"a\":{\"b\":{\"a\":null}}}", "{\"a\":7}", "{\"a\":{\"b\":[]}}", "{\"b\":{\"a\":7}}", "{\"a\":{\"a\":7}}"],
            ["{\"a\":{\"b\":{\"a\":7}}}", "{\"a\":{\"c\":{},\"b\":{\"b\":{},\"a\":{}}}}"], ValidationCodes.SchemaType),
        new("required", """{"required":["first"],"properties":{"first":{},"second":{}}}""",
            ["{\"first\":null}", "{\"second\":1,\"first\":1}", "{\"first\":{\"first\":1}}", .. NotObjects], ["{}", "{\"second\":1}", "{\"second\":{\"first\":1}}", "{\"First\":1}", "{\"firs\":1}", "{\"firstt\":1}"], ValidationCodes.SchemaRequired),
        new("required: of members without a schema", """{"required":["x","y"]}""",
            ["{\"y\":1,\"x\":null}", .. NotObjects], ["{}", "{\"x\":1}", "{\"y\":1}", "{\"z\":1,\"y\":1}"], ValidationCodes.SchemaRequired),
        new("required: of nothing", """{"required":[]}""", ["{}", "{\"a\":1}", .. NotObjects], []),
        new("required: of a member that no schema allows", """{"required":["a"],"properties":{"a":false}}""", [.. NotObjects], ["{}", "{\"a\":1}"]),
        new("required: of one name twice over the levels", """{"required":["a"],"properties":{"a":{"required":["a"],"properties":{"a":{"required":["a"]}}}}}""",
            ["{\"a\":{\"a\":{\"a\":0}}}", "{\"a\":{\"a\":0}}", "{\"a\":0}"], ["{}", "{\"a\":{}}", "{\"a\":{\"a\":{}}}", "{\"b\":{\"a\":{\"a\":{\"a\":1}}}}"], ValidationCodes.SchemaRequired),
        .. new[] { 1, 63, 64, 65, 66, 129 }.Select(Many),
        new("additionalProperties: none", """{"properties":{"a":{},"b":{"type":"string"}},"additionalProperties":false}""",
            ["{}", "{\"a\":1}", "{\"b\":\"x\",\"a\":[]}", .. NotObjects], ["{\"c\":1}", "{\"a\":1,\"aa\":1}", "{\"\":1}", "{\"A\":1}"], ValidationCodes.SchemaNotAllowed),
        new("additionalProperties: none at all", """{"additionalProperties":false}""", ["{}", .. NotObjects], ["{\"a\":1}", "{\"\":null}"], ValidationCodes.SchemaNotAllowed),
        new("additionalProperties: any", """{"properties":{"a":{"type":"string"}},"additionalProperties":true}""", ["{}", "{\"b\":1}", "{\"b\":1,\"a\":\"x\"}", .. NotObjects], ["{\"a\":1}", "{\"b\":1,\"a\":1}"], ValidationCodes.SchemaType),
        new("additionalProperties: of one kind", """{"properties":{"a":{},"b":{}},"additionalProperties":{"type":"boolean"}}""",
            ["{\"a\":1}", "{\"a\":1,\"b\":\"x\",\"c\":true}", "{\"c\":false,\"d\":true}", .. NotObjects], ["{\"c\":1}", "{\"a\":true,\"b\":true,\"c\":\"true\"}", "{\"c\":true,\"d\":null}"], ValidationCodes.SchemaType),
        new("additionalProperties: without properties", """{"additionalProperties":{"type":"string","minLength":1}}""", ["{}", "{\"a\":\"x\"}", .. NotObjects], ["{\"a\":\"\"}", "{\"a\":\"x\",\"b\":\"\"}"], ValidationCodes.SchemaMinLength),
        new("additionalProperties: within one", """{"additionalProperties":{"additionalProperties":{"type":"null"}}}""", ["{\"a\":{\"b\":null}}", "{\"a\":7}"], ["{\"a\":{\"b\":7}}"], ValidationCodes.SchemaType),
        new("additionalProperties: required ones too", """{"required":["c"],"properties":{"a":{}},"additionalProperties":{"type":"integer"}}""", ["{\"c\":1}", "{\"a\":\"x\",\"c\":1}", .. NotObjects], ["{\"a\":1}", "{\"c\":\"1\"}", "{}"]),
        new(NoObjects + " has no members", """{"properties":{"length":{"type":"null"}},"required":["length"],"additionalProperties":false}""", ["\"length\"", "[1,2]", "3"], ["{}", "{\"length\":1}"]),
    ];

    /// <summary>Around the sizes of machine words a member may be lost; the last is required only.</summary>
    private static KeywordTable Many(int count)
    {
        int[] all = [.. Enumerable.Range(0, count)];
        var schema = $"{{\"required\":[{string.Join(',', all.Select(Name))}],\"properties\":{{{string.Join(',', all.SkipLast(1).Select(at => Name(at) + ":{}"))}}}}}";
        return new($"required: {count} members", schema, [Members(all), Members(all.Reverse())], [.. all.Select(missing => Members(all.Where(at => at != missing)))], ValidationCodes.SchemaRequired);
    }

    private static string Members(IEnumerable<int> numbers) => $"{{{string.Join(',', numbers.Select(at => Name(at) + ":null"))}}}";

    private static string Name(int at) => FormattableString.Invariant($"\"m{at:D3}\"");
}
