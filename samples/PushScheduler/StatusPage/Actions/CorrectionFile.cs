using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Nser.Client.Outbox;

namespace Nser.PushScheduler.StatusPage.Actions;

/// <summary>Records as NDJSON for the people who correct them: one line each with its row, code, findings and the record itself. Personal data.</summary>
internal static class CorrectionFile
{
    internal const string Path = "/rejected/download";
    internal const string ContentType = "application/x-ndjson";
    private const string Name = "records-for-correction.ndjson";
    private const int RecordsAtATime = 500;
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    internal static void MapCorrectionFile(this IEndpointRouteBuilder host) =>
        host.MapGet(Path, async (HttpContext context, IOutbox outbox, OutboxRecordState? state, string? feed, string? code) =>
        {
            if (state is not (null or OutboxRecordState.Rejected or OutboxRecordState.Parked))
            {
                context.Response.StatusCode = StatusCodes.Status400BadRequest;
                return;
            }

            context.Response.ContentType = ContentType;
            context.Response.Headers.ContentDisposition = $"attachment; filename=\"{Name}\"";
            await WriteAsync(context, outbox.Status, new() { State = state ?? OutboxRecordState.Rejected, Feed = feed is "" ? null : feed, Code = code is "" ? null : code });
        });

    private static async Task WriteAsync(HttpContext context, IOutboxStatus status, RecordFilter what)
    {
        var after = 0L;
        while (await status.RecordsAsync(what, after, RecordsAtATime, context.RequestAborted) is { Count: > 0 } records)
        {
            foreach (var record in records)
            {
                Write(context.Response.BodyWriter, record);
            }

            await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
            after = records[^1].Id;
        }
    }

    private static void Write(IBufferWriter<byte> output, RecordStatus record)
    {
        using (var json = new Utf8JsonWriter(output, Plain))
        {
            json.WriteStartObject();
            json.WriteNumber("row", record.Id);
            json.WriteString("feed", record.Feed);
            json.WriteString("code", record.Code);
            json.WritePropertyName("findings");
            json.WriteRawValue(record.FindingsJson.Length == 0 ? "[]" : record.FindingsJson, skipInputValidation: true);
            if (OneLine(record.Json) is { } line)
            {
                json.WritePropertyName("record");
                line.WriteTo(json);
            }
            else
            {
                json.WriteString("recordText", record.Json.Span);
            }

            json.WriteEndObject();
        }

        output.Write("\n"u8);
    }

    // A record may be no JSON (that may be why it was rejected); one that spreads over lines is put on one.
    private static JsonElement? OneLine(ReadOnlyMemory<byte> record)
    {
        try
        {
            using var document = JsonDocument.Parse(record);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
