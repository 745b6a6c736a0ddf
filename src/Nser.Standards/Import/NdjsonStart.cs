using Nser.Standards.Lines;

namespace Nser.Standards.Import;

/// <summary>Looks at the first line of a file: is it NDJSON at all.</summary>
internal static class NdjsonStart
{
    /// <summary>The first line, without the byte order mark that some editors write.</summary>
    /// <exception cref="ImportException">There is none, or it shows that the file is something else.</exception>
    internal static PhysicalLine WithoutMark(PhysicalLine? first)
    {
        if (first is null)
        {
            throw new ImportException(ValidationCodes.SchemaJson, 1, "The file is empty. It must have one JSON record a line.");
        }

        var bytes = first.Bytes;
        if (bytes.Span is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] || bytes.Span.Contains((byte)0))
        {
            throw new ImportException(ValidationCodes.ImportEncoding, 1, "Line 1: the file is UTF-16 or binary. NDJSON is UTF-8; save it so.");
        }

        var content = bytes.Span is [0xEF, 0xBB, 0xBF, ..] ? bytes[3..] : bytes;
        if (content.Span.TrimStart(" \t"u8) is [(byte)'[', ..])
        {
            throw new ImportException(ValidationCodes.SchemaJson, 1, "Line 1: the file begins with a JSON array. Write one record a line, without brackets around them and commas between them.");
        }

        return first with { Bytes = content };
    }
}
