namespace Nser.Standards.Tests.Schemas.Tables;

/// <summary>enum and const.</summary>
internal static class CodeTables
{
    internal static KeywordTable[] All =>
    [
        Of("texts", """{"enum":["GOAT","COW","BUFFALO"]}""", ["\"GOAT\"", "\"COW\"", "\"BUFFALO\""], ["\"goat\"", "\"GOA\"", "\"GOATS\"", "\"GOAT \"", "\" GOAT\"", "\"GOAT\\n\"", "\"\"", "\"COW\\u0000\"", "\"GOAT,COW\"", "null", "1", "[\"GOAT\"]", "{\"GOAT\":1}", "true"]),
        Of("texts of one length", """{"enum":["AAAA","AAAB","AABA","BAAA"]}""", ["\"AAAA\"", "\"AAAB\"", "\"AABA\"", "\"BAAA\""], ["\"AABB\"", "\"BAAB\"", "\"ABAA\"", "\"AAA\"", "\"AAAAA\""]),
        Of("long texts", $$"""{"enum":["{{new string('x', 40)}}","{{new string('x', 39)}}y","PMT_ABOVE_CUTOFF_1","EDUCATION_MATERIAL"]}""",
            [$"\"{new string('x', 40)}\"", $"\"{new string('x', 39)}y\"", "\"PMT_ABOVE_CUTOFF_1\"", "\"EDUCATION_MATERIAL\""], [$"\"{new string('x', 39)}\"", $"\"{new string('x', 39)}z\"", $"\"{new string('x', 41)}\"", "\"PMT_ABOVE_CUTOFF_2\"", "\"EDUCATION_MATERIAI\""]),
        Of("one text", """{"enum":["PKR"]}""", ["\"PKR\""], ["\"USD\"", "\"pkr\"", "\"PK\"", "\"PKRR\"", "0"]),
        Of("the empty text", """{"enum":[""]}""", ["\"\""], ["\" \"", "null", "0", "false", "[]"]),
        Of("texts with signs that JSON escapes", """{"enum":["a\nb","c\rd","\"q\"","\\","/","\u0000"]}""", ["\"a\\nb\"", "\"c\\rd\"", "\"\\\"q\\\"\"", "\"\\\\\"", "\"/\"", "\"\\/\"", "\"\\u0000\""], ["\"a\\\\nb\"", "\"anb\"", "\"q\"", "\"\\\\\\\\\"", "\"\\\\/\"", "\"\""]),
        Of("very many texts", $"{{\"enum\":[{string.Join(',', Enumerable.Range(0, 40_000).Select(Village))}]}}", [Village(0), Village(32_767), Village(32_768), Village(39_999)], [Village(40_000), "\"V\"", "\"\"", "0"]),
        Of("texts of other scripts", """{"enum":["بکری","🐐","\ud83d\udc04","é"]}""", ["\"بکری\"", "\"🐐\"", "\"🐄\"", "\"é\""], ["\"بکر\"", "\"🐑\"", "\"e\\u0301\"", "\"e\""]),
        Of("a number", """{"enum":[1]}""", ["1", "1.0", "1e0", "0.1e1", "10e-1"], ["true", "\"1\"", "[1]", "1.1", "-1", "10", "null", "{\"1\":1}"]),
        Of("nought", """{"enum":[0]}""", ["0", "0.0", "-0", "0e9"], ["false", "null", "\"\"", "\"0\"", "[]", "{}", "1e-400"]),
        Of("numbers", """{"enum":[1.5,-2,1e400,12345678901234567890123]}""", ["1.5", "15e-1", "-2.0", "10e399", "12345678901234567890123.0"], ["1.50001", "2", "1e401", "12345678901234567890124", "12345678901234567000000"]),
        Of("true", """{"enum":[true]}""", ["true"], ["1", "\"true\"", "false", "[true]", "null"]),
        Of("false", """{"enum":[false]}""", ["false"], ["0", "\"false\"", "true", "null", "\"\"", "[]"]),
        Of("null", """{"enum":[null]}""", ["null"], ["0", "false", "\"null\"", "\"\"", "{}", "[]"]),
        Of("scalars of every kind", """{"enum":["6",6,true,null]}""", ["\"6\"", "6", "6.0", "true", "null"], ["\"true\"", "\"null\"", "false", "1", "0", "[6]", "{}"]),
        Of("texts beside a type", """{"type":"string","enum":["A","BB"]}""", ["\"A\"", "\"BB\""], ["\"B\"", "\"AA\"", "\"ABB\""]),
        new("enum beside a type that takes less", """{"type":"string","enum":["A",1]}""", ["\"A\""], ["1", "\"1\"", "2", "null"]),
        new("enum beside a type and a length", """{"type":["string","null"],"enum":["A","BB",null],"maxLength":1}""", ["\"A\"", "null"], ["\"BB\"", "\"C\"", "1"]),
        Of("codes beside keywords of lists and objects", """{"enum":["A",7],"items":{"type":"string"},"properties":{"a":{}}}""", ["\"A\"", "7"], ["[]", "[\"A\"]", "{}", "{\"a\":1}", "\"B\"", "8"]),
        new("enum beside a pattern", """{"enum":["A","BB"],"pattern":"^.$"}""", ["\"A\""], ["\"BB\"", "\"C\"", "1"]),
        new("enum beside a format", """{"enum":["2024-02-29","2023-02-29"],"format":"date"}""", ["\"2024-02-29\""], ["\"2023-02-29\"", "\"2024-02-28\""]),
        Of("const, a text", """{"const":"END "}""", ["\"END \""], ["\"END\"", "\"end \"", "null", "0"]),
        Of("const, a number", """{"const":2}""", ["2", "2.0", "20e-1"], ["3", "-2", "\"2\"", "[2]", "2.00000000000000000000000000001"]),
        Of("const, false", """{"const":false}""", ["false"], ["0", "null", "true", "\"\"", "[false]"]),
        Of("const, nought", """{"const":0}""", ["0", "-0.0"], ["false", "\"0\"", "null", "[]"]),
        Of("const, null", """{"const":null}""", ["null"], ["0", "false", "\"null\"", "{}"]),
        Of("const, beyond what a double counts", """{"const":9007199254740993}""", ["9007199254740993", "9007199254740993.0", "9007199254740.993e3"], ["9007199254740992", "9007199254740994"]),
    ];

    private static string Village(int number) => FormattableString.Invariant($"\"V{number:D6}\"");

    private static KeywordTable Of(string title, string schema, string[] good, string[] bad) => new("enum: " + title, schema, good, bad, ValidationCodes.SchemaEnum);
}
