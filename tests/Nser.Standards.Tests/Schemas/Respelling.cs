using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;

namespace Nser.Standards.Tests.Schemas;

/// <summary>Writes the same JSON in other ways: a verdict must not hang on how a value is spelt.</summary>
internal sealed class Respelling
{
    private Func<string, string> Name { get; init; } = Quoted;

    private Func<string, string> Text { get; init; } = Quoted;

    private Func<string, string> Number { get; init; } = number => number;

    private string Gap { get; init; } = "";

    /// <summary>What stands behind a colon or comma, and nowhere else.</summary>
    private string GapBehind { get; init; } = "";

    private bool BackToFront { get; init; }

    internal static Respelling Tight { get; } = new();

    /// <summary>With a space behind each colon and comma, as Python's library writes by default.</summary>
    internal static Respelling Aired { get; } = new() { GapBehind = " " };

    internal static Respelling Reversed { get; } = new() { BackToFront = true };

    internal static Respelling[] All { get; } =
    [
        Tight, Aired, Reversed,
        new() { Gap = " \t\r\n  " },
        new() { Name = Escape, Text = Escape },
        new() { Gap = "\n" },
        new() { Name = text => $"\"{string.Concat(text.Select(unit => Escape(unit, "x4")))}\"" },
        new() { Text = EscapeEveryThird },
        new() { Number = Longer },
        new() { Number = Scientific },
        new() { Number = WithoutPoint, Gap = " ", BackToFront = true, Text = Escape },
    ];

    internal string Of(string json)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json));
        reader.Read();
        var text = new StringBuilder();
        Write(ref reader, text);
        return Gap + text + Gap;
    }

    private void Write(ref Utf8JsonReader reader, StringBuilder text)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                WriteAll(ref reader, text, '{', '}');
                break;
            case JsonTokenType.StartArray:
                WriteAll(ref reader, text, '[', ']');
                break;
            case JsonTokenType.String:
                text.Append(Text(reader.GetString()!));
                break;
            case JsonTokenType.Number:
                text.Append(Number(Encoding.ASCII.GetString(reader.ValueSpan)));
                break;
            default:
                text.Append(Encoding.ASCII.GetString(reader.ValueSpan));
                break;
        }
    }

    private void WriteAll(ref Utf8JsonReader reader, StringBuilder text, char open, char close)
    {
        var parts = new List<string>();
        while (reader.Read() && reader.TokenType is not (JsonTokenType.EndObject or JsonTokenType.EndArray))
        {
            var part = new StringBuilder();
            if (reader.TokenType == JsonTokenType.PropertyName)
            {
                part.Append(Name(reader.GetString()!)).Append(Gap).Append(':').Append(Gap).Append(GapBehind);
                reader.Read();
            }

            Write(ref reader, part);
            parts.Add(part.ToString());
        }

        // Only the members of an object may change places.
        if (BackToFront && open == '{')
        {
            parts.Reverse();
        }

        text.Append(open).Append(Gap).AppendJoin(Gap + "," + Gap + GapBehind, parts).Append(Gap).Append(close);
    }

    private static string Quoted(string text) => JsonSerializer.Serialize(text, Relaxed);

    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static string Escape(string text) => $"\"{string.Concat(text.Select(unit => Escape(unit)))}\"";

    private static string EscapeEveryThird(string text) =>
        text.Any(char.IsSurrogate) ? Escape(text) : $"\"{string.Concat(text.Select((unit, at) => at % 3 == 0 ? Escape(unit) : Quoted(unit.ToString())[1..^1]))}\"";

    private static string Escape(char unit, string digits = "X4") => "\\u" + ((int)unit).ToString(digits, CultureInfo.InvariantCulture);

    /// <summary>1 as 1.0, 1.5 as 1.50.</summary>
    private static string Longer(string number) =>
        number.Contains('e', StringComparison.OrdinalIgnoreCase) ? WithoutPoint(number) : number.Contains('.', StringComparison.Ordinal) ? number + "0" : number + ".0";

    /// <summary>12 as 1.2E+1.</summary>
    private static string Scientific(string number)
    {
        var (sign, digits, exponent) = Parts(number);
        var power = exponent + digits.Length - 1;
        return $"{sign}{digits[0]}.{digits[1..]}0E{(power.Sign < 0 ? "" : "+")}{power.ToString(CultureInfo.InvariantCulture)}";
    }

    /// <summary>1 as 10e-1, 1.5 as 150e-2.</summary>
    private static string WithoutPoint(string number)
    {
        var (sign, digits, exponent) = Parts(number);
        return digits == "0" ? sign + "0e0" : $"{sign}{digits}0e{(exponent - 1).ToString(CultureInfo.InvariantCulture)}";
    }

    private static (string Sign, string Digits, BigInteger Exponent) Parts(string number)
    {
        var sign = number[0] == '-' ? "-" : "";
        var halves = number.TrimStart('-').Split('e', 'E');
        var mantissa = halves[0].Split('.');
        var exponent = halves.Length == 1 ? 0 : BigInteger.Parse(halves[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var fraction = mantissa.Length == 1 ? "" : mantissa[1];
        var digits = (mantissa[0] + fraction).TrimStart('0');
        return digits.Length == 0 ? (sign, "0", 0) : (sign, digits, exponent - fraction.Length);
    }
}
