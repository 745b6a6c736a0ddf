using System.Runtime.CompilerServices;
using Nser.Standards.Lines;

namespace Nser.Standards.Import;

/// <summary>Reads CSV files of any of the three standards, row by row, as partners' spreadsheets write them.</summary>
/// <remarks>
/// Rows are read as they are asked for; memory holds one row, whatever the file's size. A row that cannot be read is still returned,
/// with its findings; only a file that cannot be read throws. Source: RFC 4180; standards, section 6.
/// </remarks>
public static class CsvImport
{
    /// <summary>Reads a file with a header and the default options.</summary>
    /// <inheritdoc cref="ReadAsync{TRecord}(Stream, CsvImportOptions, CancellationToken)"/>
    public static IAsyncEnumerable<SourceRecord<TRecord>> ReadAsync<TRecord>(string path, CancellationToken cancellationToken = default)
        where TRecord : class => ReadAsync<TRecord>(path, new CsvImportOptions(), cancellationToken);

    /// <summary>Reads a file with a header. It is opened when reading begins and closed when it ends.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">How the file is written.</param>
    /// <param name="cancellationToken">Ends reading.</param>
    /// <inheritdoc cref="ReadAsync{TRecord}(Stream, CsvImportOptions, CancellationToken)"/>
    public static IAsyncEnumerable<SourceRecord<TRecord>> ReadAsync<TRecord>(string path, CsvImportOptions options, CancellationToken cancellationToken = default)
        where TRecord : class
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var header = Prepare<TRecord>(options);
        return SourceFile.ReadAsync(path, file => RowsAsync<TRecord>(file, header, options, cancellationToken), cancellationToken);
    }

    /// <summary>Reads a stream with a header and the default options.</summary>
    /// <inheritdoc cref="ReadAsync{TRecord}(Stream, CsvImportOptions, CancellationToken)"/>
    public static IAsyncEnumerable<SourceRecord<TRecord>> ReadAsync<TRecord>(Stream stream, CancellationToken cancellationToken = default)
        where TRecord : class => ReadAsync<TRecord>(stream, new CsvImportOptions(), cancellationToken);

    /// <summary>Reads a stream with a header, from where it stands. It is not closed, and can be enumerated once.</summary>
    /// <typeparam name="TRecord">The standard's model: <c>ProgrammeEnrollment</c>, <c>AssetDelivery</c> or <c>GeoUnit</c>.</typeparam>
    /// <param name="stream">The bytes of the file.</param>
    /// <param name="options">How the file is written.</param>
    /// <param name="cancellationToken">Ends reading.</param>
    /// <returns>One source record for each row that is not empty, in the file's order. No rows under the header: no records.</returns>
    /// <exception cref="ArgumentException">The options name a field that the standard does not have, or a constant cannot be read.</exception>
    /// <exception cref="NotSupportedException"><typeparamref name="TRecord"/> is no model of a standard.</exception>
    /// <exception cref="ImportException">While reading: the file is empty, is no CSV, or its header lacks columns.</exception>
    /// <exception cref="IOException">While reading: the file cannot be read.</exception>
    public static IAsyncEnumerable<SourceRecord<TRecord>> ReadAsync<TRecord>(Stream stream, CsvImportOptions options, CancellationToken cancellationToken = default)
        where TRecord : class
    {
        ArgumentNullException.ThrowIfNull(stream);
        return RowsAsync<TRecord>(stream, Prepare<TRecord>(options), options, cancellationToken);
    }

    private static CsvHeader Prepare<TRecord>(CsvImportOptions options)
        where TRecord : class
    {
        ArgumentNullException.ThrowIfNull(options);
        options.ThrowIfUnusable();
        var header = new CsvHeader(ImportFields.Of(StandardDescriptors.For<TRecord>().Standard, options.DayFirstDates), options);
        header.ThrowIfOptionsAreUnusable();
        return header;
    }

    private static async IAsyncEnumerable<SourceRecord<TRecord>> RowsAsync<TRecord>(Stream stream, CsvHeader header, CsvImportOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
        where TRecord : class
    {
        var text = await SourceText.OpenAsync(stream, options.Encoding, cancellationToken).ConfigureAwait(false);
        await using (text.ConfigureAwait(false))
        {
            var table = await CsvTable.OpenAsync(text, options, cancellationToken).ConfigureAwait(false);
            await using (table.ConfigureAwait(false))
            {
                var (line, names) = await table.ReadHeaderAsync(cancellationToken).ConfigureAwait(false);
                var records = new CsvRecords<TRecord>(header.Read(line, names));
                while (await table.ReadAsync(cancellationToken).ConfigureAwait(false) is { } row)
                {
                    if (records.Read(row, table.Cells(row)) is { } record)
                    {
                        yield return record;
                    }
                }
            }
        }
    }
}
