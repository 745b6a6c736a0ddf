using Nser.Standards.Import.Cells;

namespace Nser.Standards.Import;

/// <summary>Where a field's value comes from in each row.</summary>
/// <param name="Field">The field.</param>
/// <param name="Column">Its column, from 0; <see langword="null"/> when the file has none.</param>
/// <param name="Constant">What stands for an empty cell or a missing column; empty for nothing.</param>
/// <param name="Words">What the partner's words in this column mean; empty when they are the standard's.</param>
internal sealed record FieldSource(ImportField Field, int? Column, string Constant, IReadOnlyDictionary<string, string> Words)
{
    /// <summary>The field's cell in a row, cleaned and in the standard's words; empty when the row says nothing.</summary>
    internal string Cell(string[] cells)
    {
        var cell = Column is { } column ? CellText.Clean(cells[column]) : "";
        return cell.Length > 0 ? Words.GetValueOrDefault(cell, cell) : Constant;
    }
}
