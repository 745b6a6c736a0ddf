using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Nser.Standards.Text;

namespace Nser.Standards.Import.Cells;

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
