using System.Buffers;
using System.Globalization;
using System.Net;
using Nser.Client.Api;
using Nser.Client.BulkDownload.Files;
using Nser.Client.BulkDownload.Resume;
using Nser.Client.BulkDownload.Storage;
using Nser.Client.Pipeline;
using Nser.Client.Queries;
using Nser.Standards;

namespace Nser.Client.BulkDownload;

/// <summary>Fetches a tehsil as one stream (V2.0), from the byte where the last attempt ended, as long as the source is the same.</summary>
/// <remarks>Source: RFC 9110, sections 13 and 14 (conditions, ranges); RFC 9530 (<c>Repr-Digest</c>).</remarks>
internal sealed class ExportSource(TehsilDownload download, NserApiVersion version) : ITehsilSource
{
    private const NserOperation Operation = NserOperation.ExportBeneficiaries;
    private const int PieceLength = 128 * 1024;

    private DownloadContext Context => download.Context;

    /// <inheritdoc/>
    public async Task<BulkManifestFile?> FetchAsync(BulkManifestFile? known, CancellationToken cancellationToken)
    {
        using var part = known is null ? download.OpenPart(version, cancellationToken) : null;
        download.Begin(part?.Rows ?? known!.Rows);
        using var rows = await SetAsideAsync(part, cancellationToken).ConfigureAwait(false);
        using var pass = await Context.Gate.EnterAsync(cancellationToken).ConfigureAwait(false);
        using var answer = await pass.AskAsync(() => Context.Calls.OpenAsync(Ask(part, known), rows, cancellationToken), answer => answer.UntilHeaders, cancellationToken).ConfigureAwait(false);
        if (answer.Status == HttpStatusCode.NotModified)
        {
            return known is null ? throw answer.Unusable("the answer says that nothing changed, and nobody asked", isTransient: false) : null;
        }

        // A file that is complete and has changed: what it is made into begins beside it.
        using var anew = part is null ? download.OpenPart(version, cancellationToken) : null;
        return await TakeAsync(part ?? anew!, answer, cancellationToken).ConfigureAwait(false);
    }

    private NserCall Ask(PartFile? part, BulkManifestFile? known)
    {
        var (range, ifRange) = part is { SourceOffset: > 0, ETag: { } tag }
            ? (string.Create(CultureInfo.InvariantCulture, $"bytes={part.SourceOffset}-"), RequestHeaders.Checked("If-Range", tag))
            : (null, null);
        var ifNoneMatch = known?.SourceETag is { } complete ? RequestHeaders.Checked("If-None-Match", complete) : null;

        // A range counts the bytes of the form that is sent, and only the plain one can be gone on with.
        var encoding = Context.Options.Compressed && !download.Uncompressed && range is null ? "gzip" : "identity";
        return Export(range, ifRange, ifNoneMatch, encoding, HttpStatusCode.NotModified, HttpStatusCode.RequestedRangeNotSatisfiable);
    }

    private NserCall Export(string? range, string? ifRange, string? ifNoneMatch, string encoding, params HttpStatusCode[] accepts) => new(Operation, version)
    {
        Send = (api, call, stop) => api.ExportBeneficiariesAsync(version, download.Name.Tehsil.Value, download.Name.Quintile, range, ifRange, ifNoneMatch, encoding, call, stop),
        MaxAttempts = 1,
        Accepts = accepts,
    };

    private async Task<BulkManifestFile> TakeAsync(PartFile part, OpenAnswer answer, CancellationToken cancellationToken)
    {
        EnsureRange(part, answer);
        var promise = ExportHeaders.Of(answer, Context.Calls.Profile);
        Begin(part, answer, promise);
        if (Context.Options.Form is { Format: BulkFileFormat.Ndjson, Gzip: false } && !promise.IsCompressed)
        {
            Context.Folder.EnsureRoom(promise.Length - part.SourceOffset);
        }

        using var body = new ExportBody(answer, promise);
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
    private void EnsureRange(PartFile part, OpenAnswer answer)
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
    private void Begin(PartFile part, OpenAnswer answer, ExportHeaders promise)
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

    /// <summary>Under a budget the rows must be set aside before the server counts them, and only an answer tells how many there are: one byte is asked for first.</summary>
    private async Task<RowReservation?> SetAsideAsync(PartFile? part, CancellationToken cancellationToken)
    {
        using var first = await Context.Calls.SetAsideAsync(Operation, 1, 1, cancellationToken).ConfigureAwait(false);
        if (first is null)
        {
            return null;
        }

        var call = Export("bytes=0-0", null, null, "identity", HttpStatusCode.RequestedRangeNotSatisfiable);
        using var pass = await Context.Gate.EnterAsync(cancellationToken).ConfigureAwait(false);
        using var answer = await pass.AskAsync(() => Context.Calls.OpenAsync(call, first, cancellationToken), answer => answer.UntilHeaders, cancellationToken).ConfigureAwait(false);
        var all = answer.Status == HttpStatusCode.RequestedRangeNotSatisfiable ? 0 : ExportHeaders.Of(answer, Context.Calls.Profile).Rows;
        var wanted = (int)Math.Clamp(all - (part?.Rows ?? 0), 1, int.MaxValue);
        return await Context.Calls.SetAsideAsync(Operation, wanted, wanted, cancellationToken).ConfigureAwait(false);
    }
}
