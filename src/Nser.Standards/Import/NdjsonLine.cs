using System.Globalization;
using System.Text.Json;
using System.Text.Unicode;
using Nser.Standards.Lines;

namespace Nser.Standards.Import;

/// <summary>Judges one line of an NDJSON file: is it one whole JSON object. What the object says is the validator's matter.</summary>
internal static class NdjsonLine
{
    private static ReadOnlySpan<byte> WhiteSpace => " \t\r"u8;

    /// <summary>What keeps the line from being a record; <see langword="null"/> when nothing does.</summary>
    internal static CellFault? Fault(PhysicalLine line, int maxBytes) => line switch
    {
        { IsTooLong: true } => new(ValidationCodes.ImportLength, string.Create(CultureInfo.InvariantCulture, $"The line has more than {maxBytes} bytes and was skipped. A line end may be missing; raise the limit if records are really this long.")),
        _ when !Utf8.IsValid(line.Bytes.Span) => new(ValidationCodes.SchemaJson, "The line holds bytes that are not UTF-8. Write the file as UTF-8."),
        _ => Judge(line),
    };

    /// <summary>The bytes without white space around them.</summary>
    internal static ReadOnlyMemory<byte> Trim(ReadOnlyMemory<byte> bytes)
    {
        var start = bytes.Span.IndexOfAnyExcept(WhiteSpace);
        return start < 0 ? ReadOnlyMemory<byte>.Empty : bytes[start..(bytes.Span.LastIndexOfAnyExcept(WhiteSpace) + 1)];
    }

    private static CellFault? Judge(PhysicalLine line)
    {
        var reader = new Utf8JsonReader(line.Bytes.Span, isFinalBlock: false, state: default);
        try
        {
            if (!reader.Read())
            {
                return Incomplete(line);
            }

            if (reader.TokenType != JsonTokenType.StartObject)
            {
                return new(ValidationCodes.SchemaJson, "The line is no JSON object. Write one record a line, from { to }.");
            }

            // A second value behind the object makes the reader throw.
            return !reader.TrySkip() ? Incomplete(line) : reader.Read() ? NotJson(reader.BytesConsumed) : null;
        }
        catch (JsonException fault)
        {
            return NotJson(fault.BytePositionInLine ?? 0);
        }
    }

    private static CellFault NotJson(long at) =>
        new(ValidationCodes.SchemaJson, string.Create(CultureInfo.InvariantCulture, $"The line is not valid JSON; the fault stands near byte {at + 1} of the line."));

    private static CellFault Incomplete(PhysicalLine line) => line.HasEnd
        ? new(ValidationCodes.SchemaJson, "The line ends inside a JSON object. Write each record on one line.")
        : new(ValidationCodes.SchemaJson, "The file ends inside this record: it seems truncated. Transfer or write it again.");
}

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
