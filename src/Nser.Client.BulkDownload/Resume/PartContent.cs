using Microsoft.Win32.SafeHandles;
using Nser.Client.BulkDownload.Envelope;
using Nser.Client.BulkDownload.Files;
using Nser.Client.BulkDownload.Storage;

namespace Nser.Client.BulkDownload.Resume;

/// <summary>The way of the source's bytes into the part: cut into lines, made rows, compressed and encrypted, and counted and hashed on both sides.</summary>
internal sealed class PartContent : IDisposable
{
    private readonly BulkFileTerms terms;
    private readonly SafeFileHandle file;
    private readonly LineCutter cutter = new();
    private readonly AppendStream append;
    private readonly SegmentedOutput output;
    private readonly RowWriter rows;
    private readonly RunningSha256? source;

    /// <summary>Begins an empty file.</summary>
    /// <param name="terms">The terms.</param>
    /// <param name="file">The empty file.</param>
    /// <param name="source">Takes the digest of the source, from its start.</param>
    internal PartContent(BulkFileTerms terms, SafeFileHandle file, RunningSha256 source)
        : this(terms, file, source, 0)
    {
        source.Reset();
        append.Hash = IsMirror ? null : new();
    }

    /// <summary>Goes on after what a state says is there.</summary>
    /// <param name="terms">The terms, which the state fits.</param>
    /// <param name="file">The file, cut back.</param>
    /// <param name="state">The state.</param>
    /// <param name="source">The digest of the source up to the state's offset.</param>
    /// <param name="hash">The hash of what is there.</param>
    internal PartContent(BulkFileTerms terms, SafeFileHandle file, DownloadState state, RunningSha256 source, RunningSha256 hash)
        : this(terms, file, source, state.FileLength)
    {
        (rows.Rows, rows.IsVerbatim) = (state.Rows, state.IsVerbatim);
        append.Hash = hash;
        output.ContinueAfter(state.Segments, LastTag(state.FileLength));
        Taken = state.SourceOffset;
    }

    private PartContent(BulkFileTerms terms, SafeFileHandle file, RunningSha256 source, long length)
    {
        (this.terms, this.file) = (terms, file);
        this.source = terms.Source == BulkSourceKind.Stream ? source : null;
        append = new(file, terms.Name.Part, length);
        output = new(append, terms.Form, terms.Name.Tehsil.Value);
        rows = RowWriter.For(terms.Form);
    }

    /// <summary>Bytes of the source whose rows stand in the file.</summary>
    internal long Taken { get; private set; }

    internal long Rows => rows.Rows;

    /// <summary>Bytes of the file.</summary>
    internal long Length => append.Length;

    /// <summary>Whether every row so far stands in the file as it came.</summary>
    internal bool IsVerbatim => rows.IsVerbatim;

    /// <summary>Segments of the envelope that are ended.</summary>
    internal int Segments => output.Segments;

    // While the file is the source byte for byte, one hash is enough.
    private bool IsMirror => terms is { Source: BulkSourceKind.Stream, Form: { Format: BulkFileFormat.Ndjson, Gzip: false, Encryption: null } } && rows.IsVerbatim;

    /// <summary>The digest of the source so far; <see langword="null"/> for pages.</summary>
    internal byte[]? SourceDigest() => source?.Digest();

    /// <summary>The digest of the file so far.</summary>
    internal byte[] FileDigest() => (append.Hash ?? source!).Digest();

    /// <summary>Takes bytes of the source, from <see cref="Taken"/> on without a gap.</summary>
    internal async ValueTask WriteAsync(ReadOnlyMemory<byte> block, CancellationToken cancellationToken)
    {
        if (!cutter.Rest.IsEmpty)
        {
            var line = cutter.Finish(ref block, Rows + 1);
            if (!line.IsEmpty)
            {
                await TakeAsync(line, line.Length, cancellationToken).ConfigureAwait(false);
                cutter.Clear();
            }
        }

        var end = block.Span.LastIndexOf((byte)'\n') + 1;
        if (end > 0)
        {
            await TakeAsync(block[..end], end, cancellationToken).ConfigureAwait(false);
        }

        cutter.Hold(block[end..], Rows + 1);
    }

    /// <summary>Takes what is left as a last line: the file gives it an end, and so is no longer the source byte for byte.</summary>
    internal async ValueTask TakeLastLineAsync(CancellationToken cancellationToken)
    {
        if (!cutter.Rest.IsEmpty)
        {
            rows.IsVerbatim = false;
            HashAlone(cancellationToken);
            await TakeAsync((byte[])[.. cutter.Rest.Span, (byte)'\n'], cutter.Rest.Length, cancellationToken).ConfigureAwait(false);
            cutter.Clear();
        }
    }

    /// <summary>Ends the segment, if one is begun, and hands everything to the system.</summary>
    internal void EndSegment() => End(isEndOfFile: false);

    /// <summary>Ends the file, which has at least what its form asks of an empty one.</summary>
    internal async ValueTask EndAsync(CancellationToken cancellationToken)
    {
        if (!output.IsOpen && (terms.Form.Encryption is not null || append.Length == 0))
        {
            await BeginSegmentAsync(cancellationToken).ConfigureAwait(false);
        }

        End(isEndOfFile: true);
    }

    /// <summary>Lets go without writing what is held. The file stays open.</summary>
    public void Dispose()
    {
        output.Dispose();
        append.Dispose();
    }

    private async ValueTask TakeAsync(ReadOnlyMemory<byte> lines, int ofSource, CancellationToken cancellationToken)
    {
        if (!output.IsOpen)
        {
            await BeginSegmentAsync(cancellationToken).ConfigureAwait(false);
        }

        source?.Append(lines.Span[..ofSource]);
        Taken += ofSource;
        rows.Take(lines.Span);
        HashAlone(cancellationToken);
    }

    private async ValueTask BeginSegmentAsync(CancellationToken cancellationToken)
    {
        var isStart = append.Length == 0;
        rows.Begin(await output.BeginAsync(cancellationToken).ConfigureAwait(false), isStart);
    }

    private void End(bool isEndOfFile)
    {
        if (output.IsOpen)
        {
            rows.End();
            output.End(isEndOfFile, isEmpty: Rows == 0 && terms.Form.Format == BulkFileFormat.Ndjson);
        }
    }

    // The file has just stopped being the source byte for byte: from here on it has a hash of its own.
    private void HashAlone(CancellationToken cancellationToken)
    {
        if (append.Hash is null && !IsMirror)
        {
            append.HandOver();
            append.Hash = RunningSha256.Of(file, append.Length, terms.Name.Part, cancellationToken);
        }
    }

    private byte[] LastTag(long length)
    {
        var tag = new byte[Math.Min(length, EnvelopeFormat.TagLength)];
        RandomAccess.Read(file, tag, length - tag.Length);
        return tag;
    }
}
