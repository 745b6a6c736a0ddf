namespace Nser.Standards.Tests.Schemas.Tables;

/// <summary>minLength and maxLength: characters are Unicode code points, whatever they take in UTF-8 or UTF-16.</summary>
internal static class TextTables
{
    private static readonly string[] NotTexts = ["1", "12345", "null", "true", "[]", "[1,2,3]", "{}", "{\"a\":1}"];

    internal static KeywordTable[] All =>
    [
        new("minLength", """{"minLength":2}""", ["\"ab\"", "\"abc\"", "\"  \"", "\"éé\"", "\"بک\"", "\"🐐🐐\"", "\"e\\u0301\"", "\"\\n\\\"\"", "\"\\u0061b\"", .. NotTexts],
            ["\"\"", "\"a\"", "\"é\"", "\"ب\"", "\"🐐\"", "\"\\uD83D\\uDC10\"", "\"\\n\"", "\"\\u0061\"", "\"\\\\\"", "\"\u200C\""], ValidationCodes.SchemaMinLength),
        new("maxLength", """{"maxLength":2}""", ["\"\"", "\"ab\"", "\"🐐🐐\"", "\"بک\"", "\"\\uD83D\\uDC10\\uD83D\\uDC04\"", "\"\\u0041\\u0042\"", "\"\\\\\\\"\"", .. NotTexts],
            ["\"abc\"", "\"🐐🐐🐐\"", "\"بکر\"", "\"e\\u0301e\"", "\"\\u0041\\u0042\\u0043\"", "\"ab\\n\"", "\"   \""], ValidationCodes.SchemaMaxLength),
        new("minLength of nought", """{"minLength":0}""", ["\"\"", "\"a\"", .. NotTexts], []),
        new("maxLength of nought", """{"maxLength":0}""", ["\"\"", .. NotTexts], ["\"a\"", "\" \"", "\"\\u0000\""], ValidationCodes.SchemaMaxLength),
        new("minLength written as 2.0", """{"minLength":2.0}""", ["\"ab\""], ["\"a\""], ValidationCodes.SchemaMinLength),
        new("maxLength written as 0.2e1", """{"maxLength":0.2e1}""", ["\"ab\""], ["\"abc\""], ValidationCodes.SchemaMaxLength),
        new("minLength and maxLength", """{"type":"string","minLength":1,"maxLength":40}""",
            ["\"x\"", Letters("x", 40), Letters("é", 40), Letters("ب", 40), Letters("€", 40), Letters("🐐", 40), Letters("a🐐", 20), Letters("\\u00e9", 40), Letters("\\\"", 40)],
            ["\"\"", Letters("x", 41), Letters("é", 41), Letters("ب", 41), Letters("€", 41), Letters("🐐", 41), Letters("a🐐", 21), Letters("\\u00e9", 41), Letters("\\\"", 41), Letters("x", 400), "5"]),
        new("an exact length", """{"minLength":3,"maxLength":3}""", ["\"abc\"", "\"🐐بa\"", "\"\\u0000\\u0001\\u007f\"", .. NotTexts], ["\"ab\"", "\"abcd\"", "\"🐐ب\"", "\"🐐بab\""]),
        new("characters at the edges of their length in UTF-8", """{"minLength":2,"maxLength":2}""",
            ["\"\u007F\u0080\"", "\"\u07FF\u0800\"", "\"\uD7FF\uE000\"", "\"\uFFFD\uFFFF\"", "\"\U00010000\U0010FFFF\"", "\"\uFEFF\u200D\""], ["\"\U00010000\"", "\"\u07FF\u0800\uFFFF\"", "\"\uD7FF\"", "\"\U00010000\U0010FFFFx\""]),
    ];

    private static string Letters(string letter, int count) => $"\"{string.Concat(Enumerable.Repeat(letter, count))}\"";
}
