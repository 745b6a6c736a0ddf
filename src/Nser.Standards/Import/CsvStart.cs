using System.Text;
using Nser.Standards.Lines;

namespace Nser.Standards.Import;

/// <summary>Looks at the first line of a file: is it CSV at all, and what separates its cells.</summary>
internal static class CsvStart
{
    private static readonly char[] Candidates = [',', ';', '\t'];

    /// <summary>Says clearly what a file is that is no CSV.</summary>
    /// <exception cref="ImportException">It is a workbook, a PDF, JSON, XML, UTF-16 without mark, or has no line ends.</exception>
    internal static void ThrowIfNotCsv(PhysicalLine line, int maxBytes)
    {
        if (line.IsTooLong)
        {
            throw new ImportException(ValidationCodes.ImportLength, line.Number, $"Line {line.Number} has more than {maxBytes} bytes. This is no CSV file, or its line ends are missing.");
        }

        var bytes = line.Bytes.Span;
        var kind = bytes.TrimStart((byte)' ') switch
        {
            [(byte)'P', (byte)'K', 3, 4, ..] => "a workbook (.xlsx) or an archive; save it as CSV UTF-8",
            [0xD0, 0xCF, 0x11, 0xE0, ..] => "an old workbook (.xls); save it as CSV UTF-8",
            [(byte)'%', (byte)'P', (byte)'D', (byte)'F', ..] => "a PDF document; export the table as CSV",
            [(byte)'{' or (byte)'[', ..] => "JSON; read it with the NDJSON import, one record a line",
            [(byte)'<', ..] => "XML or HTML; export the table as CSV",
            [0x1F, 0x8B, ..] => "compressed with gzip; decompress it first",
            _ when bytes.Contains((byte)0) => "binary, or UTF-16 without a byte order mark; save it as CSV UTF-8",
            _ => null,
        };
        if (kind is not null)
        {
            throw new ImportException(ValidationCodes.ImportEncoding, line.Number, $"Line {line.Number}: this is no CSV file. It seems to be {kind}.");
        }

        if (bytes.Contains((byte)'\r'))
        {
            throw new ImportException(ValidationCodes.ImportColumns, line.Number, $"Line {line.Number}: lines end with a carriage return alone. Save the file with LF or CR LF line ends.");
        }
    }

    /// <summary>The delimiter that a first line <c>sep=;</c> states; <see langword="null"/> when the line is none of that kind.</summary>
    internal static char? Stated(PhysicalLine line) =>
        line.Bytes.Span is [(byte)'s' or (byte)'S', (byte)'e' or (byte)'E', (byte)'p' or (byte)'P', (byte)'=', var delimiter and < 0x80 and not (byte)'"'] ? (char)delimiter : null;

    /// <summary>The candidate that the header has most of outside its quotes; comma when it has none.</summary>
    internal static char Detect(PhysicalLine header)
    {
        var unquoted = new StringBuilder();
        var quoted = false;
        foreach (var here in header.Bytes.Span)
        {
            quoted ^= here == '"';
            unquoted.Append(quoted ? '"' : (char)here);
        }

        var text = unquoted.ToString();
        return Candidates.MaxBy(candidate => text.Count(candidate.Equals));
    }
}
