using System.Text;
using Nser.Client.Testing.Records;
using Nser.Standards.Import;

namespace Nser.Standards.Tests.Import;

/// <summary>A line of 50 MB is passed over; what is held stays near the limit of a row.</summary>
public class LongLineTests
{
    private const long LongLine = 50 * 1024 * 1024;
    private const long Allocated = 8 * 1024 * 1024;

    [Fact]
    public async Task A_CSV_row_of_50_MB_is_a_finding_and_is_never_held()
    {
        using var stream = new LongLineStream($"{Csv.Header}\n{Csv.Line("EN-1")}\n", LongLine, $"\n{Csv.Line("EN-2")}\n");
        await AssertSkippedAsync(CsvImport.ReadAsync<ProgrammeEnrollment>(stream), stream, firstLine: 2);
    }

    [Fact]
    public async Task A_CSV_row_of_50_MB_inside_an_open_quote_is_never_held()
    {
        using var stream = new LongLineStream($"{Csv.Header}\n{Csv.Line("EN-1")}\n\"", LongLine, $"\n{Csv.Line("EN-2")}\n");
        await AssertSkippedAsync(CsvImport.ReadAsync<ProgrammeEnrollment>(stream), stream, firstLine: 2);
    }

    [Fact]
    public async Task An_NDJSON_line_of_50_MB_is_a_finding_and_is_never_held()
    {
        using var stream = new LongLineStream("{\"recordId\":\"EN-1\"}\n", LongLine, "\n{\"recordId\":\"EN-2\"}\n");
        await AssertSkippedAsync(NdjsonImport.ReadAsync<ProgrammeEnrollment>(stream), stream, firstLine: 1);
    }

    // The stream answers at once, so all of the work happens on this thread and its allocations are all there are.
    private static async Task AssertSkippedAsync(IAsyncEnumerable<SourceRecord<ProgrammeEnrollment>> source, LongLineStream stream, long firstLine)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var thread = Environment.CurrentManagedThreadId;

        var records = await Csv.CollectAsync(source);

        Assert.Equal(thread, Environment.CurrentManagedThreadId);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 1, Allocated);
        Assert.True(stream.BytesRead > LongLine);
        Assert.Equal([firstLine, firstLine + 1, firstLine + 2], records.Select(record => record.Line));
        Assert.Equal("NSER-IMPORT-LENGTH", Assert.Single(records[1].Findings).Code);
        Assert.Empty(records[2].Findings);
        Assert.Equal("EN-2", records[2].Json().GetProperty("recordId").GetString());
    }

    /// <summary>Some text, a line that is made up while it is read, some text.</summary>
    private sealed class LongLineStream(string before, long length, string after) : Stream
    {
        private readonly byte[] start = Encoding.UTF8.GetBytes(before);
        private readonly byte[] end = Encoding.UTF8.GetBytes(after);

        internal long BytesRead { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => BytesRead; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            var read = (int)Math.Min(buffer.Length, start.Length + length + end.Length - BytesRead);
            for (var index = 0; index < read; index++, BytesRead++)
            {
                buffer[index] = BytesRead < start.Length ? start[BytesRead] : BytesRead < start.Length + length ? (byte)'x' : end[BytesRead - start.Length - length];
            }

            return read;
        }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => ValueTask.FromResult(Read(buffer.Span));

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => Task.FromResult(Read(buffer, offset, count));

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
