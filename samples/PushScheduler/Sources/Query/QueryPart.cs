using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using Nser.PushScheduler.Settings;
using Nser.Standards;

namespace Nser.PushScheduler.Sources.Query;

/// <summary>Turns rows into records by the same import that reads files: one set of rules for what a cell may hold.</summary>
/// <remarks>Rows flow as CSV through a pipe, some kilobytes at a time.</remarks>
internal sealed class QueryPart(QueryRows rows, NserStandard standard, MappingSettings mapping) : SourcePart
{
    internal override async IAsyncEnumerable<ExtractedRecord> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var pipe = new Pipe();
        var writing = WriteAsync(pipe.Writer, ended.Token);
        try
        {
            await foreach (var record in TableReader.CsvAsync(standard, pipe.Reader.AsStream(), mapping, ',', cancellationToken))
            {
                yield return record;
            }

            await writing;
        }
        finally
        {
            await ended.CancelAsync();
            await pipe.Reader.CompleteAsync();
            await writing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task WriteAsync(PipeWriter writer, CancellationToken cancellationToken)
    {
        Exception? fault = null;
        try
        {
            await using var text = new StreamWriter(writer.AsStream(leaveOpen: true));
            var reader = rows.Reader;
            await WriteRowAsync(text, Enumerable.Range(0, reader.FieldCount).Select(reader.GetName));
            var cells = new string[reader.FieldCount];
            while (await rows.ReadAsync(cancellationToken))
            {
                for (var column = 0; column < cells.Length; column++)
                {
                    var value = await reader.IsDBNullAsync(column, cancellationToken) ? null : reader.GetValue(column);
                    rows.Note(column, value);
                    cells[column] = CellText.Of(value);
                }

                await WriteRowAsync(text, cells);
            }
        }
        catch (Exception error)
        {
            fault = error;
            throw;
        }
        finally
        {
            // The reading side hears the fault instead of taking what came so far for everything.
            await writer.CompleteAsync(fault);
        }
    }

    private static Task WriteRowAsync(StreamWriter text, IEnumerable<string> cells) =>
        text.WriteAsync(string.Join(',', cells.Select(cell => $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")) + "\n");
}
