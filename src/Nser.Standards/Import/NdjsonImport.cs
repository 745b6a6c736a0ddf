using System.Runtime.CompilerServices;
using Nser.Standards.Lines;

namespace Nser.Standards.Import;

/// <summary>Reads NDJSON files (one record a line, UTF-8) of any of the three standards, line by line.</summary>
/// <remarks>
/// Lines are read as they are asked for; memory holds one line, whatever the file's size. A record's bytes are kept as they stand in the file.
/// A line that is no JSON object is still returned, with its finding, and reading goes on at the next.
/// </remarks>
public static class NdjsonImport
{
    /// <summary>Reads a file with the default options.</summary>
    /// <inheritdoc cref="ReadAsync{TRecord}(Stream, NdjsonImportOptions, CancellationToken)"/>
    public static IAsyncEnumerable<SourceRecord<TRecord>> ReadAsync<TRecord>(string path, CancellationToken cancellationToken = default)
        where TRecord : class => ReadAsync<TRecord>(path, new NdjsonImportOptions(), cancellationToken);

    /// <summary>Reads a file. It is opened when reading begins and closed when it ends.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">How much is held at once.</param>
    /// <param name="cancellationToken">Ends reading.</param>
    /// <inheritdoc cref="ReadAsync{TRecord}(Stream, NdjsonImportOptions, CancellationToken)"/>
    public static IAsyncEnumerable<SourceRecord<TRecord>> ReadAsync<TRecord>(string path, NdjsonImportOptions options, CancellationToken cancellationToken = default)
        where TRecord : class
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(options);
        options.ThrowIfUnusable();
        return SourceFile.ReadAsync(path, file => LinesAsync<TRecord>(file, options.MaxLineBytes, cancellationToken), cancellationToken);
    }

    /// <summary>Reads a stream with the default options.</summary>
    /// <inheritdoc cref="ReadAsync{TRecord}(Stream, NdjsonImportOptions, CancellationToken)"/>
    public static IAsyncEnumerable<SourceRecord<TRecord>> ReadAsync<TRecord>(Stream stream, CancellationToken cancellationToken = default)
        where TRecord : class => ReadAsync<TRecord>(stream, new NdjsonImportOptions(), cancellationToken);

    /// <summary>Reads a stream, from where it stands. It is not closed, and can be enumerated once.</summary>
    /// <typeparam name="TRecord">The standard's model: <c>ProgrammeEnrollment</c>, <c>AssetDelivery</c> or <c>GeoUnit</c>.</typeparam>
    /// <param name="stream">The bytes of the file.</param>
    /// <param name="options">How much is held at once.</param>
    /// <param name="cancellationToken">Ends reading.</param>
    /// <returns>One source record for each line that is not blank, in the file's order.</returns>
    /// <exception cref="ImportException">While reading: the file is empty, is UTF-16, or is one JSON array instead of lines.</exception>
    /// <exception cref="IOException">While reading: the file cannot be read.</exception>
    public static IAsyncEnumerable<SourceRecord<TRecord>> ReadAsync<TRecord>(Stream stream, NdjsonImportOptions options, CancellationToken cancellationToken = default)
        where TRecord : class
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(options);
        options.ThrowIfUnusable();
        return LinesAsync<TRecord>(stream, options.MaxLineBytes, cancellationToken);
    }

    private static async IAsyncEnumerable<SourceRecord<TRecord>> LinesAsync<TRecord>(Stream stream, int maxBytes, [EnumeratorCancellation] CancellationToken cancellationToken)
        where TRecord : class
    {
        var lines = new LineReader(stream, maxBytes);
        try
        {
            var line = NdjsonStart.WithoutMark(await lines.ReadAsync(cancellationToken).ConfigureAwait(false));
            for (; line is not null; line = await lines.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                if (!line.IsBlank)
                {
                    yield return Record<TRecord>(line, maxBytes);
                }
            }
        }
        finally
        {
            await lines.CompleteAsync().ConfigureAwait(false);
        }
    }

    private static SourceRecord<TRecord> Record<TRecord>(PhysicalLine line, int maxBytes)
        where TRecord : class => NdjsonLine.Fault(line, maxBytes) is { } fault
            ? new() { Line = line.Number, Findings = [new(fault.Code, FindingSeverity.Error, "", fault.Message)] }
            : new() { Line = line.Number, Json = NdjsonLine.Trim(line.Bytes) };
}

/// <summary>How much of an NDJSON file is held at once.</summary>
public sealed record NdjsonImportOptions
{
    /// <summary>The most bytes one line may have. Default 1 MiB; at least 1 KiB. A longer line is skipped with the finding <c>NSER-IMPORT-LENGTH</c>; it is never held in memory.</summary>
    public int MaxLineBytes { get; init; } = 1024 * 1024;

    internal void ThrowIfUnusable() => ArgumentOutOfRangeException.ThrowIfLessThan(MaxLineBytes, 1024, nameof(MaxLineBytes));
}
