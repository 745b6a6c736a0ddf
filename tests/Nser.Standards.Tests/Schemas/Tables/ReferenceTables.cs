namespace Nser.Standards.Tests.Schemas.Tables;

/// <summary>$ref within the document: whole documents with whole records.</summary>
internal static class ReferenceTables
{
    internal static KeywordTable[] All =>
    [
        Of("$ref into definitions", """{"properties":{"a":{"$ref":"#/definitions/d"},"b":{"$ref":"#/definitions/d"}},"definitions":{"d":{"type":"integer"}}}""", ["{\"a\":1,\"b\":2}", "{}", "{\"d\":\"x\",\"definitions\":\"x\"}"], ["{\"a\":\"1\"}", "{\"a\":1,\"b\":null}"]),
        Of("$ref into $defs", """{"$defs":{"d":{"type":"integer"}},"properties":{"a":{"$ref":"#/$defs/d"}}}""", ["{\"a\":1}"], ["{\"a\":\"1\"}"]),
        Of("$ref to the root: a tree", """{"type":"object","required":["name"],"properties":{"name":{"type":"string"},"child":{"$ref":"#"}}}""",
            ["{\"name\":\"a\"}", "{\"name\":\"a\",\"child\":{\"name\":\"b\",\"child\":{\"name\":\"c\"}}}"], ["{}", "{\"name\":\"a\",\"child\":{}}", "{\"name\":\"a\",\"child\":{\"child\":{\"name\":\"c\"},\"name\":5}}", "{\"name\":\"a\",\"child\":\"b\"}"]),
        Of("$ref to the root, which allows nothing else", """{"properties":{"child":{"$ref":"#"}},"additionalProperties":false}""", ["{}", "{\"child\":{}}", "{\"child\":{\"child\":false}}"], ["{\"other\":1}", "{\"child\":{\"other\":1}}"], ValidationCodes.SchemaNotAllowed),
        Of("$ref from one definition to another", """{"$ref":"#/definitions/a","definitions":{"a":{"properties":{"x":{"$ref":"#/definitions/b"}}},"b":{"$ref":"#/definitions/c"},"c":{"type":"boolean"}}}""", ["{\"x\":true}", "{}"], ["{\"x\":1}"], ValidationCodes.SchemaType),
        Of("$ref between two that need each other", """{"properties":{"p":{"$ref":"#/definitions/person"}},"definitions":{"person":{"type":"object","properties":{"animals":{"items":{"$ref":"#/definitions/animal"}}}},"animal":{"type":"object","required":["kind"],"properties":{"owner":{"$ref":"#/definitions/person"}}}}}""",
            ["{\"p\":{\"animals\":[{\"kind\":1,\"owner\":{\"animals\":[]}}]}}", "{}"], ["{\"p\":{\"animals\":[{\"kind\":1,\"owner\":{\"animals\":[{}]}}]}}"], ValidationCodes.SchemaRequired),
        Of("$ref to a property", """{"properties":{"a":{"type":"integer"},"b":{"$ref":"#/properties/a"},"c":{"items":{"$ref":"#/properties/b"}}}}""", ["{\"b\":1,\"c\":[2]}"], ["{\"b\":\"x\"}", "{\"c\":[1,\"x\"]}"], ValidationCodes.SchemaType),
        Of("$ref to items and to further members", """{"properties":{"a":{"items":{"type":"integer"}},"b":{"$ref":"#/properties/a/items"},"c":{"$ref":"#/additionalProperties"}},"additionalProperties":{"type":"null"}}""", ["{\"a\":[1],\"b\":2,\"c\":null,\"d\":null}"], ["{\"b\":\"2\"}", "{\"c\":1}", "{\"d\":1}"], ValidationCodes.SchemaType),
        Of("$ref with escaped pointers", """{"definitions":{"til~de":{"type":"integer"},"sla/sh":{"type":"string"},"per%cent":{"type":"boolean"},"a b":{"type":"null"},"q\"":{"type":"array"},"ب":{"type":"object"},"":{"const":7}},"properties":{"a":{"$ref":"#/definitions/til~0de"},"b":{"$ref":"#/definitions/sla~1sh"},"c":{"$ref":"#/definitions/per%25cent"},"d":{"$ref":"#/definitions/a%20b"},"e":{"$ref":"#/definitions/q%22"},"f":{"$ref":"#/definitions/%D8%A8"},"g":{"$ref":"#/definitions/"}}}""",
            ["{\"a\":1,\"b\":\"\",\"c\":true,\"d\":null,\"e\":[],\"f\":{},\"g\":7}"], ["{\"a\":\"\"}", "{\"b\":1}", "{\"c\":1}", "{\"d\":1}", "{\"e\":1}", "{\"f\":1}", "{\"g\":8}"]),
        Of("$ref with the sequence ~01", """{"definitions":{"~1":{"type":"integer"},"/":{"type":"string"}},"properties":{"a":{"$ref":"#/definitions/~01"},"b":{"$ref":"#/definitions/~1"}}}""", ["{\"a\":1,\"b\":\"\"}"], ["{\"a\":\"\"}", "{\"b\":1}"], ValidationCodes.SchemaType),
        Of("$ref to true and to false", """{"definitions":{"all":true,"none":false},"properties":{"a":{"$ref":"#/definitions/all"},"b":{"$ref":"#/definitions/none"}}}""", ["{\"a\":[1]}", "{}"], ["{\"b\":null}"], ValidationCodes.SchemaNotAllowed),
        Of("$ref beside annotations", """{"definitions":{"d":{"type":"string"}},"properties":{"a":{"title":"t","description":"d","$ref":"#/definitions/d","$comment":"c","x-nser-source":"s"}}}""", ["{\"a\":\"\"}"], ["{\"a\":1}"], ValidationCodes.SchemaType),
        Of("a member named $ref is a member", """{"properties":{"$ref":{"type":"string"}}}""", ["{\"$ref\":\"a\"}", "{\"$ref\":\"#/nowhere\"}"], ["{\"$ref\":2}"], ValidationCodes.SchemaType),
        Of("a member named $ref, by reference", """{"properties":{"$ref":{"$ref":"#/definitions/d"}},"definitions":{"d":{"type":"string"}}}""", ["{\"$ref\":\"a\"}"], ["{\"$ref\":2}"], ValidationCodes.SchemaType),
        Of("a code that looks like a reference", """{"properties":{"a":{"enum":["#/definitions/d","$ref"]}},"definitions":{"d":{"type":"integer"}}}""", ["{\"a\":\"$ref\"}"], ["{\"a\":1}"], ValidationCodes.SchemaEnum),
        Of("a default that looks like a schema", """{"properties":{"a":{"default":{"$ref":"#/nowhere","type":"strnig","allOf":[]},"examples":[{"not":{}}],"type":"integer"}}}""", ["{\"a\":1}"], ["{\"a\":\"1\"}"], ValidationCodes.SchemaType),
        Of("one reference from many places", Many, ["{\"m0\":\"a\",\"m39\":\"b\"}"], ["{\"m0\":\"ab\"}", "{\"m39\":\"ab\",\"m38\":\"a\"}"], ValidationCodes.SchemaMaxLength),
    ];

    private static string Many => """{"definitions":{"d":{"type":"string","maxLength":1}},"properties":{MEMBERS}}"""
        .Replace("MEMBERS", string.Join(',', Enumerable.Range(0, 40).Select(at => FormattableString.Invariant($"\"m{at}\":{{\"$ref\":\"#/definitions/d\"}}"))), StringComparison.Ordinal);

    private static KeywordTable Of(string title, string document, string[] good, string[] bad, string? code = null) => new(title, document, good, bad, code) { IsDocument = true };
}
