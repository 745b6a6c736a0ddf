using System.IO.Compression;
using Nser.Client.Sandbox.Http;

namespace Nser.Client.Sandbox.Faults;

/// <summary>How the bytes of an answer can be damaged under headers that stay as they were.</summary>
internal static class SpoiltBytes
{
    private static readonly byte[] Spaces = [.. Enumerable.Repeat((byte)' ', 1 << 16)];

    /// <summary>A gzip body without its last bytes; the length announced is that of the rest.</summary>
    internal static Reply? TruncatedGzip(Reply reply, int missing) => IsGzip(reply) && reply.Length > missing ? reply with { Count = reply.Count - missing } : null;

    /// <summary>One bit in the middle of the body is another.</summary>
    internal static Reply? Flipped(Reply reply, bool gzip) => reply.Content is { } content && IsGzip(reply) == gzip && reply.Length > 0
        ? reply with { Content = new FlippedBit(content, reply.Offset + (reply.Count / 2)) }
        : null;

    /// <summary>A gzip body that is small on the way and one line of blanks, so many bytes long, once it is unpacked.</summary>
    internal static Reply? Bomb(Reply reply, long bytes)
    {
        if (!IsGzip(reply))
        {
            return null;
        }

        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            for (var left = bytes; left > 0; left -= Spaces.Length)
            {
                gzip.Write(Spaces, 0, (int)Math.Min(left, Spaces.Length));
            }
        }

        return reply with { Content = null, Body = packed.ToArray() };
    }

    /// <summary>Whether the body is an export with the content coding gzip.</summary>
    internal static bool IsGzip(Reply reply) => reply.Content is not null && reply.Header("Content-Encoding") == "gzip";

    /// <summary>A content of which one bit is another.</summary>
    private sealed class FlippedBit(ReplyContent content, long at) : ReplyContent
    {
        internal override long Length => content.Length;

        internal override async Task CopyAsync(Stream destination, long from, long count, CancellationToken cancellationToken)
        {
            if (at < from || at >= from + count)
            {
                await content.CopyAsync(destination, from, count, cancellationToken).ConfigureAwait(false);
                return;
            }

            using var one = new MemoryStream();
            await content.CopyAsync(one, at, 1, cancellationToken).ConfigureAwait(false);
            await content.CopyAsync(destination, from, at - from, cancellationToken).ConfigureAwait(false);
            await destination.WriteAsync(new[] { (byte)(one.GetBuffer()[0] ^ 1) }, cancellationToken).ConfigureAwait(false);
            await content.CopyAsync(destination, at + 1, from + count - at - 1, cancellationToken).ConfigureAwait(false);
        }
    }
}
