namespace Nser.Client.Benchmarks.Workload;

/// <summary>Cuts a stream into lines, in one buffer.</summary>
internal sealed class LineReader(Stream stream)
{
    private byte[] buffer = new byte[1 << 18];
    private int start;
    private int end;

    /// <summary>The next line without its line feed; valid until the next call.</summary>
    internal bool Next(out ReadOnlyMemory<byte> line)
    {
        while (true)
        {
            var length = buffer.AsSpan(start, end - start).IndexOf((byte)'\n');
            if (length >= 0)
            {
                line = buffer.AsMemory(start, length);
                start += length + 1;
                return true;
            }

            if (!Fill())
            {
                line = default;
                return false;
            }
        }
    }

    private bool Fill()
    {
        buffer.AsSpan(start, end - start).CopyTo(buffer);
        (start, end) = (0, end - start);
        if (end == buffer.Length)
        {
            Array.Resize(ref buffer, buffer.Length * 2);
        }

        var read = stream.Read(buffer, end, buffer.Length - end);
        end += read;
        return read > 0;
    }
}
