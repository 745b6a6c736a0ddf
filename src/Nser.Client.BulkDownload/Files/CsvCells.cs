using System.Buffers;
using System.Text;
using System.Text.Json;
using Nser.Client.BulkDownload.Storage;

namespace Nser.Client.BulkDownload.Files;

/// <summary>The cells of one row, taken out of its JSON object. What has no value, or <c>null</c>, is an empty cell.</summary>
internal sealed class CsvCells
{
    private readonly (int Start, int Length, bool IsText)[] cells = new (int, int, bool)[CsvColumns.Names.Count];
    private readonly ArrayBufferWriter<byte> texts = new();
    private readonly ArrayBufferWriter<byte> other = new();

    /// <summary>A cell in UTF-8, and whether it was a text rather than a number or a truth.</summary>
    internal ReadOnlySpan<byte> Cell(int column, out bool isText)
    {
        (var start, var length, isText) = cells[column];
        return texts.WrittenSpan.Slice(start, length);
    }

    /// <summary>Reads a row that is known to be one JSON object.</summary>
    /// <exception cref="BulkFileException">A member comes twice, or a text is no Unicode.</exception>
    internal void Read(ReadOnlySpan<byte> line, long row)
    {
        Array.Clear(cells);
        texts.ResetWrittenCount();
        other.ResetWrittenCount();
        try
        {
            using var rest = new Utf8JsonWriter(other, JsonLine.AsItCame);
            var reader = new Utf8JsonReader(line);
            reader.Read();
            rest.WriteStartObject();
            ReadMembers(ref reader, rest, isAddress: false, row);
            rest.WriteEndObject();
            rest.Flush();
        }
        catch (InvalidOperationException)
        {
            // A lone surrogate: it cannot be written as UTF-8.
            throw JsonLine.Unsound(row);
        }

        if (other.WrittenCount > "{}".Length)
        {
            Put(CsvColumns.Names.Count - 1, other.WrittenSpan, isText: false, row);
        }
    }

    private void ReadMembers(ref Utf8JsonReader reader, Utf8JsonWriter rest, bool isAddress, long row)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.ValueIsEscaped ? Encoding.UTF8.GetBytes(reader.GetString()!) : reader.ValueSpan;
            var column = isAddress ? CsvColumns.OfAddress(name) : CsvColumns.Of(name);
            reader.Read();
            if (!isAddress && reader.TokenType == JsonTokenType.StartObject && name.SequenceEqual(CsvColumns.Spread))
            {
                ReadMembers(ref reader, rest, isAddress: true, row);
            }
            else if (column < 0)
            {
                using var value = JsonDocument.ParseValue(ref reader);
                if (value.RootElement.ValueKind != JsonValueKind.Null)
                {
                    rest.WritePropertyName(isAddress ? [.. CsvColumns.Spread, (byte)'.', .. name] : name);
                    value.WriteTo(rest);
                }
            }
            else
            {
                ReadCell(ref reader, column, row);
            }
        }
    }

    private void ReadCell(ref Utf8JsonReader reader, int column, long row)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Null:
                break;
            case JsonTokenType.String when reader.ValueIsEscaped:
                var buffer = new byte[reader.ValueSpan.Length];
                Put(column, buffer.AsSpan(0, reader.CopyString(buffer)), isText: true, row);
                break;
            case JsonTokenType.StartObject or JsonTokenType.StartArray:
                using (var value = JsonDocument.ParseValue(ref reader))
                {
                    Put(column, Encoding.UTF8.GetBytes(value.RootElement.GetRawText()), isText: false, row);
                }

                break;
            default:
                Put(column, reader.ValueSpan, reader.TokenType == JsonTokenType.String, row);
                break;
        }
    }

    private void Put(int column, ReadOnlySpan<byte> text, bool isText, long row)
    {
        if (cells[column] != default)
        {
            throw JsonLine.Unsound(row);
        }

        cells[column] = (texts.WrittenCount, text.Length, isText);
        texts.Write(text);
    }
}

/// <summary>The columns of a CSV file and their order: part of what partners build on. New members of the registry come in <see cref="Other"/> until a later version gives them a column, at the end.</summary>
internal static class CsvColumns
{
    /// <summary>The last column: a JSON object with the members that have no column of their own, without coordinates; empty when there are none.</summary>
    internal const string Other = "other";

    private const string Address = "address";

    /// <summary>The header; a dot leads into an object.</summary>
    internal static IReadOnlyList<string> Names { get; } =
    [
        "tehsilCode", "quintile", "householdId", "cnic", "fullName", "fatherOrHusbandName", "gender", "age", "contactNumber",
        "address.provinceCode", "address.divisionCode", "address.districtCode", "address.tehsilCode", "address.unionCouncilCode", "address.unionCouncilName",
        "address.villageOrMouza", "address.censusBlockCode", "address.areaType", "address.addressLine", "address.postalCode", "address.libraryVersion",
        "pmtScore", "socioEconomicStatus", "programmeCode", "beneficiarySince", "confidential", Other,
    ];

    private static readonly byte[][] TopLevel = Utf8(Names.Select(name => name.Contains('.', StringComparison.Ordinal) || name == Other ? "" : name));
    private static readonly byte[][] InAddress = Utf8(Names.Select(name => name.StartsWith(Address + ".", StringComparison.Ordinal) ? name[(Address.Length + 1)..] : ""));

    /// <summary>The object that is spread over columns.</summary>
    internal static ReadOnlySpan<byte> Spread => "address"u8;

    /// <summary>The column of a member of the row, or -1.</summary>
    internal static int Of(ReadOnlySpan<byte> name) => Find(TopLevel, name);

    /// <summary>The column of a member of the row's address, or -1.</summary>
    internal static int OfAddress(ReadOnlySpan<byte> name) => Find(InAddress, name);

    private static int Find(byte[][] names, ReadOnlySpan<byte> name)
    {
        for (var column = 0; column < names.Length; column++)
        {
            if (names[column].Length > 0 && name.SequenceEqual(names[column]))
            {
                return column;
            }
        }

        return -1;
    }

    private static byte[][] Utf8(IEnumerable<string> names) => [.. names.Select(Encoding.UTF8.GetBytes)];
}
