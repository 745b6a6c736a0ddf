using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Nser.Standards;
using Nser.Standards.Schemas;

namespace Nser.Client.Testing.Records;

/// <summary>For each field of a standard what its schema invites to try: removed, null, of every wrong type, at and beyond each bound, other codes, other spellings.</summary>
internal static class SchemaMutations
{
    private static readonly string[] OfAnyType =
    [
        "null", "\"\"", "\" \"", "\"x\"", "\"test\"", "\"1\"", "0", "1", "1.5", "true", "false", "[]", "[null]", "{}", "{\"x\":1}", "\"\\u06f1\\u06f2\\u06f3\"", "\"\\u3000\"", "\"A\\n\"",
    ];

    private static readonly string[] Numbers =
    [
        "0", "-0.0", "0.0", "3.0", "1e2", "1E-2", "0.001", "0.0001", "-1", "-0.01", "99.99", "100", "100.0", "100.01", "13500.07", "13500.005", "12345678901234.567",
        "7e28", "-7e28", "1e30", "-1e30", "1e400", "1e-400", "9223372036854775807", "9223372036854775808",
    ];

    private static readonly string[] Dates =
    [
        "1899-12-31", "1900-01-01", "1999-12-31", "2000-02-29", "2008-06-30", "2008-07-01", "2008-12-31", "2009-01-01", "2007-02-14", "2007-02-15", "2007-02-16", "2007-02-28",
        "2023-02-29", "2024-02-29", "2024-02-30", "2024-13-01", "2024-00-10", "2026-02-14", "2026-02-15", "2026-02-16", "2099-01-01", "9999-12-31", "0001-01-01", "0000-01-01",
        "2024-1-1", "24-01-01", "2024/01/01", "01-01-2024", "2024-01-01T00:00:00", " 2024-01-01", "2024-01-01 ", "2024-01-01\\n", "\\u0662\\u0660\\u0662\\u0664-\\u0660\\u0661-\\u0660\\u0661", "1445-06-19", "2567-01-01",
    ];

    private static readonly string[] Instants =
    [
        "2026-02-15T12:00:00+05:00", "2026-02-15T12:05:00+05:00", "2026-02-15T12:05:01+05:00", "2026-02-15T07:05:00Z", "2026-02-15T07:05:00.1Z", "2026-02-15T23:00:00+14:00", "2026-02-01T10:00:00+14:30",
        "2026-02-01T10:00:00-14:00", "2026-02-01T10:00:00+15:00", "2026-02-01T10:00:00+05:60", "2026-02-01T10:00:00", "2026-02-01T10:00:00+0500", "2026-02-01T10:00+05:00", "2026-02-01 10:00:00+05:00",
        "2026-02-01t10:00:00z", "2026-02-01T24:00:00Z", "2026-02-01T23:59:60Z", "2026-02-01T10:60:00Z", "2026-02-30T10:00:00Z", "2026-02-01T10:00:00.1234567Z", "2026-02-01T10:00:00.12345678Z", "2026-02-01T10:00:00.Z",
        "2026-02-01T10:00:00Z\\n", "2026-02-01T10:00:00\\u066BZ", "0001-01-01T00:00:00+05:00", "9999-12-31T23:59:59-05:00", "2026-02-01",
    ];

    /// <summary>Every mutation of every field that version 2.0 has.</summary>
    internal static IEnumerable<Mutation> For(NserStandard standard)
    {
        var schema = JsonNode.Parse(EmbeddedSchemas.Read(standard, NserApiVersion.V2))!.AsObject();
        return Of(schema, "", schema);
    }

    private static IEnumerable<Mutation> Of(JsonObject holder, string at, JsonObject schema)
    {
        foreach (var (name, node) in holder["properties"]!.AsObject())
        {
            var field = node!["$ref"] is null ? node.AsObject() : schema["definitions"]!["geoReference"]!.AsObject();
            yield return new(at + name, null);
            foreach (var value in OfAnyType.Concat(Values(field)).Distinct())
            {
                yield return new(at + name, value);
            }

            foreach (var inner in field["properties"] is null ? [] : Of(field, at + name + ".", schema))
            {
                yield return inner;
            }
        }
    }

    private static IEnumerable<string> Values(JsonObject field) => (string?)field["type"] switch
    {
        "string" when field["enum"] is { } codes => Codes(codes.AsArray()),
        "string" when (string?)field["format"] == "date" => Dates.Select(Quoted),
        "string" when (string?)field["format"] == "date-time" => Instants.Select(Quoted),
        "string" => Lengths(field).Select(Quoted),
        "number" or "integer" => Numbers.Concat(Bounds(field)),
        "array" => Lists(field),
        _ => [],
    };

    private static IEnumerable<string> Codes(JsonArray codes) =>
    [
        .. codes.Select(code => code!.ToJsonString()),
        Quoted("x" + (string)codes[0]!), Quoted(((string)codes[0]!)[..1]), Quoted((string)codes[0]! + " "), Quoted((string)codes[0]! + "\\n"), Quoted("OTHERWISE"),
    ];

    private static IEnumerable<string> Lengths(JsonObject field)
    {
        int[] lengths = [(int?)field["minLength"] ?? 1, ((int?)field["minLength"] ?? 2) - 1, (int?)field["maxLength"] ?? 12, ((int?)field["maxLength"] ?? 12) + 1, 9, 13, 18, 19, 20, 21, 64, 65];
        foreach (var length in lengths.Distinct())
        {
            foreach (var letter in (string[])["A", "1", "\u0627", "\U0001F410", "-", "\u06F7"])
            {
                yield return string.Concat(Enumerable.Repeat(letter, length));
            }
        }
    }

    private static IEnumerable<string> Bounds(JsonObject field)
    {
        foreach (var bound in new[] { "minimum", "exclusiveMinimum", "maximum" }.Select(name => (decimal?)field[name]).OfType<decimal>())
        {
            foreach (var step in (decimal[])[-1, -0.01m, -0.001m, 0, 0.001m, 0.01m, 1])
            {
                yield return (bound + step).ToString(CultureInfo.InvariantCulture);
            }
        }
    }

    private static IEnumerable<string> Lists(JsonObject field)
    {
        var entry = field["items"]!["enum"] is { } codes ? (string)codes[0]! : "PK61702";
        return
        [
            JsonSerializer.Serialize(new[] { entry }), JsonSerializer.Serialize(new[] { entry, entry }), JsonSerializer.Serialize(new[] { entry, entry + "\n" }), JsonSerializer.Serialize(new[] { entry, "" }),
            JsonSerializer.Serialize(Enumerable.Range(0, 8).Select(index => FormattableString.Invariant($"E{index}"))), $"[\"{entry}\",1]", $"[[\"{entry}\"]]", $"[\"{new string('N', 81)}\"]",
        ];
    }

    private static string Quoted(string text) => $"\"{text}\"";
}
