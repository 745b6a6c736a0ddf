using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using Nser.Standards.Text;

namespace Nser.Standards.Import;

/// <summary>How cells of one field are read: from what people type to the form that the standard wants.</summary>
internal abstract class Cell
{
    /// <summary>Writes the cell's value; or writes nothing and says why.</summary>
    /// <param name="text">The cell, cleaned by <see cref="CellText.Clean"/> and not empty.</param>
    /// <param name="json">Stands behind the member's name.</param>
    internal abstract CellFault? Write(string text, Utf8JsonWriter json);
}

/// <summary>Why a cell could not be read.</summary>
/// <param name="Code">The finding's code.</param>
/// <param name="Message">What is expected; never the cell.</param>
internal sealed record CellFault(string Code, string Message)
{
    /// <summary>A cell that is not of its field's type.</summary>
    internal static CellFault Value(string message) => new(ValidationCodes.ImportValue, message);
}

/// <summary>A text: free, a code or one of the standard's words. Whether it fits the pattern, or the word is known, is the validator's question.</summary>
/// <param name="clean">Brings the text to the standard's form.</param>
internal sealed class TextCell(Func<string, string> clean) : Cell
{
    /// <summary>Free text: names, addresses, a partner's own numbers.</summary>
    internal static TextCell Free { get; } = new(text => text);

    /// <summary>A code of ASCII letters and digits.</summary>
    internal static TextCell Code { get; } = new(Normalizer.Clean);

    /// <summary>A code whose pattern knows capitals only.</summary>
    internal static TextCell UpperCaseCode { get; } = new(Normalizer.Code);

    /// <summary>One of the standard's words, in any case and with spaces or dashes for underscores.</summary>
    internal static TextCell Word { get; } = new(text => text.ToUpperInvariant().Replace(' ', '_').Replace('-', '_'));

    internal override CellFault? Write(string text, Utf8JsonWriter json)
    {
        json.WriteStringValue(clean(text));
        return null;
    }
}

/// <summary>Yes or no, in the words that spreadsheets hold.</summary>
internal sealed class BooleanCell : Cell
{
    internal override CellFault? Write(string text, Utf8JsonWriter json)
    {
        bool? value = Normalizer.Clean(text).ToUpperInvariant() switch
        {
            "YES" or "Y" or "TRUE" or "1" or "ہاں" => true,
            "NO" or "N" or "FALSE" or "0" or "نہیں" => false,
            _ => null,
        };
        if (value is not { } known)
        {
            return CellFault.Value("Expected yes or no (also true, false, 1, 0).");
        }

        json.WriteBooleanValue(known);
        return null;
    }
}

/// <summary>A number: digits of any of the three kinds, a decimal point, commas between thousands. No exponent: a spreadsheet that wrote one has lost digits.</summary>
/// <param name="wholeOnly">Whether the field is a count.</param>
internal sealed partial class NumberCell(bool wholeOnly) : Cell
{
    private static readonly CellFault NotANumber = CellFault.Value("Expected a number such as 12500 or 12500.50, without currency or exponent.");
    private static readonly CellFault NotWhole = CellFault.Value("Expected a whole number.");

    internal override CellFault? Write(string text, Utf8JsonWriter json)
    {
        // U+066B and U+066C are the Arabic decimal and thousands separators.
        var digits = Normalizer.Clean(text).Replace('\u066B', '.').Replace('\u066C', ',');
        if (!Written().IsMatch(digits)
            || !decimal.TryParse(digits.Replace(",", "", StringComparison.Ordinal), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value))
        {
            return NotANumber;
        }

        if (wholeOnly && value != decimal.Truncate(value))
        {
            return NotWhole;
        }

        json.WriteNumberValue(WithoutTrailingZeros(value));
        return null;
    }

    // Division by one with 28 zeros drops the zeros behind the last digit.
    private static decimal WithoutTrailingZeros(decimal value) => value / 1.0000000000000000000000000000m;

    // 1234, 1,234,567 and 12,34,567 (lakh and crore); the last group has three digits.
    [GeneratedRegex(@"^[+-]?([0-9]{1,28}|[0-9]{1,3}(,[0-9]{2,3})*,[0-9]{3})(\.[0-9]{1,10})?$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Written();
}

/// <summary>A calendar day, Gregorian whatever the machine's culture is.</summary>
/// <param name="dayFirst">Whether dd/MM/yyyy and dd-MM-yyyy are read too.</param>
internal sealed class DateCell(bool dayFirst) : Cell
{
    private static readonly string[] Iso = ["yyyy-MM-dd"];
    private static readonly string[] IsoAndDayFirst = ["yyyy-MM-dd", "dd/MM/yyyy", "d/M/yyyy", "dd-MM-yyyy", "d-M-yyyy"];

    internal override CellFault? Write(string text, Utf8JsonWriter json)
    {
        if (!DateOnly.TryParseExact(Normalizer.Clean(text), dayFirst ? IsoAndDayFirst : Iso, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return CellFault.Value(dayFirst
                ? "Expected a day that exists, written yyyy-MM-dd or dd/MM/yyyy."
                : "Expected a day that exists, written yyyy-MM-dd. Days first (dd/MM/yyyy) are read when the import's options allow it.");
        }

        json.WriteStringValue(date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        return null;
    }
}

/// <summary>A point in time with its offset (ISO 8601). An instant without offset is not guessed to be Pakistan's.</summary>
internal sealed class InstantCell : Cell
{
    private static readonly string[] Written =
        [.. from separator in new[] { "'T'", " " } from seconds in new[] { "HH:mm:ss.FFFFFFF", "HH:mm" } select $"yyyy-MM-dd{separator}{seconds}zzz"];

    internal override CellFault? Write(string text, Utf8JsonWriter json)
    {
        var digits = Normalizer.Clean(text);
        var withOffset = digits.EndsWith('Z') || digits.EndsWith('z') ? digits[..^1] + "+00:00" : digits;
        if (!DateTimeOffset.TryParseExact(withOffset, Written, CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant))
        {
            return CellFault.Value("Expected a date, a time and an offset, for example 2026-01-31T09:30:00+05:00.");
        }

        json.WriteStringValue(instant.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture));
        return null;
    }
}

/// <summary>Several values in one cell, separated by <c>;</c> or <c>|</c>.</summary>
/// <param name="item">Reads each of them.</param>
internal sealed class ListCell(Cell item) : Cell
{
    private static readonly char[] Separators = [';', '|'];

    internal override CellFault? Write(string text, Utf8JsonWriter json)
    {
        // Written aside first: a fault in the third item must not leave two items behind.
        var items = new ArrayBufferWriter<byte>();
        using (var list = new Utf8JsonWriter(items, RecordJson.Options))
        {
            list.WriteStartArray();
            foreach (var part in text.Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            {
                if (item.Write(part, list) is { } fault)
                {
                    return fault;
                }
            }

            list.WriteEndArray();
        }

        json.WriteRawValue(items.WrittenSpan, skipInputValidation: true);
        return null;
    }
}

/// <summary>Named values in one cell: <c>PBS=101;ISO=PK-SD</c>.</summary>
internal sealed class MapCell : Cell
{
    private static readonly char[] Separators = [';', '|'];

    internal override CellFault? Write(string text, Utf8JsonWriter json)
    {
        var pairs = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in text.Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0 || !pairs.TryAdd(part[..equals].Trim(), part[(equals + 1)..].Trim()))
            {
                return CellFault.Value("Expected pairs such as PBS=101;ISO=PK-SD, each name once.");
            }
        }

        json.WriteStartObject();
        foreach (var (name, value) in pairs)
        {
            json.WriteString(name, value);
        }

        json.WriteEndObject();
        return null;
    }
}

/// <summary>An identifier that one of the standards' value types reads: it cleans what people write and says what is wrong.</summary>
internal sealed class ValueCell<T> : Cell
    where T : struct, IStandardValue<T>
{
    internal override CellFault? Write(string text, Utf8JsonWriter json)
    {
        if (!StandardValue.TryParse<T>(text, out var value, out var why))
        {
            return new(why.Value.Code, why.Value.Message);
        }

        json.WriteStringValue(value.Value);
        return null;
    }
}

/// <summary>How an imported record is written: on one line, with Urdu left readable.</summary>
internal static class RecordJson
{
    internal static JsonWriterOptions Options { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What is wrong with a text as a cell of that kind; nothing is kept.</summary>
    internal static CellFault? Fault(Cell cell, string text)
    {
        using var json = new Utf8JsonWriter(new ArrayBufferWriter<byte>(), Options);
        return cell.Write(text, json);
    }
}
