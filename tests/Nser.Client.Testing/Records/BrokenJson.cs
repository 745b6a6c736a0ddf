using System.Text;

namespace Nser.Client.Testing.Records;

/// <summary>What no JSON library writes, and some write wrongly: given a good record, lines that differ from it in their bytes.</summary>
internal static class BrokenJson
{
    internal static IEnumerable<(string Change, byte[] Json)> Of(string record)
    {
        var open = record[..^1];
        return
        [
            Text("a member twice", open + ",\"libraryVersion\":\"2022.09\",\"libraryVersion\":\"2022.09\"}"),
            Text("a member twice, one name escaped", open + ",\"note\":1,\"n\\u006fte\":2}"),
            Text("a member twice within another", open + ",\"note\":[0,{\"a/b\":1,\"a/b\":1}]}"),
            Text("sixteen levels", open + ",\"note\":" + Nested(15) + "}"),
            Text("seventeen levels", open + ",\"note\":" + Nested(16) + "}"),
            Text("seventy levels", open + ",\"note\":" + Nested(69) + "}"),
            Text("half a character", open + ",\"note\":\"\\uD800\"}"),
            Text("half a character in a name", open + ",\"\\uDC00\":1}"),
            Text("half a character in a known field", open.Replace("Lahore", "\\uD83D", StringComparison.Ordinal) + ",\"nameUr\":\"\\uD83D\"}"),
            Text("a whole character, escaped", open + ",\"note\":\"\\uD83D\\uDC10\"}"),
            ("broken UTF-8", [.. Encoding.UTF8.GetBytes(open), .. ",\"note\":\""u8, 0xC3, 0x28, .. "\"}"u8]),
            ("overlong UTF-8", [.. Encoding.UTF8.GetBytes(open), .. ",\"note\":\""u8, 0xC0, 0x80, .. "\"}"u8]),
            ("another encoding", Encoding.Unicode.GetBytes(record.Replace('\n', ' '))),
            ("a byte order mark", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(record)]),
            Text("a trailing comma", open + ",}"), Text("a comment", open + "/* note */}"), Text("single quotes", open + ",'note':1}"), Text("NaN", open + ",\"note\":NaN}"), Text("a leading zero", open + ",\"note\":01}"),
            Text("half a record", open), Text("text after it", record + "x"), Text("two records", record + record), Text("a list", "[" + record + "]"), Text("a text", "\"record\""), Text("null", "null"), Text("a number", "7"), Text("nothing", " "),
            Text("a carriage return", record + "\r"), Text("spaces around", "  " + record + "\t"), Text("a null character", open + ",\"note\":\"\\u0000\"}"),
        ];
    }

    private static (string, byte[]) Text(string change, string json) => (change, Encoding.UTF8.GetBytes(json));

    private static string Nested(int levels) => new string('[', levels) + new string(']', levels);
}
