using System.Globalization;

namespace Nser.Standards.Validation;

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
