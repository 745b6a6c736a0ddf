using System.Text.Unicode;
using Nser.Client.BulkDownload.Storage;

namespace Nser.Client.BulkDownload.Files;

/// <summary>Lines as they came, checked. Runs of good lines are handed on in one piece, without a copy.</summary>
internal sealed class NdjsonRows : RowWriter
{
    private Stream sink = Stream.Null;

    internal NdjsonRows() => IsVerbatim = true;

    internal override void Begin(Stream sink, bool isStart) => this.sink = sink;

    internal override void Take(ReadOnlySpan<byte> lines)
    {
        var run = 0;
        var isUtf8 = Utf8.IsValid(lines);
        for (var at = 0; at < lines.Length;)
        {
            var length = isUtf8 ? QuickLook.CleanLine(lines[at..]) : 0;
            if (length == 0)
            {
                length = lines[at..].IndexOf((byte)'\n') + 1;
                TakeSlowly(lines, ref run, at, length);
            }

            at += length;
            Rows++;
        }

        sink.Write(lines[run..]);
    }

    internal override void End() => sink = Stream.Null;

    private void TakeSlowly(ReadOnlySpan<byte> lines, ref int run, int at, int length)
    {
        var line = lines.Slice(at, length);
        bool isClean;
        try
        {
            isClean = !JsonLine.HasCoordinates(line, Rows + 1);
        }
        catch (BulkFileException)
        {
            sink.Write(lines[run..at]);
            throw;
        }

        if (!isClean)
        {
            IsVerbatim = false;
            sink.Write(lines[run..at]);
            sink.Write(JsonLine.WithoutCoordinates(line).Span);
            sink.Write("\n"u8);
            run = at + length;
        }
    }
}
