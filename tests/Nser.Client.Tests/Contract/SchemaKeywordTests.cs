using NJsonSchema;
using Nser.Client.Testing.Records;

namespace Nser.Client.Tests.Contract;

/// <summary>Proves for each keyword that the schemas may use that NJsonSchema, the independent judge, enforces it.</summary>
public class SchemaKeywordTests
{
    internal static readonly string[] Annotations = ["$schema", "$id", "title", "description", "x-nser-classification", "x-nser-source", "x-nser-since", "x-nser-values-since"];

    /// <summary>"definitions" carries what "$ref" leads to; it is proved with it.</summary>
    internal static IEnumerable<string> Enforced => Proofs.Select(row => (string)((object[])row)[0]).Append("definitions");

    public static TheoryData<string, string, string, string> Proofs => new()
    {
        { "type", """{"type":"object","properties":{"a":{"type":"string"}}}""", """{"a":"1"}""", """{"a":1}""" },
        { "properties", """{"properties":{"a":{"type":"boolean"}}}""", """{"a":true,"b":1}""", """{"a":"true"}""" },
        { "required", """{"type":"object","required":["a"]}""", """{"a":1}""", """{"b":1}""" },
        { "pattern", """{"properties":{"a":{"type":"string","pattern":"^[1-9][0-9]{2}$"}}}""", """{"a":"123"}""", """{"a":"012"}""" },
        { "enum", """{"properties":{"a":{"type":"string","enum":["PKR"]}}}""", """{"a":"PKR"}""", """{"a":"USD"}""" },
        { "minimum", """{"properties":{"a":{"type":"number","minimum":0}}}""", """{"a":0}""", """{"a":-0.01}""" },
        { "maximum", """{"properties":{"a":{"type":"number","maximum":100}}}""", """{"a":100}""", """{"a":100.01}""" },
        { "exclusiveMinimum", """{"properties":{"a":{"type":"number","exclusiveMinimum":0}}}""", """{"a":0.01}""", """{"a":0}""" },
        { "multipleOf", """{"properties":{"a":{"type":"number","multipleOf":0.01}}}""", """{"a":19.99}""", """{"a":19.999}""" },
        { "minLength", """{"properties":{"a":{"type":"string","minLength":2}}}""", """{"a":"xy"}""", """{"a":"x"}""" },
        { "maxLength", """{"properties":{"a":{"type":"string","maxLength":2}}}""", """{"a":"xy"}""", """{"a":"xyz"}""" },
        { "minItems", """{"properties":{"a":{"type":"array","minItems":1}}}""", """{"a":[1]}""", """{"a":[]}""" },
        { "maxItems", """{"properties":{"a":{"type":"array","maxItems":1}}}""", """{"a":[1]}""", """{"a":[1,2]}""" },
        { "uniqueItems", """{"properties":{"a":{"type":"array","uniqueItems":true}}}""", """{"a":["x","y"]}""", """{"a":["x","x"]}""" },
        { "items", """{"properties":{"a":{"type":"array","items":{"type":"string","enum":["x"]}}}}""", """{"a":["x"]}""", """{"a":["x","y"]}""" },
        { "format", """{"properties":{"a":{"type":"string","format":"date"}}}""", """{"a":"2024-02-29"}""", """{"a":"2023-02-29"}""" },
        { "additionalProperties", """{"properties":{"a":{"type":"object","additionalProperties":{"type":"string"}}}}""", """{"a":{"x":"1"}}""", """{"a":{"x":1}}""" },
        { "$ref", """{"properties":{"a":{"$ref":"#/definitions/b"}},"definitions":{"b":{"type":"object","required":["c"]}}}""", """{"a":{"c":1}}""", """{"a":{}}""" },
    };

    [Theory]
    [MemberData(nameof(Proofs))]
    public async Task NJsonSchema_takes_the_good_and_refuses_the_bad(string keyword, string schema, string good, string bad)
    {
        var judge = await JsonSchema.FromJsonAsync(schema);

        Assert.Contains($"\"{keyword}\"", schema, StringComparison.Ordinal);
        Assert.Empty(judge.Judge(good));
        Assert.NotEmpty(judge.Judge(bad));
    }
}
