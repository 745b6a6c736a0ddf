using System.Globalization;

namespace Nser.Standards.Validation;

/// <summary>The findings of a file, in its order, as they are found: enumerate them, or have them written as text, JSON or CSV.</summary>
/// <remarks>
/// The file is read and judged while the findings are asked for, anew each time; nothing is kept but the totals. A report never holds a value of a record:
/// it can be sent to support or put into a ticket. For one caller at a time.
/// </remarks>
public sealed class ValidationReport : IAsyncEnumerable<ValidationFinding>
{
    private readonly Func<ValidationTally, IAsyncEnumerable<ValidationFinding>> read;
    private ValidationTally tally = new();

    internal ValidationReport(Func<ValidationTally, IAsyncEnumerable<ValidationFinding>> read) => this.read = read;

    /// <summary>The totals as far as the findings were read; complete when they were read to the end.</summary>
    public ValidationSummary Summary => tally.Summary;

    /// <summary>Begins to read the findings.</summary>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="Nser.Standards.Import.ImportException">While reading: the file is not of the kind that was asked for.</exception>
    /// <exception cref="IOException">While reading: the file cannot be read.</exception>
    public IAsyncEnumerator<ValidationFinding> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        tally = new ValidationTally();
        return read(tally).GetAsyncEnumerator(cancellationToken);
    }

    /// <summary>Reads to the end and keeps the totals alone.</summary>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <inheritdoc cref="GetAsyncEnumerator"/>
    public async Task<ValidationSummary> SummarizeAsync(CancellationToken cancellationToken = default)
    {
        await foreach (var _ in this.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
        }

        return Summary;
    }

    /// <summary>Writes the findings for people to read: record by record, then the totals and how often each code was found.</summary>
    /// <param name="destination">Where to write, for example the console's output. It stays open.</param>
    /// <param name="options">How to write; <see langword="null"/> for the defaults.</param>
    /// <param name="cancellationToken">Stops writing; what is written then is part of a report.</param>
    /// <returns>The totals.</returns>
    /// <inheritdoc cref="GetAsyncEnumerator"/>
    public Task<ValidationSummary> WriteTextAsync(TextWriter destination, ValidationReportOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(destination);
        return TextReport.WriteAsync(this, destination, options ?? new ValidationReportOptions(), cancellationToken);
    }

    /// <summary>Writes one JSON document in UTF-8: the <c>findings</c> with <c>line</c>, <c>recordId</c>, <c>severity</c>, <c>code</c>, <c>pointer</c>, <c>message</c> and, in the readers' language, <c>explanation</c>; then the <c>summary</c>.</summary>
    /// <param name="destination">Where to write. It stays open.</param>
    /// <param name="options">How to write; <see langword="null"/> for the defaults.</param>
    /// <param name="cancellationToken">Stops writing; what is written then is no whole document.</param>
    /// <returns>The totals.</returns>
    /// <inheritdoc cref="GetAsyncEnumerator"/>
    public Task<ValidationSummary> WriteJsonAsync(Stream destination, ValidationReportOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(destination);
        return JsonReport.WriteAsync(this, destination, options ?? new ValidationReportOptions(), cancellationToken);
    }

    /// <summary>Writes CSV in UTF-8 with the columns <c>line</c>, <c>recordId</c>, <c>severity</c>, <c>code</c>, <c>pointer</c>, <c>message</c> and, in the readers' language, <c>explanation</c>. Source: RFC 4180.</summary>
    /// <remarks>A cell that a spreadsheet could take for a formula begins with an apostrophe.</remarks>
    /// <param name="destination">Where to write. It stays open.</param>
    /// <param name="options">How to write; <see langword="null"/> for the defaults.</param>
    /// <param name="cancellationToken">Stops writing; what is written then is part of a report.</param>
    /// <returns>The totals.</returns>
    /// <inheritdoc cref="GetAsyncEnumerator"/>
    public Task<ValidationSummary> WriteCsvAsync(Stream destination, ValidationReportOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(destination);
        return CsvReport.WriteAsync(this, destination, options ?? new ValidationReportOptions(), cancellationToken);
    }

    /// <summary>The totals so far.</summary>
    public override string ToString() => Summary.ToString();
}

/// <summary>How a report is written.</summary>
public sealed record ValidationReportOptions
{
    /// <summary>The language of its readers, for example <c>ur-PK</c>: each finding then also carries the short text of <see cref="ValidationTexts"/> in this language. Default <see langword="null"/>: the English message alone.</summary>
    public CultureInfo? Language { get; init; }

    /// <summary>The mildest findings to write; the summary counts all. Default <see cref="FindingSeverity.Information"/>: all findings.</summary>
    public FindingSeverity MinimumSeverity { get; init; } = FindingSeverity.Information;

    /// <summary>Whether a CSV begins with a UTF-8 byte order mark, without which Excel does not show Urdu. Default <see langword="true"/>.</summary>
    public bool CsvByteOrderMark { get; init; } = true;

    /// <summary>The text in the readers' language; <see langword="null"/> when none is asked for.</summary>
    internal string? Explain(ValidationFinding finding) =>
        Language is { } language ? ValidationTexts.For(finding.Code, language) ?? finding.Message : null;
}
