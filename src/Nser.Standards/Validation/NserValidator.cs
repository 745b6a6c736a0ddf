using System.Runtime.CompilerServices;
using Nser.Standards.Import;
using Nser.Standards.Records;

namespace Nser.Standards.Validation;

/// <summary>Checks records before anything is sent: shape by the standard's schema, then every rule that needs no registry.</summary>
/// <remarks>The same check that a push makes. Safe for several threads. Source: standards, sections 1 to 5.</remarks>
public sealed class NserValidator
{
    private readonly NserValidatorOptions options;
    private readonly RecordValidator records;

    /// <summary>A validator for staging and version 2.0.</summary>
    public NserValidator()
        : this(new NserValidatorOptions())
    {
    }

    /// <summary>A validator that judges by these options.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The household limit is below 1.</exception>
    public NserValidator(NserValidatorOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        this.options = options;
        records = new RecordValidator(options);
    }

    /// <summary>What is wrong with this record, in no particular order; empty for a record without fault.</summary>
    /// <typeparam name="TRecord"><see cref="ProgrammeEnrollment"/>, <see cref="AssetDelivery"/> or <see cref="GeoUnit"/>.</typeparam>
    /// <exception cref="NotSupportedException"><typeparamref name="TRecord"/> is no model of a standard.</exception>
    public IReadOnlyList<ValidationFinding> Validate<TRecord>(TRecord record)
        where TRecord : class
    {
        ArgumentNullException.ThrowIfNull(record);
        return Check<TRecord>(StandardsJson.Write(record)).Findings;
    }

    /// <summary>What is wrong with this record, given as UTF-8 JSON; empty for a record without fault.</summary>
    /// <inheritdoc cref="Validate{TRecord}(TRecord)"/>
    public IReadOnlyList<ValidationFinding> Validate<TRecord>(ReadOnlyMemory<byte> json)
        where TRecord : class => Check<TRecord>(json).Findings;

    /// <summary>The findings of each record in order, with those of the rules that look at a batch as a whole (ID-10, AD-13, PR-02).</summary>
    /// <inheritdoc cref="Validate{TRecord}(TRecord)"/>
    public IReadOnlyList<IReadOnlyList<ValidationFinding>> ValidateBatch<TRecord>(IEnumerable<TRecord> batch)
        where TRecord : class
    {
        ArgumentNullException.ThrowIfNull(batch);
        var rules = records.StartBatch();
        return [.. batch.Select(record => Check<TRecord>(StandardsJson.Write(record))).Select(verdict => (IReadOnlyList<ValidationFinding>)[.. verdict.Findings, .. rules.Add(verdict)])];
    }

    /// <summary>Checks an NDJSON file of any size: one record a line, UTF-8. It is opened when the findings are asked for and closed when they end.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">How to read and judge; <see langword="null"/> for the defaults.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <inheritdoc cref="ValidateNdjsonAsync{TRecord}(Stream, NdjsonValidationOptions?, CancellationToken)"/>
    public ValidationReport ValidateNdjsonAsync<TRecord>(string path, NdjsonValidationOptions? options = null, CancellationToken cancellationToken = default)
        where TRecord : class
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var check = NdjsonCheckOf<TRecord>(options);
        return new ValidationReport(tally => SourceFile.ReadAsync(path, file => check.RunAsync(file, tally, cancellationToken), cancellationToken));
    }

    /// <summary>Checks NDJSON of any size, from where the stream stands: one record a line, UTF-8. The stream is not closed, and its findings can be enumerated once.</summary>
    /// <remarks>
    /// Several threads judge blocks of lines; the findings come in the file's order, each with its line and, where it may be shown, its record's id.
    /// Memory holds a few blocks, whatever the size, and a valid record allocates nothing. The rules over a batch (ID-10, AD-13, PR-02) are not asked: a file is no batch.
    /// </remarks>
    /// <typeparam name="TRecord"><see cref="ProgrammeEnrollment"/>, <see cref="AssetDelivery"/> or <see cref="GeoUnit"/>.</typeparam>
    /// <param name="ndjson">The bytes of the file.</param>
    /// <param name="options">How to read and judge; <see langword="null"/> for the defaults.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <returns>The findings, which are read when they are asked for; afterwards the totals.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    /// <exception cref="NotSupportedException"><typeparamref name="TRecord"/> is no model of a standard.</exception>
    /// <exception cref="ImportException">While reading: the file is empty, is UTF-16, or is one JSON array instead of lines.</exception>
    /// <exception cref="IOException">While reading: the file cannot be read. The findings of the lines before are given first.</exception>
    public ValidationReport ValidateNdjsonAsync<TRecord>(Stream ndjson, NdjsonValidationOptions? options = null, CancellationToken cancellationToken = default)
        where TRecord : class
    {
        ArgumentNullException.ThrowIfNull(ndjson);
        var check = NdjsonCheckOf<TRecord>(options);
        return new ValidationReport(tally => check.RunAsync(ndjson, tally, cancellationToken));
    }

    /// <summary>Checks what an import reads from a file, for example <see cref="CsvImport"/>: what reading found, then what is wrong with each record.</summary>
    /// <remarks>The rules over a batch (ID-10, AD-13, PR-02) are not asked: a file is no batch.</remarks>
    /// <typeparam name="TRecord"><see cref="ProgrammeEnrollment"/>, <see cref="AssetDelivery"/> or <see cref="GeoUnit"/>.</typeparam>
    /// <param name="records">The records; read when the findings are asked for.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <returns>The findings, which are read when they are asked for; afterwards the totals.</returns>
    /// <exception cref="NotSupportedException"><typeparamref name="TRecord"/> is no model of a standard.</exception>
    public ValidationReport ValidateAsync<TRecord>(IAsyncEnumerable<SourceRecord<TRecord>> records, CancellationToken cancellationToken = default)
        where TRecord : class
    {
        ArgumentNullException.ThrowIfNull(records);
        var check = new SourceCheck(this.records, StandardDescriptors.For<TRecord>().Standard, options.Version);
        return new ValidationReport(tally => check.RunAsync(records, tally, cancellationToken));
    }

    private NdjsonCheck NdjsonCheckOf<TRecord>(NdjsonValidationOptions? options)
        where TRecord : class =>
        new(records, StandardDescriptors.For<TRecord>().Standard, this.options.Version, (options ?? new NdjsonValidationOptions()).Checked());

    private RecordVerdict Check<TRecord>(ReadOnlyMemory<byte> json)
        where TRecord : class => records.Validate(StandardDescriptors.For<TRecord>().Standard, options.Version, json);
}

/// <summary>The check of what an import reads, record by record.</summary>
internal sealed class SourceCheck(RecordValidator records, NserStandard standard, NserApiVersion version)
{
    internal async IAsyncEnumerable<ValidationFinding> RunAsync<TRecord>(IAsyncEnumerable<SourceRecord<TRecord>> source, ValidationTally tally, [EnumeratorCancellation] CancellationToken cancellationToken)
        where TRecord : class
    {
        await foreach (var record in source.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            var (recordId, found) = Judge(record);
            foreach (var finding in found)
            {
                var placed = finding with { Line = record.Line > 0 ? record.Line : null, RecordId = recordId };
                tally.Add(placed);
                yield return placed;
            }

            tally.AddRecord(found);
        }
    }

    private (string? RecordId, List<ValidationFinding> Findings) Judge<TRecord>(SourceRecord<TRecord> record)
        where TRecord : class
    {
        if (record.Json.IsEmpty)
        {
            return (null, [.. record.Findings]);
        }

        var verdict = records.Validate(standard, version, record.Json);
        return (
            RecordIds.IsFit(verdict.RecordId) ? verdict.RecordId : null,
            [.. record.Findings, .. verdict.FindingsBeyond(record.Findings)]);
    }
}
