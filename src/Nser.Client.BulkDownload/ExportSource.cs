using System.Buffers;
using System.Globalization;
using System.Net;
using Nser.Client.BulkDownload.Files;
using Nser.Client.BulkDownload.Pace;
using Nser.Client.BulkDownload.Resume;
using Nser.Client.BulkDownload.Storage;
using Nser.Client.Pipeline;
using Nser.Standards;

namespace Nser.Client.BulkDownload;

/// <summary>Fetches a tehsil as one stream (V2.0), from the byte where the last attempt ended, as long as the source is the same.</summary>
/// <remarks>Source: RFC 9110, sections 13 and 14 (conditions, ranges); RFC 9530 (<c>Repr-Digest</c>).</remarks>
internal sealed class ExportSource(TehsilDownload download, NserApiVersion version) : ITehsilSource
{
    private const int PieceLength = 128 * 1024;

    private DownloadContext Context => download.Context;

    /// <inheritdoc/>
    public async Task<BulkManifestFile?> FetchAsync(BulkManifestFile? known, CancellationToken cancellationToken)
    {
        using var part = known is null ? download.OpenPart(version, cancellationToken) : null;
        download.Begin(part?.Rows ?? known!.Rows);
        var rows = Context.Client.HasRowBudget ? await CountAsync(part, cancellationToken).ConfigureAwait(false) : 0;
        using var pass = await Context.Gate.EnterAsync(cancellationToken).ConfigureAwait(false);
        using var answer = await AskAsync(pass, Request(part, known) with { RowsAtMost = rows }, cancellationToken).ConfigureAwait(false);
        if (answer.Status == HttpStatusCode.NotModified)
        {
            return known is null ? throw answer.Unusable("the answer says that nothing changed, and nobody asked", isTransient: false) : null;
        }

        // A file that is complete and has changed: what it is made into begins beside it.
        using var anew = part is null ? download.OpenPart(version, cancellationToken) : null;
        return await TakeAsync(part ?? anew!, answer, cancellationToken).ConfigureAwait(false);
    }

    private ExportRequest Request(PartFile? part, BulkManifestFile? known)
    {
        var (range, ifRange) = part is { SourceOffset: > 0, ETag: { } tag } ? (string.Create(CultureInfo.InvariantCulture, $"bytes={part.SourceOffset}-"), tag) : (null, null);

        // A range counts the bytes of the form that is sent, and only the plain one can be gone on with.
        var encoding = Context.Options.Compressed && !download.Uncompressed && range is null ? "gzip" : "identity";
        return new(HttpStatusCode.NotModified, HttpStatusCode.RequestedRangeNotSatisfiable) { Range = range, IfRange = ifRange, IfNoneMatch = known?.SourceETag, Encoding = encoding };
    }

    private Task<RegistryAnswer> AskAsync(GatePass pass, ExportRequest request, CancellationToken cancellationToken) =>
        pass.AskAsync(() => Context.Calls.ExportAsync(download.Name, version, request, cancellationToken), static answer => answer.UntilHeaders, cancellationToken);

    private async Task<BulkManifestFile> TakeAsync(PartFile part, RegistryAnswer answer, CancellationToken cancellationToken)
    {
        EnsureRange(part, answer);
        var promise = ExportHeaders.Of(answer, Context.Client.Contract);
        Begin(part, answer, promise);
        if (Context.Options.Form is { Format: BulkFileFormat.Ndjson, Gzip: false } && !promise.IsCompressed)
        {
            Context.Folder.EnsureRoom(promise.Length - part.SourceOffset);
        }

        using var body = new ExportBody(await answer.Response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false), promise);
        try
        {
            await CopyAsync(part, body, promise, cancellationToken).ConfigureAwait(false);
            body.Prove();
        }
        catch (Exception error) when (error is NserException or OperationCanceledException)
        {
            // What came whole need not come again.
            download.Uncompressed |= promise.IsCompressed;
            part.Commit(0);
            throw;
        }
        catch (BulkFileException error) when (error.Fault == BulkFileFault.UnsoundSource)
        {
            download.Uncompressed = true;
            throw;
        }

        return await part.CompleteAsync(promise.OfContent, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Refuses bytes that do not go on the part. A 416 promises nothing, so this comes before what an answer promises.</summary>
    private void EnsureRange(PartFile part, RegistryAnswer answer)
    {
        var range = answer.Response.Content.Headers.ContentRange;
        var isAsked = answer.Status == HttpStatusCode.OK
            || (answer.Status == HttpStatusCode.PartialContent && range is { Unit: "bytes", From: { } first, To: { } last, Length: { } whole } && first == part.SourceOffset && last == whole - 1);
        if (!isAsked)
        {
            // The next attempt asks for the whole.
            part.Discard();
            download.Restart();
            throw answer.Unusable(
                answer.Status == HttpStatusCode.RequestedRangeNotSatisfiable ? "the server has no bytes where the part ends" : "the server answered with other bytes than the ones asked for, or does not say with which",
                isTransient: true);
        }
    }

    /// <summary>Says which source the bytes are of.</summary>
    private void Begin(PartFile part, RegistryAnswer answer, ExportHeaders promise)
    {
        if (answer.Status == HttpStatusCode.OK)
        {
            download.Restart();
            part.Restart(promise.Tag);
        }
        else if (!part.Continue(promise.Tag))
        {
            download.Restart();
            throw answer.Unusable("the source changed, and the server sent the end of the new one", isTransient: true);
        }
    }

    private async Task CopyAsync(PartFile part, ExportBody body, ExportHeaders promise, CancellationToken cancellationToken)
    {
        var piece = ArrayPool<byte>.Shared.Rent(PieceLength);
        try
        {
            for (int read; (read = await body.ReadAsync(piece, cancellationToken).ConfigureAwait(false)) > 0;)
            {
                Context.Tally.Hear(body.TakeWireCount());
                await Context.Bandwidth.TakeAsync(read, cancellationToken).ConfigureAwait(false);
                await part.WriteAsync(piece.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
                download.Take(part);
                promise.EnsureNotMore(part);
                if (part.Uncommitted >= Context.Options.CommitBytes)
                {
                    part.Commit(0);
                }
            }
        }
        finally
        {
            // What goes back must not hold rows.
            ArrayPool<byte>.Shared.Return(piece, clearArray: true);
        }
    }

    /// <summary>Returns how many rows are missing. Under a budget they must be set aside before the server counts them, and only an answer tells how many there are: one byte is requested first.</summary>
    private async Task<int> CountAsync(PartFile? part, CancellationToken cancellationToken)
    {
        using var pass = await Context.Gate.EnterAsync(cancellationToken).ConfigureAwait(false);
        using var answer = await AskAsync(pass, new(HttpStatusCode.RequestedRangeNotSatisfiable) { Range = "bytes=0-0", RowsAtMost = 1 }, cancellationToken).ConfigureAwait(false);
        var all = answer.Status == HttpStatusCode.RequestedRangeNotSatisfiable ? 0 : ExportHeaders.Of(answer, Context.Client.Contract).Rows;
        return (int)Math.Clamp(all - (part?.Rows ?? 0), 1, int.MaxValue);
    }
}
