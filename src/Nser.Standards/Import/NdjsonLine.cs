using System.Globalization;
using System.Text.Json;
using System.Text.Unicode;
using Nser.Standards.Import.Cells;
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
