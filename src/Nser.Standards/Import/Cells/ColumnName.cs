using Nser.Standards.Text;

namespace Nser.Standards.Import.Cells;

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
