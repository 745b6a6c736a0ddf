using System.Buffers.Binary;
using Nser.Client.BulkDownload.Envelope;

namespace Nser.Client.BulkDownload.Tests.Envelope;

/// <summary>A segment's place in an encrypted file, found by the lengths that stand there; nothing is decrypted.</summary>
internal sealed record Segments(EnvelopeHeader Header, int Start, int HeaderEnd, IReadOnlyList<int> Chunks, IReadOnlyList<EnvelopeFormat.Kind> Kinds, int End)
{
    /// <summary>Seals each part as a segment.</summary>
    internal static async Task<byte[]> SealAsync(IEnvelopeKeyProvider keys, params byte[][] parts)
    {
        using var sink = new MemoryStream();
        using var writer = new EnvelopeWriter(sink, keys, "PK61702");
        for (var part = 0; part < parts.Length; part++)
        {
            await writer.BeginAsync(CancellationToken.None);
            writer.Write(parts[part]);
            writer.End(isEndOfFile: part == parts.Length - 1);
        }

        return sink.ToArray();
    }

    /// <summary>The segments, also of a file that breaks off.</summary>
    internal static IReadOnlyList<Segments> Read(ReadOnlySpan<byte> file)
    {
        var segments = new List<Segments>();
        for (var at = 0; at < file.Length;)
        {
            var (start, headerEnd) = (at, at + 12 + BinaryPrimitives.ReadInt32BigEndian(file[(at + 8)..]));
            var (chunks, kinds) = (new List<int>(), new List<EnvelopeFormat.Kind>());
            for (at = headerEnd; at < file.Length && (kinds.Count == 0 || kinds[^1] == EnvelopeFormat.Kind.More);)
            {
                var (kind, length) = EnvelopeFormat.ReadFrame(file[at..]);
                chunks.Add(at);
                kinds.Add(kind);
                at += EnvelopeFormat.FrameLength + length + EnvelopeFormat.TagLength;
            }

            segments.Add(new(EnvelopeHeader.Parse(file[(start + 12)..headerEnd])!, start, headerEnd, chunks, kinds, at));
        }

        return segments;
    }
}
