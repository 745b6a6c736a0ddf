using System.IO.Compression;
using Nser.Client.BulkDownload.Envelope;
using Nser.Client.BulkDownload.Files;
using Nser.Client.BulkDownload.Storage;

namespace Nser.Client.BulkDownload.Resume;

/// <summary>What stands between the rows and the file: gzip and encryption, each closed at a commit and begun anew after it.</summary>
internal sealed class SegmentedOutput(AppendStream file, BulkFileForm form, string tehsil) : IDisposable
{
    private readonly EnvelopeWriter? envelope = form.Encryption is { } keys ? new(file, keys, tehsil) : null;
    private GZipStream? gzip;

    // RFC 1952: a member of nothing. GZipStream writes none when it was given no byte.
    private static ReadOnlySpan<byte> EmptyMember => [0x1f, 0x8b, 0x08, 0, 0, 0, 0, 0, 0, 0xff, 0x03, 0, 0, 0, 0, 0, 0, 0, 0, 0];

    /// <summary>Whether a segment is begun.</summary>
    internal bool IsOpen { get; private set; }

    /// <summary>Segments of the envelope that are ended; 0 without encryption.</summary>
    internal int Segments => envelope?.Segment ?? 0;

    private Stream Below => envelope is null ? file : envelope;

    /// <summary>Goes on after a committed part.</summary>
    internal void ContinueAfter(int segments, byte[] lastTag) => envelope?.ContinueAfter(segments, lastTag);

    /// <summary>Begins a segment; what is written to the stream that it gives ends up in the file.</summary>
    internal async ValueTask<Stream> BeginAsync(CancellationToken cancellationToken)
    {
        if (envelope is not null)
        {
            await envelope.BeginAsync(cancellationToken).ConfigureAwait(false);
        }

        IsOpen = true;
        gzip = form.Gzip ? new GZipStream(Below, CompressionLevel.Fastest, leaveOpen: true) : null;
        return gzip is null ? Below : gzip;
    }

    /// <summary>Ends the segment and hands everything to the system; <paramref name="isEmpty"/> when the file has no content at all.</summary>
    internal void End(bool isEndOfFile, bool isEmpty)
    {
        gzip?.Dispose();
        gzip = null;
        if (form.Gzip && isEmpty)
        {
            Below.Write(EmptyMember);
        }

        envelope?.End(isEndOfFile);
        file.HandOver();
        IsOpen = false;
    }

    /// <summary>Lets go without writing what is held.</summary>
    public void Dispose()
    {
        file.IsAbandoned = true;
        gzip?.Dispose();
        envelope?.Dispose();
    }
}
