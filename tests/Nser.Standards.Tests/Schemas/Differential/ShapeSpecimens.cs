using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Nser.Client.Testing.Records;
using Nser.Standards.Schemas;

namespace Nser.Standards.Tests.Schemas.Differential;

/// <summary>Records made from a standard's schema: each field in each way that the schema invites to try, odd spellings, broken bytes, and all of it by chance together.</summary>
internal sealed class ShapeSpecimens(NserStandard standard, NserApiVersion version)
{
    private static readonly JsonSerializerOptions AsWritten = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly string[] OddTexts =
    [
        "A\n", "\nA", "AB\r\n", "A\0", "A\t", " A", "A ", "\u00A0A", "é", "e\u0301", "A\u0301B", "\u200C", "ب\u200Cی", "🐐", "🐐🐐", "A🐐", "\uFEFF", "\uFFFD", "\uFFFF", "\U0010FFFF", "۱۲۳", "１２", "K", "ſſ", "İi", "ß", "ﷲ", "\u202Eabc", "\"", "\\", "\\\"", "/", "'", "`", "{}", "[]", "null", "true", "1e5",
        "9999912345678", "9999912345678\n", "PK6", "PK617", "PK61702", "PK6D05", "PK61702\n", "2022.09", "2024-Q1", "2024-25", "03001234567", "PK36SCBL0000001123456702", "ENR-1", "R.1:2_3", "Amina Bibi", "آمنہ بی بی", "D’Souza-Khan Jr.", "Müşerref", "A.", "--", "ACTIVE", "PKR",
    ];

    private static readonly string[] OddNumbers =
    [
        "1", "1.0", "1.00", "10e-1", "0.1e1", "1E0", "1e+0", "1e-0", "100000e-5", "1.10", "4.35", "19.99", "0.07", "0.57", "1.005", "0.29", "1.13", "2.675", "0.1", "0.3", "1e2", "1e-2", "1e-3", "1e-4", "0.010", "0.0010", "99.999", "99.99e0", "9999.9e-2", "123456789.12", "99999999999.99", "1234567890123.45",
        "12345678901234.56", "123456789012345.67", "1234567890123456.78", "12345678901234567.89", "99999999999999999999", "99999999999999999999.99", "79228162514264337593543950335", "79228162514264337593543950336", "1e28", "1e29", "1e308", "1e309", "1e-10", "1e-28", "1e-29", "1e-324", "1e-400", "-1e-400",
        "0.0000000000000000000000000001", "0.00000000000000000000000000001", "100.00000000000000000001", "0.99999999999999999999", "16", "16.0", "16.5", "120", "120.0", "1.2e2", "121", "4294967296", "2147483648", "-0", "-0.0", "-0e0", "-1.0", "0e5", "0.0e-5", "5e-1",
    ];

    private readonly GoodRecords people = new(standard, version);
    private readonly SeededNumbers chance = new((uint)(31 + ((int)standard * 7) + version.ToString()[0]));
    private readonly JsonObject schema = JsonNode.Parse(EmbeddedSchemas.Read(standard, version))!.AsObject();

    internal IEnumerable<Specimen> All()
    {
        Mutation[] mutations = [.. SchemaMutations.For(standard), .. RuleMutations.For(standard), .. OddValues(schema, "")];
        return
        [
            .. mutations.Select(mutation => Specimen.Of(standard, version, people.Next(), mutation)),
            .. Enumerable.Range(0, 1500).Select(_ => Specimen.Of(standard, version, people.Next(), [.. Enumerable.Range(0, 2 + chance.Next(3)).Select(_ => chance.Pick(mutations))])),
            .. Enumerable.Range(0, 400).SelectMany(_ => Respelt(chance.Pick(mutations))),
            .. Enumerable.Range(0, 3).SelectMany(_ => BrokenJson.Of(people.Next().ToJsonString(AsWritten))).Select(broken => Of(broken.Change, broken.Json)),
            .. Enumerable.Range(0, 3).SelectMany(_ => CutShort()),
            .. Enumerable.Range(0, 100).Select(_ => Of("nothing", people.Next().ToJsonString(AsWritten))),
        ];
    }

    private IEnumerable<Specimen> Respelt(Mutation mutation)
    {
        var json = Encoding.UTF8.GetString(Specimen.Of(standard, version, people.Next(), mutation).Json);
        return Respelling.All.Select((respelling, at) => Of(FormattableString.Invariant($"{mutation}, in spelling {at}"), respelling.Of(json)));
    }

    private IEnumerable<Specimen> CutShort()
    {
        var record = Encoding.UTF8.GetBytes(people.Next().ToJsonString(AsWritten));
        return Enumerable.Range(0, record.Length).Select(length => Of(FormattableString.Invariant($"cut after {length} bytes"), record[..length]));
    }

    private IEnumerable<Mutation> OddValues(JsonObject holder, string at)
    {
        foreach (var (name, node) in holder["properties"]!.AsObject())
        {
            var field = node!["$ref"] is null ? node.AsObject() : schema["definitions"]!["geoReference"]!.AsObject();
            string[] values = (string?)field["type"] switch
            {
                "string" => [.. OddTexts.Select(text => JsonSerializer.Serialize(text, AsWritten))],
                "number" or "integer" => OddNumbers,
                "array" => [.. OddTexts.Select(text => $"[{JsonSerializer.Serialize(text, AsWritten)}]"), "[\"A\",\"\\u0041\"]", "[1,1.0]", "[[],[]]", "[{\"a\":1},{\"a\":1.0}]", "[null,null]", "[\"HEARING\",\"SPEECH\",\"HEARING\"]"],
                "object" when field["additionalProperties"] is not null => ["{\"PBS\":\"1\",\"x\":\"\"}", "{\"\":\"a\"}", "{\"a b\":1}", "{\"ب\":null}", "{\"PBS\":[]}", "{\"a\":\"1\",\"b\":\"2\"}"],
                _ => [],
            };
            foreach (var mutation in values.Select(value => new Mutation(at + name, value)).Concat(field["properties"] is null ? [] : OddValues(field, at + name + ".")))
            {
                yield return mutation;
            }
        }
    }

    private Specimen Of(string change, string json) => Of(change, Encoding.UTF8.GetBytes(json));

    private Specimen Of(string change, byte[] json) => new(standard, version, change, json);
}
