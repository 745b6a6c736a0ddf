using System.Text;
using Nser.Standards.Schemas;

namespace Nser.Standards.Tests.Schemas;

/// <summary>A schema that says more than the plan checks, or says it wrongly, is refused by name and place; nothing in it is passed over.</summary>
public sealed class RefusedSchemaTests
{
    /// <summary>What JSON Schema, its older drafts and OpenAPI have beside the keywords that are checked, and what people mistype.</summary>
    private static readonly string[] Unsupported =
    [
        "allOf", "anyOf", "oneOf", "not", "if", "then", "else", "contains", "minContains", "maxContains", "dependencies", "dependentRequired", "dependentSchemas", "propertyNames", "patternProperties",
        "minProperties", "maxProperties", "additionalItems", "prefixItems", "unevaluatedItems", "unevaluatedProperties", "$anchor", "$dynamicRef", "$dynamicAnchor", "$recursiveRef", "$recursiveAnchor", "$vocabulary",
        "contentEncoding", "contentMediaType", "contentSchema", "id", "divisibleBy", "disallow", "extends", "nullable", "discriminator", "xml", "example", "externalDocs", "optional", "formatMinimum", "formatMaximum",
        "Type", "minlength", "maxlength", "requried", "propertis", "ENUM", " type", "type ", "", "$Ref", "ref", "x", "X-ours", "_", "a/b", "a~b", "ٹائپ",
    ];

    /// <summary>Where a schema can stand, with the pointer to it.</summary>
    private static readonly (string Pointer, string Document)[] Places =
    [
        ("", "SCHEMA"),
        ("/properties/a", """{"properties":{"a":SCHEMA}}"""),
        ("/properties/a~1b~0", """{"properties":{"a/b~":SCHEMA}}"""),
        ("/properties/a/items", """{"properties":{"a":{"items":SCHEMA}}}"""),
        ("/properties/a/properties/b/items/properties/c", """{"properties":{"a":{"properties":{"b":{"items":{"properties":{"c":SCHEMA}}}}}}}"""),
        ("/additionalProperties", """{"additionalProperties":SCHEMA}"""),
        ("/properties/a/additionalProperties", """{"properties":{"a":{"additionalProperties":SCHEMA}}}"""),
        ("/definitions/used", """{"definitions":{"used":SCHEMA},"properties":{"a":{"$ref":"#/definitions/used"}}}"""),
        ("/definitions/unused", """{"definitions":{"unused":SCHEMA}}"""),
        ("/$defs/unused", """{"$defs":{"unused":SCHEMA}}"""),
        ("/properties/a/definitions/unused", """{"properties":{"a":{"definitions":{"unused":SCHEMA}}}}"""),
        ("/definitions/unused", """{"$ref":"#/definitions/used","definitions":{"used":{},"unused":SCHEMA}}"""),
    ];

    public static TheoryData<string> Keywords => [.. Unsupported];

    /// <summary>Keywords that are known, with values that mean nothing.</summary>
    public static TheoryData<string, string> Malformed
    {
        get
        {
            string[] notCounts = ["-1", "1.5", "\"1\"", "null", "true", "[]", "{}", "-1e3"];
            string[] notNumbers = ["\"1\"", "null", "true", "false", "[1]", "{}"];
            string[] notTexts = ["1", "null", "true", "[\"a\"]", "{}"];
            string[] notFlags = ["1", "0", "\"true\"", "null", "[]", "{}"];
            string[] notMaps = ["1", "null", "true", "[]", "\"a\"", "[{}]"];
            string[] notSchemas = ["1", "null", "\"string\"", "[]", "[{}]", "1.5"];
            (string Keyword, string[] Values)[] rows =
            [
                ("type", ["\"strnig\"", "\"any\"", "\"String\"", "\"\"", "null", "1", "true", "{}", "[]", "[\"string\",\"int\"]", "[\"string\",1]", "[null]", "[[\"string\"]]", "\"string \""]),
                ("enum", ["[]", "\"A\"", "null", "{}", "1", "true", "[{}]", "[[]]", "[\"A\",[\"B\"]]", "[1,{\"a\":1}]"]),
                ("const", ["{}", "[]", "[1]", "{\"a\":1}"]),
                ("required", ["\"a\"", "true", "null", "{}", "1", "[1]", "[null]", "[\"a\",[\"b\"]]", "[{}]"]),
                ("properties", notMaps), ("definitions", notMaps), ("$defs", notMaps),
                ("additionalProperties", notSchemas), ("items", notSchemas),
                ("minItems", notCounts), ("maxItems", notCounts), ("minLength", notCounts), ("maxLength", notCounts),
                ("uniqueItems", notFlags),
                ("minimum", notNumbers), ("maximum", notNumbers), ("exclusiveMinimum", notNumbers), ("exclusiveMaximum", notNumbers),
                ("multipleOf", [.. notNumbers, "0", "0.0", "-1", "-0.01", "1.2345678901234567890123456789"]),
                ("format", [.. notTexts, "\"\"", "\"email\"", "\"time\"", "\"uuid\"", "\"Date\"", "\"date \"", "\"regex\"", "\"duration\"", "\"idn-hostname\"", "\"nonsense\""]),
                ("$ref", [.. notTexts, "\"\"", "\"#/nowhere\"", "\"#nowhere\"", "\"other.json\"", "\"other.json#/definitions/d\"", "\"http://json-schema.org/draft-07/schema#\"", "\"urn:x\"", "\"#/definitions/d/type\"", "\"#definitions/d\"", "\"/definitions/d\"", "\"#/definitions/D\"", "\"#/definitions/d/\"", "\"#/required/0\""]),
                ("pattern",
                [
                    .. notTexts, "\"[\"", "\"a[b\"", "\"]\"", "\"(\"", "\")\"", "\"(a\"", "\"a)\"", "\"*\"", "\"+a\"", "\"?\"", "\"a**\"", "\"a++\"", "\"a{2}{3}\"", "\"a{\"", "\"a{1\"", "\"a{1,\"", "\"a{2,1}\"", "\"a{,2}\"", "\"a{x}\"", "\"{1}\"", "\"}\"", "\"^*\"", "\"$+\"", "\"[b-a]\"", "\"[a-\\\\d]\"", "\"a\\\\\"",
                    "\"\\\\1\"", "\"(a)\\\\1\"", "\"\\\\k<a>\"", "\"(?=a)\"", "\"(?!a)\"", "\"(?<=a)\"", "\"(?<!a)\"", "\"(?<n>a)\"", "\"(?i)a\"", "\"(?>a)\"", "\"\\\\b\"", "\"\\\\B\"", "\"\\\\A\"", "\"\\\\z\"", "\"\\\\Z\"", "\"\\\\p{L}\"", "\"\\\\P{L}\"", "\"[\\\\p{L}]\"", "\"\\\\cA\"", "\"\\\\0\"", "\"\\\\a\"", "\"\\\\e\"", "\"\\\\u12\"", "\"\\\\uD800\"",
                    "\"\\\\x1\"", "\"\\\\u{110000}\"", "\"a{1001}\"", "\"a{99999999999999999999}\"", "\"\\\\ب\"",
                ]),
            ];
            var all = new TheoryData<string, string>();
            foreach (var (keyword, value) in rows.SelectMany(row => row.Values, (row, value) => (row.Keyword, value)))
            {
                all.Add(keyword, value);
            }

            return all;
        }
    }

    /// <summary>Texts that are no schema document at all.</summary>
    public static TheoryData<string> Broken =>
    [
        "", " ", "{", "}", "{}{}", "{} x", "[]", "[{}]", "\"string\"", "7", "null", "{\"type\":}", "{'type':'string'}", "{\"type\":\"string\",}", "{\"type\":\"string\" /* note */}", "// note\n{}", "{\"type\":\"string\",\"type\":\"number\"}",
        "{\"properties\":{\"a\":{},\"\\u0061\":{}}}", "{\"pattern\":\"\\uDC00\"}", "{\"enum\":[\"\\uD800\"]}", "{\"properties\":{\"\\uD800\":{}}}", "{\"minimum\":01}", "{\"minimum\":NaN}", "\uFEFF{}", "{\"type\":\"str",
    ];

    /// <summary>Schemas that would take more memory, stack or time than a schema is worth.</summary>
    public static TheoryData<string, string> Excessive
    {
        get
        {
            string Pattern(string pattern) => """{"properties":{"a":{"pattern":"PATTERN"}}}""".Replace("PATTERN", pattern, StringComparison.Ordinal);
            string Repeated(string text, int times) => string.Concat(Enumerable.Repeat(text, times));
            return new()
            {
                { "the choice thirty characters back", Pattern("(a|b)*a(a|b){30}") },
                { "the same, anchored", Pattern("^(a|b)*a(a|b){25}$") },
                { "repeats of repeats", Pattern("((a{1000}){1000}){1000}") },
                { "repeats of repeats that may be empty", Pattern("^((((((a?){100}){100}){100})*)*)*$") },
                { "classes of repeats", Pattern("^([a-c]{1,900}[b-d]{1,900}){1,900}$") },
                { "groups in groups", Pattern(Repeated("(", 10_000) + "a" + Repeated(")", 10_000)) },
                { "open groups", Pattern(Repeated("(", 100_000)) },
                { "properties in properties", Repeated("{\"properties\":{\"a\":", 5000) + "{}" + Repeated("}}", 5000) },
                { "items in items", Repeated("{\"items\":", 100_000) + "true" + Repeated("}", 100_000) },
                { "nothing but brackets", Repeated("[", 200_000) },
                { "very many properties", $"{{\"properties\":{{{string.Join(',', Enumerable.Range(0, 20_000).Select(at => FormattableString.Invariant($"\"m{at}\":{{}}")))}}}}}" },
                { "a very long chain of references", Chain(9000) },
                { "a default of brackets", $"{{\"default\":{Repeated("[", 5000)}{Repeated("]", 5000)}}}" },
            };
        }
    }

    [Theory]
    [MemberData(nameof(Keywords))]
    public void A_keyword_that_would_not_be_checked_is_refused_wherever_it_stands(string keyword)
    {
        foreach (var (pointer, document) in Places)
        {
            var written = System.Text.Json.JsonSerializer.Serialize(keyword);
            AssertRefused(document.Replace("SCHEMA", $$"""{"title":"t",{{written}}:{"type":"string"},"description":"d"}""", StringComparison.Ordinal), keyword, $"{pointer}/{Escaped(keyword)}");
        }
    }

    [Theory]
    [MemberData(nameof(Malformed))]
    public void A_keyword_whose_value_means_nothing_is_refused_wherever_it_stands(string keyword, string value)
    {
        foreach (var (pointer, document) in Places)
        {
            AssertRefused(document.Replace("SCHEMA", $$"""{"{{keyword}}":{{value}}}""", StringComparison.Ordinal), keyword, $"{pointer}/{keyword}");
        }
    }

    [Theory]
    [MemberData(nameof(Broken))]
    public void What_is_no_schema_document_is_refused_as_a_whole(string document)
    {
        var refusal = Refusal(document);

        Assert.Equal(("", ""), (refusal.Keyword, refusal.Pointer));
    }

    [Fact]
    public void A_schema_in_bad_utf8_is_refused() => Assert.Throws<NserSchemaException>(() => SchemaPlan.Load((byte[])[.. "{\"title\":\""u8, 0xC3, 0x28, .. "\"}"u8]));

    [Theory]
    [MemberData(nameof(Excessive))]
    public void A_schema_beyond_measure_is_refused_and_breaks_nothing(string what, string document) => Assert.True(Refusal(document).Message.Length > 20, what);

    [Theory]
    [InlineData("""{"$ref":"#"}""", "")]
    [InlineData("""{"properties":{"a":{"$ref":"#/properties/a"}}}""", "/properties/a")]
    [InlineData("""{"properties":{"a":{"$ref":"#/definitions/b"}},"definitions":{"b":{"$ref":"#/definitions/c"},"c":{"$ref":"#/definitions/b"}}}""", null)]
    [InlineData("""{"definitions":{"b":{"$ref":"#/definitions/b"}}}""", "/definitions/b")]
    [InlineData("""{"items":{"$ref":"#/items"}}""", "/items")]
    public void A_reference_that_leads_back_to_itself_is_refused(string document, string? pointer)
    {
        var refusal = Refusal(document);

        Assert.Equal("$ref", refusal.Keyword);
        Assert.True(pointer is null || refusal.Pointer == pointer + "/$ref", refusal.Pointer);
    }

    [Theory]
    [InlineData("type", "\"string\"")]
    [InlineData("properties", "{}")]
    [InlineData("required", "[]")]
    [InlineData("minLength", "0")]
    [InlineData("maximum", "9")]
    [InlineData("enum", "[\"A\"]")]
    [InlineData("additionalProperties", "true")]
    public void A_keyword_beside_a_reference_is_refused_for_some_would_check_it_and_some_would_not(string keyword, string value)
    {
        const string Reference = "\"$ref\":\"#/definitions/d\"";
        var beside = $"\"{keyword}\":{value}";
        AssertRefused($"{{\"definitions\":{{\"d\":{{}}}},\"properties\":{{\"a\":{{{beside},{Reference}}}}}}}", keyword, $"/properties/a/{keyword}");
        AssertRefused($"{{\"definitions\":{{\"d\":{{}}}},\"properties\":{{\"a\":{{{Reference},{beside}}}}}}}", keyword, $"/properties/a/{keyword}");
    }

    [Fact]
    public void Only_the_whole_document_has_a_name_of_its_own_for_references_within_another_would_lead_elsewhere()
    {
        PlanJudge.Of("""{"$id":"urn:example:whole","properties":{"$id":{"type":"string"}}}""");

        AssertRefused("""{"properties":{"a":{"$id":"urn:example:part","properties":{"b":{"$ref":"#/definitions/d"}}}},"definitions":{"d":{}}}""", "$id", "/properties/a/$id");
        AssertRefused("""{"definitions":{"d":{"$id":"#d"}}}""", "$id", "/definitions/d/$id");
    }

    private static void AssertRefused(string document, string keyword, string pointer)
    {
        var refusal = Refusal(document);

        Assert.True((keyword, pointer) == (refusal.Keyword, refusal.Pointer), $"{document}: {refusal.Keyword} at {refusal.Pointer}: {refusal.Message}");
        Assert.True(refusal.Message.Contains(keyword, StringComparison.Ordinal) && refusal.Message.Contains(pointer, StringComparison.Ordinal), refusal.Message);
    }

    private static NserSchemaException Refusal(string document) => Assert.Throws<NserSchemaException>(() => SchemaPlan.Load(Encoding.UTF8.GetBytes(document)));

    private static string Escaped(string name) => name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    private static string Chain(int length) =>
        $"{{\"$ref\":\"#/definitions/d0\",\"definitions\":{{{string.Join(',', Enumerable.Range(0, length).Select(at => FormattableString.Invariant($"\"d{at}\":{{\"properties\":{{\"a\":{{\"$ref\":\"#/definitions/d{at + 1}\"}}}}}}")))},\"d{length}\":{{}}}}}}";
}
