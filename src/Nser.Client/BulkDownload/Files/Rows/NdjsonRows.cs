namespace Nser.Client.BulkDownload;

/// <summary>Lines as they came, checked. Runs of good lines are handed on in one piece, without a copy.</summary>
internal sealed class NdjsonRows : RowWriter
{
    private Stream sink = Stream.Null;

    internal NdjsonRows() => IsVerbatim = true;

    internal override void Begin(Stream sink, bool isStart) => this.sink = sink;

    internal override void Take(ReadOnlySpan<byte> lines)
    {
        var run = 0;
        for (var at = 0; at < lines.Length;)
        {
            var length = lines[at..].IndexOf((byte)'\n') + 1;
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

            at += length;
            Rows++;
            if (!isClean)
            {
                IsVerbatim = false;
                sink.Write(lines[run..(at - length)]);
                sink.Write(JsonLine.WithoutCoordinates(line).Span);
                sink.Write("\n"u8);
                run = at;
            }
        }

        sink.Write(lines[run..]);
    }

    internal override void End() => sink = Stream.Null;
}
