using System.Globalization;
using System.Text.Json;
using Nser.Standards.Text;

namespace Nser.Standards.Import.Cells;

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
