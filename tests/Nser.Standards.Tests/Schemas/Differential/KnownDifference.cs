using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Text.Unicode;

namespace Nser.Standards.Tests.Schemas.Differential;

/// <summary>A way in which plan and NJsonSchema differ, with the reason why the plan is right. One that never occurs does not belong here.</summary>
/// <param name="What">The difference in a few words.</param>
/// <param name="Reason">Which document the plan follows, or what NJsonSchema does.</param>
/// <param name="Explains">Whether a disagreement is of this kind.</param>
internal sealed partial record KnownDifference(string What, string Reason, Func<Disagreement, bool> Explains)
{
    private static readonly string[] Instants = ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    internal static IReadOnlyList<KnownDifference> All { get; } =
    [
        new("a line feed behind the text", "in ECMA 262 $ is the very end; .NET's lets a line feed follow", each =>
            each is { ByPlan: true, Kind: ValidationCodes.SchemaPattern } && each.Text.EndsWith('\n')),
        new("a text too short, of characters beyond the basic plane", "JSON Schema counts characters; NJsonSchema counts each of these twice", each =>
            each is { ByPlan: true, Kind: ValidationCodes.SchemaMinLength } && each.Text.Any(char.IsSurrogate)),
        new("a text long enough, of characters beyond the basic plane", "JSON Schema counts characters; NJsonSchema counts each of these twice", each =>
            each is { ByPlan: false, Kind: "StringTooLong" } && each.Text.Any(char.IsSurrogate)),
        new("a number of more digits than a double holds", "RFC 8259 knows no limit; NJsonSchema rounds", each =>
            each.Number.Length > 0 && !IsDouble(each.Number)),
        new("a number beyond a decimal", "RFC 8259 knows no limit; NJsonSchema falls back to floating point", each =>
            each is { ByPlan: false, Kind: "NumberNotMultipleOf" } && Math.Abs(Double(each.Number)) > (double)decimal.MaxValue),
        new("a number too small for a decimal", "RFC 8259 knows no limit; NJsonSchema takes it for 0", each =>
            each is { ByPlan: true, Kind: ValidationCodes.SchemaMultipleOf } && Math.Abs(Double(each.Number)) < 1e-28),
        new("a whole number beyond 64 bits", "RFC 8259 knows no limit; NJsonSchema cannot convert it and fails", each =>
            each is { ByPlan: false, Kind: "Unconvertible" } && LongInteger().IsMatch(Encoding.UTF8.GetString(each.Json))),
        new("a whole number with a point or an exponent", "since draft 6 an integer is a number without a fraction, however it is written", each =>
            each is { ByPlan: false, Kind: "IntegerExpected" } && each.Number.Any(sign => sign is '.' or 'e' or 'E') && ExactOracle.Parse(each.Number).IsWhole),
        new("an instant that no clock shows, or an offset beyond 14 hours", "RFC 3339, section 5.6; NJsonSchema looks at the form only", each =>
            each is { ByPlan: true, Kind: ValidationCodes.SchemaFormat } && LikeAnInstant().IsMatch(each.Text)
            && !DateTimeOffset.TryParseExact(each.Text, Instants, CultureInfo.InvariantCulture, DateTimeStyles.None, out _)),
        new("a member named twice", "RFC 8259 leaves open which counts; NJsonSchema takes the last", each =>
            each is { ByPlan: true, Kind: ValidationCodes.SchemaDuplicate }),
        Json("a comment", "RFC 8259 has none", "/* note */"),
        Json("single quotes", "RFC 8259 knows double ones", "'note'"),
        Json("NaN", "RFC 8259 has no such number", "NaN"),
        Json("a number with a leading zero", "RFC 8259 forbids it; NJsonSchema takes it for an octal one", ":01"),
        Json("a comma behind the last member", "RFC 8259 forbids it", ",}"),
        new("something behind the record", "RFC 8259 knows one value a text; NJsonSchema stops reading behind it", each =>
            IsUnsound(each) && !Encoding.UTF8.GetString(each.Json).StartsWith('\uFEFF') && FirstValueOf(each.Json) is var end and > 0 && end < each.Json.AsSpan().TrimEnd(" \t\r\n"u8).Length),
        new("half of a character", "RFC 8259 calls it unpredictable; NJsonSchema lets it pass", each => IsUnsound(each) && LoneSurrogate().IsMatch(Encoding.UTF8.GetString(each.Json))),
        new("bytes that are no UTF-8", "RFC 8259 wants UTF-8; who decodes leniently puts a sign of replacement there", each => IsUnsound(each) && !Utf8.IsValid(each.Json)),
        new("more than sixteen levels", "the standards, section 5, allow sixteen", each => IsUnsound(each) && Encoding.UTF8.GetString(each.Json).Contains(new string('[', 16), StringComparison.Ordinal)),
    ];

    private static KnownDifference Json(string what, string reason, string sign) =>
        new(what, reason, each => IsUnsound(each) && Encoding.UTF8.GetString(each.Json).Contains(sign, StringComparison.Ordinal));

    private static bool IsUnsound(Disagreement each) => each is { ByPlan: true, Kind: ValidationCodes.SchemaJson };

    private static double Double(string number) => double.TryParse(number, CultureInfo.InvariantCulture, out var value) ? value : double.NaN;

    /// <summary>Whether the number is what NJsonSchema makes of it: a double, in the fewest digits that name it.</summary>
    private static bool IsDouble(string number) =>
        double.IsFinite(Double(number)) && ExactOracle.Parse(Double(number).ToString("E16", CultureInfo.InvariantCulture)) is var read
        && (ExactOracle.Parse(number).CompareTo(read) == 0 || ExactOracle.Parse(number).CompareTo(ExactOracle.Parse(Double(number).ToString("R", CultureInfo.InvariantCulture))) == 0);

    /// <summary>How many bytes the first value has; 0 when there is none.</summary>
    private static int FirstValueOf(byte[] json)
    {
        try
        {
            var reader = new Utf8JsonReader(json);
            reader.Read();
            reader.Skip();
            return (int)reader.BytesConsumed;
        }
        catch (JsonException)
        {
            return 0;
        }
    }

    [GeneratedRegex("^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:", RegexOptions.CultureInvariant)]
    private static partial Regex LikeAnInstant();

    [GeneratedRegex("[0-9]{19}", RegexOptions.CultureInvariant)]
    private static partial Regex LongInteger();

    [GeneratedRegex("""(?<!\\u[dD][89abAB][0-9a-fA-F]{2})\\u[dD][c-fC-F]|\\u[dD][89abAB][0-9a-fA-F]{2}(?!\\u[dD][c-fC-F])""", RegexOptions.CultureInvariant)]
    private static partial Regex LoneSurrogate();
}
