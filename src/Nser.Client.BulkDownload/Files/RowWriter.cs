using Nser.Client.BulkDownload.Storage;

namespace Nser.Client.BulkDownload.Files;

/// <summary>Turns the source's lines into the file's rows.</summary>
internal abstract class RowWriter
{
    /// <summary>Rows taken, in this run and before.</summary>
    internal long Rows { get; set; }

    /// <summary>Whether everything so far stands in the file as it came.</summary>
    internal bool IsVerbatim { get; set; }

    internal static RowWriter For(BulkFileForm form) => form.Format == BulkFileFormat.Csv ? new CsvRows(form.FormulaSafe) : new NdjsonRows();

    /// <summary>Writes to <paramref name="sink"/> from now on; <paramref name="isStart"/> when the file is still empty.</summary>
    internal abstract void Begin(Stream sink, bool isStart);

    /// <summary>Takes whole lines, each with its line feed.</summary>
    /// <exception cref="BulkFileException">A line is not one JSON object; the rows before it are taken.</exception>
    internal abstract void Take(ReadOnlySpan<byte> lines);

    /// <summary>Hands on what is still held; the sink may change after it.</summary>
    internal abstract void End();
}
