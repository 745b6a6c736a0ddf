using System.Globalization;
using Microsoft.Win32.SafeHandles;

namespace Nser.Client.BulkDownload;

/// <summary>One tehsil's file while it is being made: lines come in, are committed from time to time, and in the end the file gets its name.</summary>
/// <remarks>
/// The order is what makes it safe. A commit: the file's bytes are flushed, then the state is written. The end: flushed, the state says complete, then the name.
/// Whatever happens between, the next run cuts the file back to what the state says and hashes it. After an error: dispose, and open again. Not for use by several threads.
/// </remarks>
internal sealed class PartFile : IDisposable
{
    // Below this an encrypted file's digest or hash state could confirm a guess of its few rows.
    internal const int Guessable = 64 * 1024;

    private readonly TargetFolder folder;
    private readonly BulkFileTerms terms;
    private readonly TimeProvider time;
    private readonly LineCutter cutter = new();
    private DownloadState? committed;
    private SafeFileHandle file;
    private AppendStream append;
    private SegmentedOutput output;
    private RowWriter rows;
    private RunningSha256? source;
    private long taken;
    private long skip;

    private PartFile(TargetFolder folder, BulkFileTerms terms, TimeProvider time, SafeFileHandle file)
    {
        (this.folder, this.terms, this.time, this.file) = (folder, terms, time, file);
        (append, output, rows, source) = Empty();
    }

    /// <summary>Whether it goes on, and if not, why.</summary>
    internal PartStart Start { get; private set; }

    /// <summary>The validator of the source that it was begun with; <see langword="null"/> when it begins anew.</summary>
    internal string? ETag { get; private set; }

    /// <summary>The byte of the source to ask for. Up to 63 bytes before the end of what is committed: the digest goes on from a whole block.</summary>
    internal long SourceOffset => source is null ? taken : taken - skip;

    /// <summary>The page to ask for; 0 for a stream.</summary>
    internal int NextPage { get; private set; }

    /// <summary>Rows taken, with those of earlier runs.</summary>
    internal long Rows => rows.Rows;

    /// <summary>Bytes of the source taken since the last commit.</summary>
    internal long Uncommitted => taken - (committed?.SourceOffset ?? 0);

    private bool IsMirror => terms is { Source: BulkSourceKind.Stream, Form: { Format: BulkFileFormat.Ndjson, Gzip: false, Encryption: null } } && rows.IsVerbatim;

    /// <summary>Opens what an earlier run committed, cut back to it and hashed, or begins anew.</summary>
    internal static PartFile Open(TargetFolder folder, BulkFileTerms terms, TimeProvider time, CancellationToken cancellationToken)
    {
        var state = Begun(folder, terms.Name);
        if (state is not null && state.Fits(terms) && folder.TryOpen(terms.Name.Part, FileAccess.ReadWrite) is { } file)
        {
            var part = new PartFile(folder, terms, time, file);
            try
            {
                if (part.TryContinue(state, cancellationToken))
                {
                    return part;
                }
            }
            catch
            {
                part.Dispose();
                throw;
            }

            part.Dispose();
        }

        var start = state is not null ? state.Fits(terms) ? PartStart.Unusable : PartStart.OtherTerms : folder.Holds(terms.Name.Part) ? PartStart.Unusable : PartStart.Fresh;
        return new(folder, terms, time, folder.Create(terms.Name.Part)) { Start = start };
    }

    /// <summary>Says which source the bytes that follow are of. Another one than before, or one without a strong validator: begins anew.</summary>
    /// <returns>Whether it goes on at <see cref="SourceOffset"/>; when not, the source must come from its first byte.</returns>
    internal bool Continue(string? etag)
    {
        if (ETag is not null && ETag == etag)
        {
            return true;
        }

        Restart(etag);
        return false;
    }

    /// <summary>Begins anew, whatever is there: the registry sends the whole source.</summary>
    internal void Restart(string? etag)
    {
        if (taken > 0 || append.Length > 0)
        {
            Release();
            folder.Delete(terms.Name.State);
            file = folder.Create(terms.Name.Part);
            (append, output, rows, source) = Empty();
            cutter.Clear();
            (committed, taken, skip, NextPage, Start) = (null, 0, 0, 0, PartStart.OtherSource);
        }

        // A weak validator does not promise the same bytes (RFC 9110, section 8.8.1).
        ETag = etag?.StartsWith("W/", StringComparison.Ordinal) == true ? null : etag;
    }

    /// <summary>Takes bytes of the source, from <see cref="SourceOffset"/> on without a gap.</summary>
    /// <exception cref="BulkFileException">A line is not one JSON object, or the disk fails.</exception>
    internal async ValueTask WriteAsync(ReadOnlyMemory<byte> block, CancellationToken cancellationToken)
    {
        if (skip > 0)
        {
            var again = (int)Math.Min(skip, block.Length);
            source!.Append(block.Span[..again]);
            skip -= again;
            block = block[again..];
        }

        if (!cutter.Rest.IsEmpty)
        {
            var line = cutter.Finish(ref block, Rows + 1);
            if (!line.IsEmpty)
            {
                await TakeAsync(line, cancellationToken).ConfigureAwait(false);
                cutter.Clear();
            }
        }

        var end = block.Span.LastIndexOf((byte)'\n') + 1;
        if (end > 0)
        {
            await TakeAsync(block[..end], cancellationToken).ConfigureAwait(false);
        }

        cutter.Hold(block[end..], Rows + 1);
    }

    /// <summary>Makes what was taken last: after it, a run that dies loses nothing of it.</summary>
    /// <param name="nextPage">The page to ask for next; 0 for a stream.</param>
    internal void Commit(int nextPage)
    {
        if (Uncommitted == 0 || (terms.Form.Encryption is not null && taken < Guessable))
        {
            return;
        }

        EndSegment(isEndOfFile: false);
        folder.EnsureSame();
        folder.Flush(file, terms.Name.Part);
        NextPage = nextPage;
        committed = Describe(null);
        committed.Write(folder, terms.Name);
    }

    /// <summary>Compares with what was announced, makes everything last, and gives the file its name.</summary>
    /// <exception cref="BulkFileException">It is not what was announced (<see cref="BulkFileFault.UnsoundSource"/>): nothing of it is kept. Or the disk fails: the name is not given.</exception>
    internal async ValueTask<BulkManifestFile> CompleteAsync(SourcePromise promise, CancellationToken cancellationToken)
    {
        await TakeLastLineAsync(cancellationToken).ConfigureAwait(false);
        Check(promise);
        if (!output.IsOpen && (terms.Form.Encryption is not null || append.Length == 0))
        {
            await BeginSegmentAsync(cancellationToken).ConfigureAwait(false);
        }

        EndSegment(isEndOfFile: true);
        folder.EnsureSame();
        folder.Flush(file, terms.Name.Part);
        var state = Describe(null);
        var entry = Entry(state);
        (state with { Complete = entry }).Write(folder, terms.Name);
        Release();
        folder.Replace(terms.Name.Part, entry.Name);
        return entry;
    }

    /// <summary>Removes what there is of it.</summary>
    internal void Discard()
    {
        Release();
        folder.Delete(terms.Name.State);
        folder.Delete(terms.Name.Part);
    }

    /// <summary>Lets go; what was not committed is lost.</summary>
    public void Dispose() => Release();

    private bool TryContinue(DownloadState state, CancellationToken cancellationToken)
    {
        if (RandomAccess.GetLength(file) < state.FileLength)
        {
            return false;
        }

        TargetFolder.Cut(file, state.FileLength, terms.Name.Part);
        var hash = FileHash.Of(file, state.FileLength, terms.Name.Part, cancellationToken);
        if (!hash.Digest().AsSpan().SequenceEqual(state.FileSha256))
        {
            return false;
        }

        (append, output, rows, _) = Empty(state.FileLength);
        (rows.Rows, rows.IsVerbatim) = (state.Rows, state.IsVerbatim);
        append.Hash = IsMirror ? null : hash;
        output.ContinueAfter(state.Segments, LastTag(state.FileLength));
        source = state.SourceHash is null ? null : RunningSha256.Restore(state.SourceHash, state.SourceHashedLength);
        skip = source is null ? 0 : state.SourceOffset - state.SourceHashedLength;
        (committed, taken, ETag, NextPage, Start) = (state, state.SourceOffset, state.ETag, state.NextPage, PartStart.Continued);
        return true;
    }

    private static DownloadState? Begun(TargetFolder folder, BulkFileName name)
    {
        var state = DownloadState.TryRead(folder, name);
        return state?.Complete is null ? state : null;
    }

    private byte[] LastTag(long length)
    {
        var tag = new byte[Math.Min(length, EnvelopeFormat.TagLength)];
        RandomAccess.Read(file, tag, length - tag.Length);
        return tag;
    }

    private (AppendStream Append, SegmentedOutput Output, RowWriter Rows, RunningSha256? Source) Empty(long length = 0)
    {
        var end = new AppendStream(file, terms.Name.Part, length);
        var made = (end, new SegmentedOutput(end, terms.Form, terms.Name.Tehsil.Value), RowWriter.For(terms.Form), terms.Source == BulkSourceKind.Stream ? new RunningSha256() : null);
        rows = made.Item3;
        end.Hash = IsMirror ? null : new();
        return made;
    }

    private async ValueTask TakeAsync(ReadOnlyMemory<byte> lines, CancellationToken cancellationToken)
    {
        if (!output.IsOpen)
        {
            await BeginSegmentAsync(cancellationToken).ConfigureAwait(false);
        }

        source?.Append(lines.Span);
        taken += lines.Length;
        rows.Take(lines.Span);
        HashAlone(cancellationToken);
    }

    // A stream that does not end with a line feed: the file does, and so is no longer the source byte for byte.
    private async ValueTask TakeLastLineAsync(CancellationToken cancellationToken)
    {
        if (cutter.Rest.IsEmpty)
        {
            return;
        }

        if (!output.IsOpen)
        {
            await BeginSegmentAsync(cancellationToken).ConfigureAwait(false);
        }

        source?.Append(cutter.Rest.Span);
        taken += cutter.Rest.Length;
        rows.Take([.. cutter.Rest.Span, (byte)'\n']);
        rows.IsVerbatim = false;
        cutter.Clear();
        HashAlone(cancellationToken);
    }

    // As long as the file is the source byte for byte, one hash does for both.
    private void HashAlone(CancellationToken cancellationToken)
    {
        if (append.Hash is null && !IsMirror)
        {
            append.HandOver();
            append.Hash = FileHash.Of(file, append.Length, terms.Name.Part, cancellationToken);
        }
    }

    private async ValueTask BeginSegmentAsync(CancellationToken cancellationToken)
    {
        var isStart = append.Length == 0;
        rows.Begin(await output.BeginAsync(cancellationToken).ConfigureAwait(false), isStart);
    }

    private void EndSegment(bool isEndOfFile)
    {
        if (output.IsOpen)
        {
            rows.End();
            output.End(isEndOfFile, isEmpty: Rows == 0 && terms.Form.Format == BulkFileFormat.Ndjson);
        }
    }

    private void Check(SourcePromise promise)
    {
        var fault = promise.Bytes is { } bytes && bytes != taken ? string.Create(CultureInfo.InvariantCulture, $"{taken} bytes came and {bytes} were announced")
            : promise.Rows is { } count && count != Rows ? string.Create(CultureInfo.InvariantCulture, $"{Rows} rows came and {count} were announced")
            : promise.Sha256 is { } digest && source is not null && !source.Digest().AsSpan().SequenceEqual(digest) ? "the digest is another than the one announced"
            : null;
        if (fault is not null)
        {
            Discard();
            throw new BulkFileException(BulkFileFault.UnsoundSource, $"{terms.Name}: {fault}. Nothing of it is kept; run again, and tell the registry if it stays.");
        }
    }

    private DownloadState Describe(BulkManifestFile? complete)
    {
        var saved = source?.Save();
        return new()
        {
            Version = DownloadState.CurrentVersion,
            ETag = ETag,
            Filters = terms.Filters,
            ApiVersion = terms.ApiVersion.ToString(),
            Form = terms.Form.Signature,
            KeyId = terms.Form.Encryption?.KeyId,
            Source = terms.Source,
            SourceOffset = taken,
            NextPage = NextPage,
            SourceHash = saved?.State,
            SourceHashedLength = saved?.Length ?? 0,
            FileLength = append.Length,
            FileSha256 = (append.Hash ?? source!).Digest(),
            IsVerbatim = rows.IsVerbatim,
            Rows = Rows,
            Segments = output.Segments,
            At = time.GetUtcNow(),
            Complete = complete,
        };
    }

    private BulkManifestFile Entry(DownloadState state) => new()
    {
        Name = terms.Name.Final(terms.Form),
        TehsilCode = terms.Name.Tehsil.Value,
        Quintile = terms.Name.Quintile,
        Rows = Rows,
        Bytes = state.FileLength,
        Sha256 = FileHash.Text(state.FileSha256),
        SourceETag = terms.Source == BulkSourceKind.Stream ? ETag : null,
        SourceSha256 = source is null || (terms.Form.Encryption is not null && taken < Guessable) ? null : FileHash.Text(source.Digest()),
        Filters = terms.Filters,
        Form = terms.Form.Signature,
        KeyId = terms.Form.Encryption?.KeyId,
        ApiVersion = terms.ApiVersion.ToString(),
        LibraryVersion = ManifestFile.LibraryVersion,
        CompletedAt = state.At,
    };

    private void Release()
    {
        output.Dispose();
        file.Dispose();
    }
}
