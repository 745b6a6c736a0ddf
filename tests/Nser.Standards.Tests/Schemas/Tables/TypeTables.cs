namespace Nser.Standards.Tests.Schemas.Tables;

/// <summary>type, and schemas that are true or false.</summary>
internal static class TypeTables
{
    private static readonly Dictionary<string, string[]> Values = new()
    {
        ["null"] = ["null"],
        ["boolean"] = ["true", "false"],
        ["integer"] = ["0", "-0", "7", "-12", "7.0", "-3.000", "5e2", "120e-1", "0e-7", "0.0", "1E400", "9223372036854775808", "-170141183460469231731687303715884105728", "1e99999999999999999999"],
        ["number"] = ["0.5", "-7.25", "1e-1", "105e-2", "1e-400", "123456789012345678901234567890.5", "1e-99999999999999999999"],
        ["string"] = ["\"\"", "\"7\"", "\"null\"", "\"true\"", "\"[]\"", "\"بکری\""],
        ["array"] = ["[]", "[null]", "[[1],{}]"],
        ["object"] = ["{}", "{\"a\":null}", "{\"\":[]}"],
    };

    internal static KeywordTable[] All =>
    [
        .. Values.Keys.Select(type => Of(type)),
        .. Pairs().Select(pair => Of(pair.First, pair.Second)),
        Of("null", "string", "integer"),
        Of("null", "boolean", "number", "string", "array", "object"),
        Of("object", "array", "string", "boolean", "null"),
        new("a list of one type is that type", """{"type":["boolean"]}""", Values["boolean"], Others("boolean"), ValidationCodes.SchemaType),
        new("true takes everything", "true", Others(), []),
        new("false takes nothing", "false", [], Others(), ValidationCodes.SchemaNotAllowed),
        new("an empty schema takes everything", "{}", Others(), []),
        new("annotations ask for nothing", """{"title":"t","description":"d","default":7,"examples":["a",1],"$comment":"c","deprecated":true,"readOnly":true,"writeOnly":false,"x-ours":{"type":"string"}}""", Others(), []),
    ];

    private static IEnumerable<(string First, string Second)> Pairs() =>
        Values.Keys.SelectMany((first, at) => Values.Keys.Skip(at + 1), (first, second) => (first, second));

    private static KeywordTable Of(params string[] types)
    {
        // Every integer is a number.
        string[] taken = types.Contains("number") ? [.. types.Except(["integer"]), "integer"] : types;
        var schema = types.Length == 1 ? $$"""{"type":"{{types[0]}}"}""" : $$"""{"type":["{{string.Join("\",\"", types)}}"]}""";
        return new("type " + string.Join(" or ", types), schema, [.. taken.SelectMany(type => Values[type])], Others(taken), ValidationCodes.SchemaType);
    }

    private static string[] Others(params string[] types) => [.. Values.Where(pair => !types.Contains(pair.Key)).SelectMany(pair => pair.Value)];
}
