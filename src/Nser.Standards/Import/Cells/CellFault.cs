namespace Nser.Standards.Import.Cells;

/// <summary>Why a cell could not be read.</summary>
/// <param name="Code">The finding's code.</param>
/// <param name="Message">What is expected; never the cell.</param>
internal sealed record CellFault(string Code, string Message)
{
    /// <summary>A cell that is not of its field's type.</summary>
    internal static CellFault Value(string message) => new(ValidationCodes.ImportValue, message);
}
