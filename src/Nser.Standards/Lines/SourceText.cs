using System.Text;
using Nser.Standards.Storage;

namespace Nser.Standards.Lines;

/// <summary>Turns a file of any encoding into a stream of UTF-8 without byte order mark.</summary>
internal static class SourceText
{
    /// <summary>Stands where bytes were not text in the file's encoding: a character that no text may hold (U+FFFF, a noncharacter).</summary>
    internal static ReadOnlySpan<byte> Unreadable => "\uFFFF"u8;

    private static readonly byte[] Utf8Mark = [0xEF, 0xBB, 0xBF];
    private static readonly byte[] Utf16LittleMark = [0xFF, 0xFE];
    private static readonly byte[] Utf16BigMark = [0xFE, 0xFF];

    /// <summary>Looks at the first bytes. UTF-8 is passed on as it is, to be judged row by row; anything else is transcoded. Disposing the result leaves <paramref name="stream"/> open.</summary>
    internal static async Task<Stream> OpenAsync(Stream stream, Encoding? declared, CancellationToken cancellationToken)
    {
        var start = new byte[Utf8Mark.Length];
        var length = await stream.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        var head = start.AsMemory(0, length);
        return true switch
        {
            _ when Begins(head, Utf8Mark) => new PrefixedStream(head[Utf8Mark.Length..], stream),
            _ when Begins(head, Utf16LittleMark) => Transcode(head[Utf16LittleMark.Length..], stream, Encoding.Unicode),
            _ when Begins(head, Utf16BigMark) => Transcode(head[Utf16BigMark.Length..], stream, Encoding.BigEndianUnicode),
            _ when declared is null or UTF8Encoding => new PrefixedStream(head, stream),
            _ => Transcode(head, stream, declared),
        };
    }

    private static bool Begins(ReadOnlyMemory<byte> head, ReadOnlySpan<byte> mark) => head.Span.StartsWith(mark);

    private static Stream Transcode(ReadOnlyMemory<byte> head, Stream rest, Encoding encoding)
    {
        var marking = (Encoding)encoding.Clone();
        marking.DecoderFallback = new DecoderReplacementFallback(Encoding.UTF8.GetString(Unreadable));
        return Encoding.CreateTranscodingStream(new PrefixedStream(head, rest), marking, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
    }
}

/// <summary>A stream whose first bytes were already read to look at them, and are read again.</summary>
internal sealed class PrefixedStream(ReadOnlyMemory<byte> prefix, Stream rest) : ReadOnlyStream
{
    private ReadOnlyMemory<byte> prefix = prefix;

    public override int Read(byte[] buffer, int offset, int count) => prefix.IsEmpty ? rest.Read(buffer, offset, count) : TakePrefix(buffer.AsMemory(offset, count));

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        prefix.IsEmpty ? rest.ReadAsync(buffer, cancellationToken) : ValueTask.FromResult(TakePrefix(buffer));

    private int TakePrefix(Memory<byte> buffer)
    {
        var taken = Math.Min(buffer.Length, prefix.Length);
        prefix[..taken].CopyTo(buffer);
        prefix = prefix[taken..];
        return taken;
    }
}
