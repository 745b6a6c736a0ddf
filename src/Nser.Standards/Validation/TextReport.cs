using System.Globalization;

namespace Nser.Standards.Validation;

/// <summary>A report for people: a paragraph for each record with findings, and at the end the totals.</summary>
internal static class TextReport
{
    private const string Indent = "    ";

    internal static async Task<ValidationSummary> WriteAsync(ValidationReport report, TextWriter text, ValidationReportOptions options, CancellationToken cancellationToken)
    {
        long? line = null;
        await foreach (var finding in report.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (finding.Severity < options.MinimumSeverity)
            {
                continue;
            }

            if (finding.Line != line || line is null)
            {
                line = finding.Line;
                await text.WriteLineAsync(Heading(finding).AsMemory(), cancellationToken).ConfigureAwait(false);
            }

            await text.WriteLineAsync($"  {Name(finding.Severity)} {finding.Code}{(finding.Pointer.Length > 0 ? " at " + finding.Pointer : "")}".AsMemory(), cancellationToken).ConfigureAwait(false);
            await text.WriteLineAsync((Indent + finding.Message).AsMemory(), cancellationToken).ConfigureAwait(false);
            if (options.Explain(finding) is { } explanation)
            {
                await text.WriteLineAsync((Indent + explanation).AsMemory(), cancellationToken).ConfigureAwait(false);
            }
        }

        var summary = report.Summary;
        await WriteAsync(summary, text, cancellationToken).ConfigureAwait(false);
        await text.FlushAsync(cancellationToken).ConfigureAwait(false);
        return summary;
    }

    /// <summary>How a severity is written in reports.</summary>
    internal static string Name(FindingSeverity severity) => severity switch
    {
        FindingSeverity.Information => "information",
        FindingSeverity.Warning => "warning",
        _ => "error",
    };

    private static string Heading(ValidationFinding finding) => FormattableString.Invariant($"line {finding.Line ?? 0}") + (finding.RecordId is { } id ? $", record {id}" : "");

    private static async Task WriteAsync(ValidationSummary summary, TextWriter text, CancellationToken cancellationToken)
    {
        await text.WriteLineAsync(summary.ToString().AsMemory(), cancellationToken).ConfigureAwait(false);
        foreach (var code in summary.FindingsByCode)
        {
            var lines = string.Join(", ", code.FirstLines.Select(number => number.ToString(CultureInfo.InvariantCulture)));
            var row = FormattableString.Invariant($"  {code.Count,9} {Name(code.Severity),-11} {code.Code,-24} first in line {lines}");
            await text.WriteLineAsync(row.AsMemory(), cancellationToken).ConfigureAwait(false);
        }
    }
}
