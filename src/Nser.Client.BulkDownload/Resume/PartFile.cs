using System.Globalization;
using System.IO.Compression;
using Microsoft.Win32.SafeHandles;
using Nser.Client.BulkDownload.Storage;

namespace Nser.Client.BulkDownload.Resume;

/// <summary>One tehsil's file while it is being made: lines come in, are committed from time to time, and in the end the file gets its name.</summary>
/// <remarks>
/// The order is what makes it safe. A commit: the file's bytes are flushed, then the state is written. The end: flushed, the state says complete, then the name.
/// Whatever happens between, the next run cuts the file back to what the state says and hashes it. After an error: dispose, and open again. Not for use by several threads.
/// </remarks>
internal sealed class PartFile : IDisposable
{
    // Below this the digest of an encrypted file's rows could confirm a guess of them.
    private const int Guessable = 64 * 1024;

    private readonly TargetFolder folder;
    private readonly BulkFileTerms terms;
    private readonly TimeProvider time;
    private readonly RunningSha256 source;
    private SafeFileHandle file;
    private PartContent content;
    private DownloadState? committed;

    private PartFile(TargetFolder folder, BulkFileTerms terms, TimeProvider time, RunningSha256 source, PartStart start)
    {
        (this.folder, this.terms, this.time, this.source, Start) = (folder, terms, time, source, start);
        file = folder.Create(terms.Name.Part);
        content = new(terms, file, source);
    }

    private PartFile(TargetFolder folder, BulkFileTerms terms, TimeProvider time, RunningSha256 source, SafeFileHandle file, DownloadState state, RunningSha256 hash)
    {
        (this.folder, this.terms, this.time, this.source, this.file) = (folder, terms, time, source, file);
        content = new(terms, file, state, source, hash);
        (committed, ETag, NextPage, Start) = (state, state.ETag, state.NextPage, PartStart.Continued);
    }

    /// <summary>Whether it goes on, and if not, why.</summary>
    internal PartStart Start { get; private set; }

    /// <summary>The validator of the source that it was begun with; <see langword="null"/> when it begins anew.</summary>
    internal string? ETag { get; private set; }

    /// <summary>The byte of the source to ask for.</summary>
    internal long SourceOffset => content.Taken;

    /// <summary>The page to ask for; 0 for a stream.</summary>
    internal int NextPage { get; private set; }

    /// <summary>Rows taken, with those of earlier runs.</summary>
    internal long Rows => content.Rows;

    /// <summary>Bytes of the source taken since the last commit.</summary>
    internal long Uncommitted => content.Taken - (committed?.SourceOffset ?? 0);

    /// <summary>Opens what an earlier run committed, cut back to it and hashed, or begins anew. A complete file is found by <see cref="CompletedFile"/> first.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="terms">The terms.</param>
    /// <param name="time">The clock.</param>
    /// <param name="source">The digest of the source. The attempts of one run share it: a file in another form than the source can go on only while the digest of the bytes before is known.</param>
    /// <param name="cancellationToken">Stops the hashing.</param>
    internal static PartFile Open(TargetFolder folder, BulkFileTerms terms, TimeProvider time, RunningSha256 source, CancellationToken cancellationToken)
    {
        var state = DownloadState.TryRead(folder, terms.Name);
        if (state is null or { Complete: not null })
        {
            return new(folder, terms, time, source, folder.Holds(terms.Name.Part) ? PartStart.Unusable : PartStart.Fresh);
        }

        return state.Fits(terms)
            ? TryContinue(folder, terms, time, source, state, cancellationToken) ?? new(folder, terms, time, source, PartStart.Unusable)
            : new(folder, terms, time, source, PartStart.OtherTerms);
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
        if (content.Taken > 0 || content.Length > 0)
        {
            Dispose();
            folder.Delete(terms.Name.State);
            file = folder.Create(terms.Name.Part);
            content = new(terms, file, source);
            (committed, NextPage, Start) = (null, 0, PartStart.OtherSource);
        }

        // A weak validator does not promise the same bytes (RFC 9110, section 8.8.1).
        ETag = etag?.StartsWith("W/", StringComparison.Ordinal) == true ? null : etag;
    }

    /// <summary>Takes bytes of the source, from <see cref="SourceOffset"/> on without a gap.</summary>
    /// <exception cref="BulkFileException">A line is not one JSON object, or the disk fails.</exception>
    internal ValueTask WriteAsync(ReadOnlyMemory<byte> block, CancellationToken cancellationToken) => content.WriteAsync(block, cancellationToken);

    /// <summary>Makes what was taken last: after it, a run that dies loses nothing of it.</summary>
    /// <param name="nextPage">The page to ask for next; 0 for a stream.</param>
    internal void Commit(int nextPage)
    {
        if (Uncommitted == 0)
        {
            return;
        }

        content.EndSegment();
        folder.EnsureSame();
        TargetFolder.Flush(file, terms.Name.Part);
        NextPage = nextPage;
        committed = Describe();
        committed.Write(folder, terms.Name);
    }

    /// <summary>Compares with what was announced, makes everything last, and gives the file its name.</summary>
    /// <exception cref="BulkFileException">It is not what was announced (<see cref="BulkFileFault.UnsoundSource"/>): nothing of it is kept. Or the disk fails: the name is not given.</exception>
    internal async ValueTask<BulkManifestFile> CompleteAsync(ExpectedContent promise, CancellationToken cancellationToken)
    {
        await content.TakeLastLineAsync(cancellationToken).ConfigureAwait(false);
        Check(promise);
        await content.EndAsync(cancellationToken).ConfigureAwait(false);
        folder.EnsureSame();
        TargetFolder.Flush(file, terms.Name.Part);
        var state = Describe();
        var entry = Entry(state);
        (state with { Complete = entry }).Write(folder, terms.Name);
        Dispose();
        folder.Replace(terms.Name.Part, entry.Name);
        return entry;
    }

    /// <summary>Removes what there is of it.</summary>
    internal void Discard()
    {
        Dispose();
        folder.Delete(terms.Name.State);
        folder.Delete(terms.Name.Part);
    }

    /// <summary>Lets go; what was not committed is lost.</summary>
    public void Dispose()
    {
        content.Dispose();
        file.Dispose();
    }

    private static PartFile? TryContinue(TargetFolder folder, BulkFileTerms terms, TimeProvider time, RunningSha256 source, DownloadState state, CancellationToken cancellationToken)
    {
        var file = folder.TryOpen(terms.Name.Part, FileAccess.ReadWrite);
        RunningSha256? hash = null;
        try
        {
            if (file is not null && RandomAccess.GetLength(file) >= state.FileLength)
            {
                TargetFolder.Cut(file, state.FileLength, terms.Name.Part);
                hash = RunningSha256.Of(file, state.FileLength, terms.Name.Part, cancellationToken);
                if (hash.Digest().AsSpan().SequenceEqual(state.FileSha256) && TryHashSource(source, file, terms, state, cancellationToken))
                {
                    var part = new PartFile(folder, terms, time, source, file, state, hash);
                    (file, hash) = (null, null);
                    return part;
                }
            }

            return null;
        }
        finally
        {
            hash?.Dispose();
            file?.Dispose();
        }
    }

    // The registry announces the digest of the whole source. SHA-256 of .NET cannot be stored and restored, so the bytes before must be hashed again: that needs a part that holds them as they came.
    private static bool TryHashSource(RunningSha256 source, SafeFileHandle file, BulkFileTerms terms, DownloadState state, CancellationToken cancellationToken)
    {
        if (terms.Source == BulkSourceKind.Pages || source.Length == state.SourceOffset)
        {
            return true;
        }

        if (!state.IsVerbatim || terms.Form.Encryption is not null)
        {
            return false;
        }

        source.Reset();
        using var part = new ReadingStream(file, terms.Name.Part);
        using var content = terms.Form.Gzip ? new GZipStream(part, CompressionMode.Decompress) : (Stream)part;
        source.Append(content, cancellationToken);
        return source.Length == state.SourceOffset;
    }

    private void Check(ExpectedContent promise)
    {
        var fault = promise.Bytes is { } bytes && bytes != content.Taken ? string.Create(CultureInfo.InvariantCulture, $"{content.Taken} bytes came and {bytes} were announced")
            : promise.Rows is { } count && count != Rows ? string.Create(CultureInfo.InvariantCulture, $"{Rows} rows came and {count} were announced")
            : promise.Sha256 is { } digest && content.SourceDigest() is { } own && !own.AsSpan().SequenceEqual(digest) ? "the digest is another than the one announced"
            : null;
        if (fault is not null)
        {
            Discard();
            throw new BulkFileException(BulkFileFault.UnsoundSource, $"{terms.Name}: {fault}. Nothing of it is kept; run again, and tell the registry if it stays.");
        }
    }

    private DownloadState Describe() => new()
    {
        Version = DownloadState.CurrentVersion,
        ETag = ETag,
        Filters = terms.Filters,
        ApiVersion = terms.ApiVersion.ToString(),
        Form = terms.Form.Signature,
        KeyId = terms.Form.Encryption?.KeyId,
        Source = terms.Source,
        SourceOffset = content.Taken,
        NextPage = NextPage,
        FileLength = content.Length,
        FileSha256 = content.FileDigest(),
        IsVerbatim = content.IsVerbatim,
        Rows = Rows,
        Segments = content.Segments,
        At = time.GetUtcNow(),
    };

    private BulkManifestFile Entry(DownloadState state) => new()
    {
        Name = terms.Name.Final(terms.Form),
        TehsilCode = terms.Name.Tehsil.Value,
        Quintile = terms.Name.Quintile,
        Rows = Rows,
        Bytes = state.FileLength,
        Sha256 = RunningSha256.Text(state.FileSha256),
        SourceETag = terms.Source == BulkSourceKind.Stream ? ETag : null,
        SourceSha256 = content.SourceDigest() is { } digest && (terms.Form.Encryption is null || content.Taken >= Guessable) ? RunningSha256.Text(digest) : null,
        Filters = terms.Filters,
        Form = terms.Form.Signature,
        KeyId = terms.Form.Encryption?.KeyId,
        ApiVersion = terms.ApiVersion.ToString(),
        LibraryVersion = ManifestFile.LibraryVersion,
        GeoVersion = terms.GeoVersion,
        CompletedAt = state.At,
    };
}

/// <summary>How a file began in this run.</summary>
internal enum PartStart
{
    /// <summary>There was nothing of it.</summary>
    Fresh,

    /// <summary>It goes on after what was committed.</summary>
    Continued,

    /// <summary>What was there was begun with other filters, in another form, with another key or for another version of the API.</summary>
    OtherTerms,

    /// <summary>The source has changed.</summary>
    OtherSource,

    /// <summary>What was there is not what was committed, or nothing says what was committed, or the digest of the source cannot be continued from it.</summary>
    Unusable,
}

/// <summary>What the registry announced of a tehsil; what it did not announce is <see langword="null"/> and is not checked.</summary>
/// <param name="Rows">Rows of the whole.</param>
/// <param name="Bytes">Bytes of the whole.</param>
/// <param name="Sha256">SHA-256 of the whole.</param>
internal sealed record ExpectedContent(long? Rows, long? Bytes, byte[]? Sha256);
