using System.Globalization;
using CsvHelper;

namespace Nser.Standards.Validation;

/// <summary>A report for spreadsheets: a row for each finding.</summary>
internal static class CsvReport
{
    private static readonly string[] Columns = ["line", "recordId", "severity", "code", "pointer", "message"];

    internal static async Task<ValidationSummary> WriteAsync(ValidationReport report, Stream destination, ValidationReportOptions options, CancellationToken cancellationToken)
    {
        var csv = CsvWriter.Create(destination, new CsvWriterOptions { Injection = CsvInjection.Escape, WriteByteOrderMark = options.CsvByteOrderMark }, leaveOpen: true);
        await using (csv.ConfigureAwait(false))
        {
            await csv.WriteRecordAsync(options.Language is null ? Columns : [.. Columns, "explanation"], cancellationToken).ConfigureAwait(false);
            await foreach (var finding in report.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                if (finding.Severity >= options.MinimumSeverity)
                {
                    await csv.WriteRecordAsync(Cells(finding, options), cancellationToken).ConfigureAwait(false);
                }
            }

            await csv.FlushAsync(cancellationToken).ConfigureAwait(false);
            return report.Summary;
        }
    }

    private static string[] Cells(ValidationFinding finding, ValidationReportOptions options)
    {
        string[] cells = [finding.Line?.ToString(CultureInfo.InvariantCulture) ?? "", finding.RecordId ?? "", TextReport.Name(finding.Severity), finding.Code, finding.Pointer, finding.Message];
        return options.Explain(finding) is { } explanation ? [.. cells, explanation] : cells;
    }
}
