using System.Text.Json;

namespace Nser.Standards.Import.Cells;

/// <summary>How cells of one field are read: from what people type to the form that the standard wants.</summary>
internal abstract class Cell
{
    /// <summary>Writes the cell's value; or writes nothing and says why.</summary>
    /// <param name="text">The cell, cleaned by <see cref="CellText.Clean"/> and not empty.</param>
    /// <param name="json">Stands behind the member's name.</param>
    internal abstract CellFault? Write(string text, Utf8JsonWriter json);
}
