using System.Globalization;
using System.Text.Json;
using Nser.Standards.Text;

namespace Nser.Standards.Import.Cells;

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
