using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Nser.Standards.Import.Cells;

/// <summary>How an imported record is written: on one line, with Urdu left readable.</summary>
internal static class RecordJson
{
    internal static JsonWriterOptions Options { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What is wrong with a text as a cell of that kind; nothing is kept.</summary>
    internal static CellFault? Fault(Cell cell, string text)
    {
        using var json = new Utf8JsonWriter(new ArrayBufferWriter<byte>(), Options);
        return cell.Write(text, json);
    }
}
