using System.Runtime.CompilerServices;
using Nser.PushScheduler.Settings;
using Nser.Standards;
using Nser.Standards.Import;

namespace Nser.PushScheduler.Sources;

/// <summary>Reads CSV and NDJSON of any standard with the client's own import, record by record.</summary>
internal static class TableReader
{
    /// <summary>Reads CSV with the feed's mapping.</summary>
    /// <exception cref="ImportException">While reading: the file as a whole is no CSV of this standard.</exception>
    internal static IAsyncEnumerable<ExtractedRecord> CsvAsync(NserStandard standard, Stream stream, MappingSettings mapping, char? delimiter, CancellationToken cancellationToken) =>
        standard switch
        {
            NserStandard.ProgrammeEnrollment => Extract(CsvImport.ReadAsync<ProgrammeEnrollment>(stream, Options(mapping, delimiter), cancellationToken), cancellationToken),
            NserStandard.AssetDelivery => Extract(CsvImport.ReadAsync<AssetDelivery>(stream, Options(mapping, delimiter), cancellationToken), cancellationToken),
            _ => Extract(CsvImport.ReadAsync<GeoUnit>(stream, Options(mapping, delimiter), cancellationToken), cancellationToken),
        };

    /// <summary>Reads NDJSON with the feed's mapping.</summary>
    /// <exception cref="ImportException">While reading: the file as a whole is no NDJSON.</exception>
    internal static IAsyncEnumerable<ExtractedRecord> NdjsonAsync(NserStandard standard, Stream stream, MappingSettings mapping, CancellationToken cancellationToken) =>
        Mapped(mapping, standard switch
        {
            NserStandard.ProgrammeEnrollment => Extract(NdjsonImport.ReadAsync<ProgrammeEnrollment>(stream, cancellationToken), cancellationToken),
            NserStandard.AssetDelivery => Extract(NdjsonImport.ReadAsync<AssetDelivery>(stream, cancellationToken), cancellationToken),
            _ => Extract(NdjsonImport.ReadAsync<GeoUnit>(stream, cancellationToken), cancellationToken),
        });

    /// <summary>Why a mapping cannot be used: it names a field that the standard does not have, or a constant that no cell could hold. <see langword="null"/> when it can.</summary>
    internal static string? Fault(NserStandard standard, MappingSettings mapping)
    {
        try
        {
            _ = CsvAsync(standard, Stream.Null, mapping, delimiter: null, CancellationToken.None);
            return null;
        }
        catch (ArgumentException error)
        {
            return error.Message;
        }
    }

    private static IAsyncEnumerable<ExtractedRecord> Mapped(MappingSettings mapping, IAsyncEnumerable<ExtractedRecord> records) =>
        mapping.IsEmpty ? records : records.Select(new JsonMapping(mapping).Apply);

    private static CsvImportOptions Options(MappingSettings mapping, char? delimiter) => new()
    {
        Delimiter = delimiter,
        ColumnNames = mapping.Columns,
        Constants = mapping.Constants,
        Words = mapping.Words.ToDictionary(words => words.Key, words => (IReadOnlyDictionary<string, string>)words.Value),
        DayFirstDates = mapping.DayFirstDates,
    };

    private static async IAsyncEnumerable<ExtractedRecord> Extract<TRecord>(IAsyncEnumerable<SourceRecord<TRecord>> records, [EnumeratorCancellation] CancellationToken cancellationToken)
        where TRecord : class
    {
        await foreach (var record in records.WithCancellation(cancellationToken))
        {
            yield return new(record.Line, record.Json, record.Findings);
        }
    }
}
