using System.Runtime.CompilerServices;
using Nser.Client.Pipeline;
using Nser.Standards;
using Nser.Standards.Import;

namespace Nser.Client.Push;

/// <summary>One of the three standard libraries: pushes its records, reads them back and corrects them.</summary>
/// <typeparam name="TRecord">The library's model: <see cref="ProgrammeEnrollment"/>, <see cref="AssetDelivery"/> or <see cref="GeoUnit"/>.</typeparam>
/// <remarks>Safe for use by several threads at once. Source: data sharing protocols 3.0, section 10.2.</remarks>
public sealed class StandardLibrary<TRecord>
    where TRecord : class
{
    private readonly StandardDescriptor<TRecord> descriptor;
    private readonly Lazy<PushRunFactory> runs;
    private readonly Lazy<RecordCorrections<TRecord>> corrections;

    internal StandardLibrary(StandardDescriptor<TRecord> descriptor, Lazy<PushRunFactory> runs, Func<RecordCorrections<TRecord>> corrections)
    {
        this.descriptor = descriptor;
        this.runs = runs;
        this.corrections = new(corrections);
    }

    /// <summary>Validates and pushes records. Bad records are named in the report and do not stop the good ones.</summary>
    /// <param name="records">The records; read once, one at a time.</param>
    /// <param name="options">How to push; <see langword="null"/> for the defaults of <see cref="PushOptions"/>.</param>
    /// <param name="cancellationToken">Stops the push. Batches under way may or may not be stored then; pushing again is safe.</param>
    /// <returns>One outcome for each record, in input order. If the run stopped early, <see cref="PushReport.Failure"/> says why.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    /// <exception cref="NserException">Nothing was sent: no login, version or environment fits, or the server cannot be reached.</exception>
    public Task<PushReport> PushAsync(IEnumerable<TRecord> records, PushOptions? options = null, CancellationToken cancellationToken = default) =>
        PushAsync(PushSource.From(records, cancellationToken), options, cancellationToken);

    /// <inheritdoc cref="PushAsync(IEnumerable{TRecord}, PushOptions?, CancellationToken)"/>
    public Task<PushReport> PushAsync(IAsyncEnumerable<TRecord> records, PushOptions? options = null, CancellationToken cancellationToken = default) =>
        PushAsync(PushSource.From(records, cancellationToken), options, cancellationToken);

    /// <summary>Validates and pushes what an import reads from a file: <see cref="CsvImport"/> or <see cref="NdjsonImport"/>.</summary>
    /// <inheritdoc cref="PushAsync(IEnumerable{TRecord}, PushOptions?, CancellationToken)"/>
    public Task<PushReport> PushAsync(IAsyncEnumerable<SourceRecord<TRecord>> records, PushOptions? options = null, CancellationToken cancellationToken = default) =>
        PushAsync(PushSource.From(records, cancellationToken), options, cancellationToken);

    /// <summary>As <c>PushAsync</c>, but gives each outcome as soon as it and all before it are known, and keeps none: for pushes of any size.</summary>
    /// <param name="records">The records; read once, one at a time, at most a few batches ahead.</param>
    /// <param name="options">How to push; <see langword="null"/> for the defaults of <see cref="PushOptions"/>.</param>
    /// <param name="cancellationToken">Stops the push.</param>
    /// <exception cref="NserException">The run stopped early; thrown after the outcomes of all records read.</exception>
    public IAsyncEnumerable<PushOutcome> StreamAsync(IAsyncEnumerable<SourceRecord<TRecord>> records, PushOptions? options = null, CancellationToken cancellationToken = default) =>
        StreamAsync(PushSource.From(records, cancellationToken), options, cancellationToken);

    /// <inheritdoc cref="StreamAsync(IAsyncEnumerable{SourceRecord{TRecord}}, PushOptions?, CancellationToken)"/>
    public IAsyncEnumerable<PushOutcome> StreamAsync(IAsyncEnumerable<TRecord> records, PushOptions? options = null, CancellationToken cancellationToken = default) =>
        StreamAsync(PushSource.From(records, cancellationToken), options, cancellationToken);

    /// <summary>Reads one of the organisation's own records back.</summary>
    /// <param name="recordId">The record's id (for geo units its code); must not hold a person's number, because it stands in the URL.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The record, or <see langword="null"/> when the registry holds none with this id.</returns>
    /// <exception cref="ArgumentException">The id is not well-formed.</exception>
    /// <exception cref="NserException">The call failed.</exception>
    public Task<TRecord?> FindAsync(string recordId, CancellationToken cancellationToken = default) => corrections.Value.FindAsync(recordId, cancellationToken);

    /// <summary>Reads a record, changes it and sends only the difference (PATCH, RFC 7396). The changed record is validated first; illegal status changes are refused (EN-12).</summary>
    /// <param name="recordId">The record's id (for geo units its code).</param>
    /// <param name="change">Gives the record as it should be, usually by a <c>with</c> expression.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ArgumentException">The id is not well-formed.</exception>
    /// <exception cref="NserRejectedException">There is no such record.</exception>
    /// <exception cref="NserException">The call failed.</exception>
    public Task<Correction<TRecord>> CorrectAsync(string recordId, Func<TRecord, TRecord> change, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(change);
        return corrections.Value.CorrectAsync(recordId, change, cancellationToken);
    }

    /// <summary>Validates a record and replaces the one with the same id (PUT).</summary>
    /// <param name="record">The whole record as it should be.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="NserRejectedException">There is no such record.</exception>
    /// <exception cref="NserException">The call failed.</exception>
    public Task<Correction<TRecord>> ReplaceAsync(TRecord record, CancellationToken cancellationToken = default) => corrections.Value.ReplaceAsync(record, cancellationToken);

    private Task<PushReport> PushAsync(IAsyncEnumerable<PushItem> items, PushOptions? options, CancellationToken cancellationToken) =>
        runs.Value.Create(descriptor.Standard, descriptor.Library, options).CollectAsync(items, cancellationToken);

    private async IAsyncEnumerable<PushOutcome> StreamAsync(IAsyncEnumerable<PushItem> items, PushOptions? options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var run = runs.Value.Create(descriptor.Standard, descriptor.Library, options);
        await foreach (var outcome in run.RunAsync(items, cancellationToken).ConfigureAwait(false))
        {
            yield return outcome;
        }

        run.ThrowIfFailed();
    }
}
