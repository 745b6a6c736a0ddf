using System.Text.Encodings.Web;
using System.Text.Json;

namespace Nser.Standards.Validation;

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
