using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using CsvHelper;

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

/// <summary>A report for programs: one JSON document, written as the findings come.</summary>
internal static class JsonReport
{
    private const int BytesHeld = 64 * 1024;

    /// <summary>Urdu stays readable.</summary>
    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = true };

    internal static async Task<ValidationSummary> WriteAsync(ValidationReport report, Stream destination, ValidationReportOptions options, CancellationToken cancellationToken)
    {
        var json = new Utf8JsonWriter(destination, Writing);
        await using (json.ConfigureAwait(false))
        {
            json.WriteStartObject();
            json.WriteStartArray("findings"u8);
            await foreach (var finding in report.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                if (finding.Severity >= options.MinimumSeverity)
                {
                    Write(json, finding, options);
                }

                if (json.BytesPending > BytesHeld)
                {
                    await json.FlushAsync(cancellationToken).ConfigureAwait(false);
                }
            }

            json.WriteEndArray();
            var summary = report.Summary;
            Write(json, summary);
            json.WriteEndObject();
            await json.FlushAsync(cancellationToken).ConfigureAwait(false);
            return summary;
        }
    }

    private static void Write(Utf8JsonWriter json, ValidationFinding finding, ValidationReportOptions options)
    {
        json.WriteStartObject();
        if (finding.Line is { } line)
        {
            json.WriteNumber("line"u8, line);
        }

        if (finding.RecordId is { } id)
        {
            json.WriteString("recordId"u8, id);
        }

        json.WriteString("severity"u8, TextReport.Name(finding.Severity));
        json.WriteString("code"u8, finding.Code);
        json.WriteString("pointer"u8, finding.Pointer);
        json.WriteString("message"u8, finding.Message);
        if (options.Explain(finding) is { } explanation)
        {
            json.WriteString("explanation"u8, explanation);
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ValidationSummary summary)
    {
        json.WriteStartObject("summary"u8);
        json.WriteNumber("records"u8, summary.Records);
        json.WriteNumber("withErrors"u8, summary.WithErrors);
        json.WriteNumber("withWarnings"u8, summary.WithWarnings);
        json.WriteStartArray("findingsByCode"u8);
        foreach (var code in summary.FindingsByCode)
        {
            json.WriteStartObject();
            json.WriteString("code"u8, code.Code);
            json.WriteString("severity"u8, TextReport.Name(code.Severity));
            json.WriteNumber("count"u8, code.Count);
            json.WriteStartArray("firstLines"u8);
            foreach (var line in code.FirstLines)
            {
                json.WriteNumberValue(line);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}

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
