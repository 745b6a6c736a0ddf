using System.Globalization;
using System.Text;

namespace Nser.Standards.Import.Cells;

/// <summary>Takes out of a cell what editors, spreadsheets and right-to-left typing leave in it. Source: standards, section 6.</summary>
internal static class CellText
{
    /// <summary>Without bidi marks, byte order marks and control characters; every run of white space (NBSP, line ends) one space; trimmed; composed (NFC).</summary>
    /// <remarks>The zero-width non-joiner stays: Urdu needs it.</remarks>
    internal static string Clean(string cell)
    {
        if (IsClean(cell))
        {
            return cell;
        }

        var clean = new StringBuilder(cell.Length);
        foreach (var character in cell)
        {
            if (char.IsWhiteSpace(character))
            {
                clean.Append(clean.Length > 0 && clean[^1] != ' ' ? " " : "");
            }
            else if (!IsInvisible(character))
            {
                clean.Append(character);
            }
        }

        return clean.ToString().TrimEnd(' ').Normalize(NormalizationForm.FormC);
    }

    // Most cells: printable ASCII, no space at either end and no two in a row.
    private static bool IsClean(string cell) =>
        cell.AsSpan().IndexOfAnyExceptInRange(' ', '~') < 0
        && !cell.StartsWith(' ') && !cell.EndsWith(' ') && !cell.Contains("  ", StringComparison.Ordinal);

    private static bool IsInvisible(char character) =>
        char.IsControl(character)
        || character is '\u200B' or '\u200E' or '\u200F' or '\u061C' or '\u2060' or '\uFEFF' or '\u00AD'
        || character is >= '\u202A' and <= '\u202E'
        || character is >= '\u2066' and <= '\u2069'
        || char.GetUnicodeCategory(character) == UnicodeCategory.OtherNotAssigned && character >= '\uFFF0';
}
