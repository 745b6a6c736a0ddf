using System.Globalization;

namespace Nser.Standards.Import;

/// <summary>What can be wrong with a row as a whole.</summary>
internal static class CsvFaults
{
    internal static ValidationFinding BrokenQuote { get; } = Error(
        ValidationCodes.ImportQuote,
        "A quote in this row is not closed, or stands inside a cell. Put the whole cell in quotes and write a quote inside it twice. Reading went on at the next line.");

    internal static ValidationFinding TooLong(int maxBytes) => Error(
        ValidationCodes.ImportLength,
        string.Create(CultureInfo.InvariantCulture, $"The row has more than {maxBytes} bytes and was skipped. A line end may be missing; raise the limit if rows are really this long."));

    internal static ValidationFinding NotText(long line) => Error(
        ValidationCodes.ImportEncoding,
        string.Create(CultureInfo.InvariantCulture, $"Line {line} holds bytes that are not text in the file's encoding. Save the file as UTF-8 (\"CSV UTF-8\"), or state its encoding in the import's options."));

    internal static ValidationFinding WrongWidth(int cells, int columns) => Error(
        ValidationCodes.ImportColumns,
        string.Create(CultureInfo.InvariantCulture, $"The row has {cells} cells, the header {columns} columns. Put a cell that holds the delimiter in quotes, and write empty cells too."));

    private static ValidationFinding Error(string code, string message) => new(code, FindingSeverity.Error, "", message);
}
