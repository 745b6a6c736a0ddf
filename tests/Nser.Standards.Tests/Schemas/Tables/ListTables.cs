namespace Nser.Standards.Tests.Schemas.Tables;

/// <summary>items, minItems, maxItems and uniqueItems.</summary>
internal static class ListTables
{
    private static readonly string[] NotLists = ["{}", "{\"0\":\"x\",\"length\":9}", "\"[1,1]\"", "7", "true", "null"];

    internal static KeywordTable[] All =>
    [
        new("items: each by one schema", """{"items":{"type":"integer"}}""", ["[]", "[1]", "[1,2.0,3]", .. NotLists], ["[\"1\"]", "[1,2,null]", "[[1]]", "[1.5]"], ValidationCodes.SchemaType),
        new("items: true", """{"items":true}""", ["[]", "[1,\"a\",null,[]]", .. NotLists], []),
        new("items: false", """{"items":false}""", ["[]", .. NotLists], ["[1]", "[null,null]", "[[]]"], ValidationCodes.SchemaNotAllowed),
        new("items: lists of lists", """{"items":{"type":"array","items":{"type":"array","items":{"type":"boolean"}}}}""", ["[]", "[[],[[]]]", "[[[true],[false,true]],[]]"], ["[true]", "[[true]]", "[[[1]]]", "[[[true]],[[true],[0]]]"], ValidationCodes.SchemaType),
        new("items: objects", """{"items":{"type":"object","required":["k"],"properties":{"k":{"type":"string"}}}}""", ["[]", "[{\"k\":\"\"},{\"k\":\"v\",\"x\":0}]"], ["[{}]", "[{\"k\":\"\"},{\"k\":1}]", "[{\"k\":\"\"},1]"]),
        new("minItems", """{"minItems":2}""", ["[1,2]", "[null,null,null]", "[[],[]]", .. NotLists], ["[]", "[1]", "[[1,2,3]]", "[{\"a\":1,\"b\":2}]"], ValidationCodes.SchemaMinItems),
        new("minItems of none", """{"minItems":0}""", ["[]", .. NotLists], []),
        new("minItems written as 1.0", """{"minItems":1.0}""", ["[1]", .. NotLists], ["[]"], ValidationCodes.SchemaMinItems),
        new("maxItems", """{"maxItems":2}""", ["[]", "[1,2]", "[[1,2,3]]", .. NotLists], ["[1,2,3]", "[null,null,null,null]"], ValidationCodes.SchemaMaxItems),
        new("maxItems of none", """{"maxItems":0}""", ["[]", .. NotLists], ["[null]"], ValidationCodes.SchemaMaxItems),
        new("maxItems written as 2e0", """{"maxItems":2e0}""", ["[1,2]"], ["[1,2,3]"], ValidationCodes.SchemaMaxItems),
        new("minItems and maxItems beside items", """{"minItems":2,"maxItems":3,"items":{"type":["integer","string"]}}""", ["[1,2]", "[1,\"x\",3]", "[ 1 , 2 ]", .. NotLists], ["[]", "[1]", "[ ]", "[1,2,3,4]", "[\"a\",\"b\",\"c\",\"d\",\"e\"]"]),
        new("maxItems of none beside items", """{"maxItems":0,"items":{"type":"integer"}}""", ["[]"], ["[1]", "[1,2]"], ValidationCodes.SchemaMaxItems),
        new("uniqueItems", """{"uniqueItems":true}""", [.. Different, .. NotLists], Repeated, ValidationCodes.SchemaUniqueItems),
        new("uniqueItems: false", """{"uniqueItems":false}""", [.. Different, .. Repeated, .. NotLists], []),
        new("uniqueItems: of texts", """{"uniqueItems":true,"items":{"type":"string"}}""", ["[]", "[\"a\"]", "[\"a\",\"A\",\"a \",\"\"]", "[\"é\",\"e\\u0301\"]"], ["[\"a\",\"b\",\"a\"]", "[\"\",\"\"]", "[\"a\",\"\\u0061\"]", "[\"\\/\",\"/\"]", "[\"بکری\",\"بکری\"]"], ValidationCodes.SchemaUniqueItems),
        new("uniqueItems: of anything", """{"uniqueItems":true,"items":{}}""", [.. Different, .. NotLists], Repeated, ValidationCodes.SchemaUniqueItems),
        new("uniqueItems: of codes", """{"uniqueItems":true,"maxItems":3,"items":{"enum":["A","B","C","D"]}}""", ["[]", "[\"A\",\"B\",\"C\"]", "[\"C\",\"A\"]"], ["[\"A\",\"A\"]", "[\"B\",\"A\",\"B\"]"], ValidationCodes.SchemaUniqueItems),
        new("uniqueItems: of more texts than are compared at once", """{"uniqueItems":true,"items":{"type":"string"}}""",
            [.. new[] { 15, 16, 17, 40 }.Select(count => $"[{string.Join(',', Enumerable.Range(0, count).Select(at => $"\"t{at}\""))}]")],
            [.. new[] { 15, 16, 17, 40 }.Select(count => $"[{string.Join(',', Enumerable.Range(0, count).Select(at => $"\"t{at % (count - 1)}\""))}]")], ValidationCodes.SchemaUniqueItems),
        new("uniqueItems: of many", """{"uniqueItems":true}""", [Many(90)], [Many(90).Replace("]", ",42]", StringComparison.Ordinal), Many(90).Replace("]", ",8.9e1]", StringComparison.Ordinal)], ValidationCodes.SchemaUniqueItems),
        new("uniqueItems within items", """{"items":{"uniqueItems":true}}""", ["[[1,2],[1,2]]", "[1,1]"], ["[[1,2],[1,1]]"], ValidationCodes.SchemaUniqueItems),
    ];

    private static string[] Different =>
    [
        "[]", "[1]", "[1,2]", "[1,\"1\"]", "[1,true]", "[0,false]", "[[1],[true]]", "[[0],[false]]", "[[[1]],[[true]]]", "[{\"a\":0},{\"a\":false}]", "[{\"a\":1},{\"a\":true}]",
        "[\"\",null,false,0,[],{}]", "[[],[[]]]", "[[1,2],[2,1]]", "[{\"a\":1,\"b\":2},{\"a\":2,\"b\":1}]", "[{\"a\":1},{\"b\":1}]", "[{\"a\":1},{\"a\":1,\"b\":1}]", "[{},{\"a\":null}]", "[1,1.5,15]",
        "[1e400,1e401]", "[1e-400,0]", "[0.1,0.10000000000000000000000000000001]", "[9007199254740992,9007199254740993]", "[\"a\",\"b\",\"A\"]", "[{\"a\":\"b\"},[\"a\",\"b\"]]", "[\"1\",\"1.0\"]", "[[1,[2]],[[1],2]]", "[1,-1]",
    ];

    private static string[] Repeated =>
    [
        "[1,1]", "[1,2,1]", "[1,1.0]", "[1.0,1.00,2]", "[100,1e2]", "[0.5,5e-1]", "[0,-0]", "[0,0.0e5]", "[1e400,10e399]", "[1e-400,0.1e-399]", "[\"a\",\"b\",\"a\"]", "[null,0,null]", "[true,true]", "[[1],[1]]", "[[1],[1.0]]",
        "[[],[]]", "[{},{}]", "[{\"a\":1,\"b\":[2]},{\"b\":[2.0],\"a\":1}]", "[{\"a\":{\"b\":{\"c\":true}}},{\"a\":{\"b\":{\"c\":true}}}]", "[\"a\",\"\\u0061\"]", "[{\"a\":1},{\"\\u0061\":1}]", "[\"\\uD83D\\uDC10\",\"🐐\"]",
        "[[\"x\",[1,2]],3,[\"x\",[1,2]]]", "[1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,1.7e1]",
    ];

    private static string Many(int count) => $"[{string.Join(',', Enumerable.Range(0, count))}]";
}
