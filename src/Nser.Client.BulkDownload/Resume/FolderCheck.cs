using System.Globalization;
using System.IO.Compression;
using Nser.Client.BulkDownload.Envelope;
using Nser.Client.BulkDownload.Files;
using Nser.Client.BulkDownload.Storage;

namespace Nser.Client.BulkDownload.Resume;

/// <summary>Compares a folder with its manifest, file by file.</summary>
internal sealed class FolderCheck(TargetFolder folder, BulkVerifyOptions options)
{
    private readonly List<string> sound = [];
    private readonly List<string> missing = [];
    private readonly List<BulkChangedFile> changed = [];

    internal async Task<BulkVerification> RunAsync(CancellationToken cancellationToken)
    {
        var manifest = ManifestFile.TryRead(folder);
        // A run that died between naming a file and writing the manifest leaves the manifest behind the file's own state.
        var expected = (manifest?.Files ?? []).ToDictionary(file => file.Name, StringComparer.Ordinal);
        foreach (var (_, file) in ManifestFile.Stated(folder))
        {
            if (expected.GetValueOrDefault(file.Name) is not { } listed || listed.CompletedAt < file.CompletedAt)
            {
                expected[file.Name] = file;
            }
        }

        foreach (var file in expected.Values.OrderBy(file => file.Name, StringComparer.Ordinal))
        {
            await CheckAsync(file, cancellationToken).ConfigureAwait(false);
        }

        var names = folder.Names();
        return new(
            sound,
            missing,
            [.. names.Where(name => !expected.ContainsKey(name) && !IsOwn(name))],
            changed,
            [.. names.Where(name => name.EndsWith(".part", StringComparison.Ordinal) && IsOwn(name))],
            manifest is not null);
    }

    private static bool IsOwn(string name) => name is BulkFileName.Manifest or BulkFileName.Lock || name == TargetFolder.FreshName(BulkFileName.Manifest)
        || (name.StartsWith('.') && BulkFileName.TryParse(name, out _)) || IsFreshState(name);

    private static bool IsFreshState(string name) => name.LastIndexOf('.') is var end and > 0 && BulkFileName.TryParse(name[..end], out var file) && name == TargetFolder.FreshName(file.State);

    private async Task CheckAsync(BulkManifestFile expected, CancellationToken cancellationToken)
    {
        try
        {
            using var file = folder.TryOpen(expected.Name, FileAccess.Read);
            if (file is null)
            {
                missing.Add(expected.Name);
                return;
            }

            using var content = new ReadingStream(file, expected.Name);
            var length = RandomAccess.GetLength(file);
            var fault = length != expected.Bytes ? string.Create(CultureInfo.InvariantCulture, $"It has {length} bytes instead of {expected.Bytes}.")
                : RunningSha256.TextOf(file, length, expected.Name, cancellationToken) != expected.Sha256 ? "Its SHA-256 is another."
                : await ContentFaultAsync(expected, content, cancellationToken).ConfigureAwait(false);
            Note(expected.Name, fault);
        }
        catch (BulkFileException error) when (error.Fault is BulkFileFault.Damaged or BulkFileFault.WrongKey or BulkFileFault.UnsafeTarget)
        {
            Note(expected.Name, error.Message);
        }
    }

    private async Task<string?> ContentFaultAsync(BulkManifestFile expected, Stream content, CancellationToken cancellationToken)
    {
        if (!options.CountRows || (expected.KeyId is not null && options.Keys is null))
        {
            return null;
        }

        using var reader = new RowCount(expected, options.Keys, content);
        var rows = await reader.CountAsync(cancellationToken).ConfigureAwait(false);
        return reader.TehsilCode is { } tehsil && tehsil != expected.TehsilCode ? "It was encrypted as the file of another tehsil."
            : rows != expected.Rows ? string.Create(CultureInfo.InvariantCulture, $"It has {rows} rows instead of {expected.Rows}.")
            : null;
    }

    private void Note(string name, string? fault)
    {
        if (fault is null)
        {
            sound.Add(name);
        }
        else
        {
            changed.Add(new(name, fault));
        }
    }
}

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
