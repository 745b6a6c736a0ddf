using System.Globalization;
using System.Text;
using Nser.Standards.Text;

namespace Nser.Standards.Import;

/// <summary>Finds a field by any of the names that a header may use for it.</summary>
internal sealed class FieldNames
{
    /// <summary>The one object whose fields may stand without it: nobody writes <c>location.tehsilCode</c> over a column by hand.</summary>
    internal const string Location = "location";

    private readonly Dictionary<string, ImportField> byKey = [];

    internal FieldNames(IReadOnlyList<ImportField> fields)
    {
        foreach (var field in fields)
        {
            byKey[ColumnName.Key(field.Path)] = field;
        }

        foreach (var field in fields.Where(field => field.Parent == Location))
        {
            byKey.TryAdd(ColumnName.Key(field.Name), field);
        }
    }

    /// <summary>The field of that name or path; <see langword="null"/> when the standard has none.</summary>
    internal ImportField? Find(string name) => byKey.GetValueOrDefault(ColumnName.Key(name));

    /// <summary>The field that an option names.</summary>
    /// <exception cref="ArgumentException">The standard has no such field.</exception>
    internal ImportField Require(string name, string option) =>
        Find(name) ?? throw new ArgumentException($"{option} names the field '{name}', which the standard does not have. Write it as in the standard, for example cnic or location.tehsilCode.", option);
}

/// <summary>Compares the names of columns and fields: case, spaces, underscores, dashes, dots and slashes do not count.</summary>
internal static class ColumnName
{
    /// <summary>What is left of a name: its letters and digits, in lower case.</summary>
    internal static string Key(string name) =>
        string.Concat(CellText.Clean(name).Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant));

    /// <summary>Whether a header's cell may be repeated in a message. A file without header has a person's data there.</summary>
    internal static bool IsSafeToPrint(string cell) => cell.Length is > 0 and <= 40 && cell.Count(char.IsDigit) < 4;

    /// <summary>The column whose name is nearest to a field's: contained in it, or a few letters away; <see langword="null"/> when none is near.</summary>
    internal static string? Nearest(string field, IEnumerable<string> columns)
    {
        var key = Key(field);
        return columns.Where(IsSafeToPrint)
            .Select(column => (Column: column, Key: Key(column)))
            .Where(near => near.Key.Length > 2)
            .Select(near => (near.Column, Distance: near.Key.Contains(key, StringComparison.Ordinal) || key.Contains(near.Key, StringComparison.Ordinal) ? 1 : EditDistance.Between(key, near.Key)))
            .Where(near => near.Distance <= Math.Max(2, key.Length / 4))
            .OrderBy(near => near.Distance)
            .Select(near => near.Column)
            .FirstOrDefault();
    }
}

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
