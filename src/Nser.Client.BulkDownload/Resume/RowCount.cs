using System.IO.Compression;
using Nser.Client.BulkDownload.Envelope;
using Nser.Client.BulkDownload.Storage;

namespace Nser.Client.BulkDownload.Resume;

/// <summary>Reads a complete file as what it is, through decryption and gzip, and counts its rows.</summary>
internal sealed class RowCount : IDisposable
{
    private readonly Stream content;
    private readonly EnvelopeReader? envelope;
    private readonly bool isCsv;

    internal RowCount(BulkManifestFile file, IEnvelopeKeyProvider? keys, Stream source)
    {
        var form = file.Form.Split(';')[0].Split('.');
        isCsv = form[0] == "csv";
        envelope = file.KeyId is not null && keys is not null ? new(source, keys) : null;
        var plain = envelope ?? source;
        content = form.Contains("gz") ? new GZipStream(plain, CompressionMode.Decompress) : plain;
    }

    /// <summary>The tehsil that an encrypted file says it is of.</summary>
    internal string? TehsilCode => envelope?.TehsilCode;

    /// <inheritdoc/>
    public void Dispose()
    {
        content.Dispose();
        envelope?.Dispose();
    }

    /// <summary>Counts line feeds outside quotes, without a CSV's header.</summary>
    /// <exception cref="BulkFileException">The file is damaged or the key is another.</exception>
    internal async Task<long> CountAsync(CancellationToken cancellationToken)
    {
        var block = new byte[128 * 1024];
        var (lines, isQuoted) = (0L, false);
        try
        {
            for (var length = 1; length > 0;)
            {
                length = await content.ReadAsync(block, cancellationToken).ConfigureAwait(false);
                lines += isCsv ? Records(block.AsSpan(0, length), ref isQuoted) : block.AsSpan(0, length).Count((byte)'\n');
            }

            // gzip stops at the end of its last member; the envelope's own end must be seen too.
            if (envelope is not null && await envelope.ReadAsync(block, cancellationToken).ConfigureAwait(false) != 0)
            {
                throw new BulkFileException(BulkFileFault.Damaged, "Bytes follow the last gzip member.");
            }
        }
        catch (InvalidDataException)
        {
            throw new BulkFileException(BulkFileFault.Damaged, "Its gzip data are damaged.");
        }

        return isCsv ? lines - 1 : lines;
    }

    private static long Records(ReadOnlySpan<byte> text, ref bool isQuoted)
    {
        var ends = 0L;
        while (text.IndexOfAny((byte)'"', (byte)'\n') is var at and >= 0)
        {
            if (text[at] == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (!isQuoted)
            {
                ends++;
            }

            text = text[(at + 1)..];
        }

        return ends;
    }
}
