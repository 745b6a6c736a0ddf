using System.Globalization;
using System.Text.Json;
using Nser.Client.BulkDownload.Resume;
using Nser.Client.BulkDownload.Storage;
using Nser.Client.Pipeline;
using Nser.Client.Queries;
using Nser.Standards;

namespace Nser.Client.BulkDownload;

/// <summary>Fetches a tehsil page by page (V1.0), from the page after the last one that was committed, as long as the total is the same.</summary>
/// <remarks>
/// V1.0 has no snapshot: rows that change between two pages are noticed by the total, by the size of pages and by a row that comes twice within a run, and not otherwise.
/// What is noticed makes all pages before doubtful, so nothing of them is kept.
/// </remarks>
internal sealed class PageSource(TehsilDownload download, RawPageReader reader) : ITehsilSource
{
    private DownloadContext Context => download.Context;

    /// <inheritdoc/>
    public async Task<BulkManifestFile?> FetchAsync(BulkManifestFile? known, CancellationToken cancellationToken)
    {
        download.Begin(known?.Rows ?? 0);
        if (known is not null && (await PageAsync(1, 1, cancellationToken).ConfigureAwait(false)).TotalRows == known.Rows)
        {
            return null;
        }

        using var part = download.OpenPart(NserApiVersion.V1, cancellationToken);
        download.Begin(part.Rows);
        return await CompleteAsync(part, Math.Max(1, part.NextPage), cancellationToken).ConfigureAwait(false);
    }

    private async Task<BulkManifestFile> CompleteAsync(PartFile part, int page, CancellationToken cancellationToken)
    {
        var begun = false;
        var size = PageOptions.MaxBulkPageSize;
        try
        {
            for (; ; page++)
            {
                var answer = await PageAsync(page, size, cancellationToken).ConfigureAwait(false);
                var validator = string.Create(CultureInfo.InvariantCulture, $"rows={answer.TotalRows};size={answer.PageSize}");
                if (!begun)
                {
                    (begun, size) = (true, answer.PageSize);
                    if (page == 1)
                    {
                        download.Restart();
                        part.Restart(validator);
                    }
                    else if (!part.Continue(validator))
                    {
                        download.Restart();
                        (begun, size, page) = (false, PageOptions.MaxBulkPageSize, 0);
                        continue;
                    }
                }

                if (validator != part.ETag || !download.Identities.Add(answer))
                {
                    throw Contradiction("a row came twice, or the total or the size of pages changed, while it was fetched page by page, so that rows may be missing");
                }

                await part.WriteAsync(answer.Lines, cancellationToken).ConfigureAwait(false);
                download.Take(part);
                if ((long)page * size >= answer.TotalRows)
                {
                    return await part.CompleteAsync(new(answer.TotalRows, null, null), cancellationToken).ConfigureAwait(false);
                }

                if (part.Uncommitted >= Context.Options.CommitBytes)
                {
                    part.Commit(page + 1);
                }
            }
        }
        catch (Exception error) when (begun && error is NserException or OperationCanceledException)
        {
            // Whole pages that came need not come again.
            part.Commit(page);
            throw;
        }
        catch (BulkFileException error) when (error.Fault == BulkFileFault.UnsoundSource)
        {
            part.Discard();
            throw;
        }
    }

    private async Task<RawPage> PageAsync(int page, int size, CancellationToken cancellationToken)
    {
        using var pass = await Context.Gate.EnterAsync(cancellationToken).ConfigureAwait(false);
        using var answer = await pass.AskAsync(() => Context.Calls.ListAsync(download.Name, page, size, cancellationToken), answer => answer.UntilHeaders, cancellationToken).ConfigureAwait(false);
        var arrived = await ReadAsync(answer, cancellationToken).ConfigureAwait(false);
        Context.Tally.Hear(arrived.WireLength);
        await Context.Bandwidth.TakeAsync(arrived.WireLength, cancellationToken).ConfigureAwait(false);
        Check(answer, arrived, page, size);
        return arrived;
    }

    private async Task<RawPage> ReadAsync(RegistryAnswer answer, CancellationToken cancellationToken)
    {
        var body = await answer.Response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return reader.Read(body);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or FormatException)
        {
            // The parser's message could repeat what was read, so it is not passed on. The client has refused JSON that does not close, so the same page would come again.
            throw answer.Unusable("the answer is not what the contract promises", isTransient: false);
        }
    }

    private void Check(RegistryAnswer answer, RawPage arrived, int page, int size)
    {
        if (arrived.Page != page || arrived.PageSize < 1 || arrived.PageSize > size)
        {
            throw Contradiction("the server answered with another page than the one asked for");
        }

        var expected = Math.Clamp(arrived.TotalRows - (((long)page - 1) * arrived.PageSize), 0, arrived.PageSize);
        if (arrived.Rows < expected && answer.Info.RowsRemaining == 0)
        {
            throw answer.CutShort();
        }

        if (arrived.Rows != expected)
        {
            throw Contradiction("a page has another number of rows than its total says");
        }
    }

    private BulkFileException Contradiction(string what) => new(BulkFileFault.UnsoundSource, $"{download.Name}: {what}. Nothing of it is kept; run again, and tell the registry if it stays.");
}
