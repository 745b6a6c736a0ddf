namespace Nser.Standards.Tests.Schemas.Tables;

/// <summary>Members whose names are odd: keywords, names that other languages know, escapes, nothing at all.</summary>
internal static class NameTables
{
    private static readonly string[] Odd =
    [
        "type", "properties", "required", "items", "enum", "const", "$ref", "$id", "$schema", "definitions", "$defs", "additionalProperties", "format", "pattern", "allOf", "if",
        "__proto__", "constructor", "toString", "hasOwnProperty", "length", "foo bar", "foo/bar", "foo~0", "foo%25", "foo.bar", "foo[0]", "#", "/", "~", " ", "", "0", "é", "بکری", "🐐", "a\u0000b", "a\nb", "q\"q", "b\\b", "'", "\u2028", new('n', 300),
    ];

    private static string[] Written => [.. Odd.Select(name => System.Text.Json.JsonSerializer.Serialize(name))];

    internal static KeywordTable[] All =>
    [
        .. Written.Select(name => Of($"a member named {name}", $$$"""{"properties":{{{{name}}}:{"type":"integer"}},"required":[{{{name}}}],"additionalProperties":false}""",
            [$"{{{name}:1}}"], [$"{{{name}:\"1\"}}", "{}", $"{{{name}:1,\"other\":1}}"])),
        Of("all of them together", $$"""{"properties":{ {{string.Join(',', Written.Select(name => name + ":{\"const\":" + name + "}"))}} },"required":[{{string.Join(',', Written)}}]}""",
            [$"{{{string.Join(',', Written.Select(name => $"{name}:{name}"))}}}"], [.. Written.Select(missing => $"{{{string.Join(',', Written.Where(name => name != missing).Select(name => $"{name}:{name}"))}}}"), $"{{{string.Join(',', Written.Select((name, at) => $"{name}:{Written[(at + 1) % Written.Length]}"))}}}"]),
        Of("names that differ in one byte", """{"properties":{"aaaaaaaaaaaa1":{"const":1},"aaaaaaaaaaaa2":{"const":2},"baaaaaaaaaaa1":{"const":3},"aaaaaaabaaaa1":{"const":4},"aaaaaaaaaaaa":{"const":5},"aaaaaaaaaaaa11":{"const":6}},"additionalProperties":false}""",
            ["{\"aaaaaaaaaaaa1\":1,\"aaaaaaaaaaaa2\":2,\"baaaaaaaaaaa1\":3,\"aaaaaaabaaaa1\":4,\"aaaaaaaaaaaa\":5,\"aaaaaaaaaaaa11\":6}", "{}"],
            ["{\"aaaaaaaaaaaa1\":2}", "{\"aaaaaaaaaaaa2\":1}", "{\"baaaaaaaaaaa1\":1}", "{\"aaaaaaabaaaa1\":1}", "{\"aaaaaaaaaaaa\":1}", "{\"aaaaaaaaaaaa11\":1}", "{\"aaaaaaaaaaaa3\":1}", "{\"aaaaaaaaaaab1\":1}"]),
        Of("names of every length", $$"""{"properties":{ {{string.Join(',', Enumerable.Range(0, 70).Select(length => $"\"{new string('k', length)}\":{{\"const\":{length}}}"))}} },"additionalProperties":false}""",
            [$"{{{string.Join(',', Enumerable.Range(0, 70).Select(length => $"\"{new string('k', length)}\":{length}"))}}}"], [.. new[] { 0, 1, 7, 8, 9, 15, 16, 17, 31, 32, 33, 63, 64, 65 }.Select(length => $"{{\"{new string('k', length)}\":-1}}"), $"{{\"{new string('k', 70)}\":1}}"]),
        Of("escapes in the schema", """{"properties":{"\u0063nic":{"\u0074ype":"stri\u006eg"}},"re\u0071uired":["\u0063\u006e\u0069\u0063"]}""", ["{\"cnic\":\"x\"}", "{\"\\u0063nic\":\"\"}"], ["{\"cnic\":1}", "{}", "{\"\\u0063nic\":1}"]),
        Of("names that look alike", """{"properties":{"é":{"const":1},"e\u0301":{"const":2},"ي":{"const":3},"ی":{"const":4}}}""", ["{\"é\":1,\"e\\u0301\":2,\"ي\":3,\"ی\":4}"], ["{\"é\":2}", "{\"e\\u0301\":1}", "{\"ي\":4}"], ValidationCodes.SchemaEnum),
    ];

    private static KeywordTable Of(string title, string document, string[] good, string[] bad, string? code = null) => new(title, document, good, bad, code) { IsDocument = true };
}
