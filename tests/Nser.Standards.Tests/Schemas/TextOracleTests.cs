using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Nser.Client.Testing.Records;
using Nser.Standards.Text;

namespace Nser.Standards.Tests.Schemas;

/// <summary>The keywords of text in each other's company: whatever form the fast path makes of them, both ways say what the keywords say one by one.</summary>
public sealed class TextOracleTests
{
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly string?[] Patterns =
    [
        null, "", "^[A-Z]{2,4}$", "^[A-Z]+$", "^[A-Z][A-Z0-9-]{1,31}$", "^[A-Z][A-Z0-9-]*$", "^[A-Z0-9]{1,64}$", "^PK[1-7](D[0-9]{2})?$", "^(AB|C|[D-F]G)[0-9]$", "^[A-Zب]+$", "^[^x]*$", "^[^\"]{1,3}$", "^.{3}$", "^(AB){0,3}$", "^A{31}$", "^A{32}$", "^[A-C\"]{2}$", "^[A-C\\\\]{2}$", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
        "^(19|2[0-9])[0-9]{2}-[0-9]{2}-[0-9]{2}$", "^2", "T", "Z$", "^[0-9-]*$", "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,7})?(Z|[+-][0-9]{2}:[0-9]{2})$", "^[A-Z]{2}$|^[0-9]$", "^[A-Z]{2}", "[A-Z]{2}$",
    ];

    private static readonly string[] Texts =
    [
        "", "A", "AB", "ABC", "ABCD", "ABCDE", "A-1", "-A", "A\"", "\"A", "\"\"", "\"\"\"", "A\\", "\\\\", "\\\"", "PK1", "PK8", "PK6D05", "PK6D5", "C7", "DG7", "CG7", "DG", "ABAB", "ABABAB", "ABABABAB", "AbC", "ab", "A ", " A", "A\n", "AB\n", "\n", "é", "ب", "بA", "بببب", "🐐", "🐐🐐🐐", "A🐐", "x", "Ax", "7",
        "2024-02-29", "2023-02-29", "1999-12-31", "1899-01-01", "2024-1-01", "2024-02-29\n", "2024-02-29T10:00:00Z", "2024-02-29T10:00:00+05:00", "2024-02-29T10:00:00.1234567+05:00", "2024-02-29T10:00:00.12345678Z", "2024-02-29t10:00:00z", "1999-02-29T10:00:00Z", "2024-02-29T10:00:00",
        .. new[] { 29, 30, 31, 32, 33, 63, 64, 65 }.Select(length => new string('A', length)), .. new[] { 30, 31, 32 }.Select(length => new string('A', length) + "ب"),
    ];

    private readonly SeededNumbers chance = new(20260221);

    [Fact]
    public void Both_ways_say_of_a_text_what_its_keywords_say_one_by_one()
    {
        var (valid, accepted) = (0, 0);
        foreach (var pattern in Patterns)
        {
            foreach (var format in (string?[])[null, null, "date", "date-time"])
            {
                for (var round = 0; round < 4; round++)
                {
                    var (least, most) = (chance.Pick([0, 0, 1, 3, 10, 31]), chance.Pick([int.MaxValue, int.MaxValue, 0, 2, 3, 10, 20, 31, 32, 64]));
                    string[] codes = chance.Next(8) == 0 ? [chance.Pick(Texts), chance.Pick(Texts), chance.Pick(Texts)] : [];
                    var judge = PlanJudge.OfMember(Schema(pattern, format, least, most, codes));
                    foreach (var text in Texts)
                    {
                        var fits = Fits(text, pattern, format, least, most, codes);
                        var verdict = judge.Judge($$"""{"v":{{JsonSerializer.Serialize(text, chance.Next(6) == 0 ? null : Relaxed)}} }""");
                        Assert.True(verdict.IsValid == fits, $"{Schema(pattern, format, least, most, codes)} on {JsonSerializer.Serialize(text, Relaxed)}: {verdict}");
                    }

                    (valid, accepted) = (valid + judge.Valid, accepted + judge.Accepted);
                }
            }
        }

        Assert.True(accepted > 1000 && accepted > valid / 2, $"{accepted} of {valid} taken at once");
    }

    private static bool Fits(string text, string? pattern, string? format, int least, int most, string[] codes)
    {
        var length = text.EnumerateRunes().Count();
        var utf8 = Encoding.UTF8.GetBytes(text);
        return length >= least && length <= most
            && (format != "date" || CalendarDate.Parse(utf8) is not null)
            && (format != "date-time" || InstantText.IsWellFormed(utf8))
            && (codes.Length == 0 || codes.Contains(text, StringComparer.Ordinal))
            && (pattern is null || Regex.IsMatch(Flat(text), pattern.Replace("$", "\\z", StringComparison.Ordinal), RegexOptions.CultureInvariant | RegexOptions.Singleline) && (pattern != "^.{3}$" || !text.Contains('\n', StringComparison.Ordinal)));
    }

    /// <summary>Characters beyond the basic plane as one unit each: .NET would see two.</summary>
    private static string Flat(string text) => text.Replace("🐐", "\uE000", StringComparison.Ordinal);

    private static string Schema(string? pattern, string? format, int least, int most, string[] codes)
    {
        List<string> keywords = [];
        void Add(string keyword, object value) => keywords.Add($"\"{keyword}\":{JsonSerializer.Serialize(value)}");
        if (pattern is not null)
        {
            Add("pattern", pattern);
        }

        if (format is not null)
        {
            Add("format", format);
        }

        if (least > 0)
        {
            Add("minLength", least);
        }

        if (most < int.MaxValue)
        {
            Add("maxLength", most);
        }

        if (codes.Length > 0)
        {
            Add("enum", codes);
        }

        return $"{{{string.Join(',', keywords)}}}";
    }
}
