using System.Globalization;
using Nser.Client.Contract;

namespace Nser.Client.Sandbox;

/// <summary>Streams the beneficiaries of one tehsil (V2.0): whole or a range, with what a reader needs to resume and to verify.</summary>
internal sealed class ExportEndpoint(RequestReader reader, RowMeter meter, AccessLog log, SandboxRegistry registry) : IEndpoint
{
    private readonly RecentExports recent = new();

    private ReplyWriter Write => reader.Write;

    public Reply Answer(Exchange exchange)
    {
        var (query, refusal) = reader.Query(exchange);
        if (refusal is not null)
        {
            return refusal;
        }

        if (BulkArea.Read(query) is not { } area)
        {
            return reader.Refuse(BulkArea.Unknown);
        }

        var export = Export(exchange.Caller, area, Math.Max(1, meter.LimitOf(exchange.Caller) ?? int.MaxValue));
        if (exchange.Header("If-None-Match") is { } known && (known == "*" || known.Split(',', StringSplitOptions.TrimEntries).Contains(export.ETag)))
        {
            return new Reply(304).With("ETag", export.ETag);
        }

        if (Range(exchange, export) is { } range)
        {
            return range.From >= export.Length || range.Count < 1 ? OutOfRange(export) : Part(exchange, area, export, range);
        }

        // A limited account gets the first lines of the whole, as many as it may still have.
        if (meter.Remaining(exchange.Caller) is { } left && left < export.Rows)
        {
            if (left == 0)
            {
                return meter.Refusal();
            }

            export = Export(exchange.Caller, area, left);
        }

        return Part(exchange, area, export, null);
    }

    private BulkExport Export(Caller caller, BulkArea area, int mostRows) =>
        recent.Find(caller.Account, area, mostRows, () => new BulkExport(registry, caller.Account, area, mostRows));

    private static ExportRange? Range(Exchange exchange, BulkExport export) =>
        exchange.Header("If-Range") is { } condition && condition != export.ETag ? null : ExportRange.Read(exchange.Header("Range"), export.Length);

    private Reply Part(Exchange exchange, BulkArea area, BulkExport export, ExportRange? range)
    {
        var rows = range is { } part ? export.LinesBefore(part.To + 1) - export.LinesBefore(part.From) : export.Rows;
        if (meter.Remaining(exchange.Caller) < rows)
        {
            return meter.Refusal();
        }

        log.Add(exchange, meter.Take(exchange, rows), new Dictionary<string, string> { ["tehsil"] = area.TehsilCode, ["quintile"] = area.Quintile?.ToString(CultureInfo.InvariantCulture) ?? "" });
        var reply = new Reply(range is null ? 200 : 206) { MediaType = "application/x-ndjson", Content = export, Offset = range?.From ?? 0, Count = range?.Count ?? export.Length }
            .With("ETag", export.ETag)
            .With("Accept-Ranges", "bytes")
            .With(Write.Profile.Headers["Repr-Digest"], $"sha-256=:{Convert.ToBase64String(export.Digest)}:")
            .With(Write.Profile.Headers["Nser-Row-Count"], export.Rows.ToString(CultureInfo.InvariantCulture));
        if (range is { } sent)
        {
            reply = reply.With("Content-Range", string.Create(CultureInfo.InvariantCulture, $"bytes {sent.From}-{sent.To}/{export.Length}"));
        }

        return meter.Stamp(exchange, reply, rows);
    }

    private Reply OutOfRange(BulkExport export) =>
        Write.Problem(ProblemNames.BadRequest, "The range lies outside the export; read it again from the start.", status: 416)
            .With("Content-Range", string.Create(CultureInfo.InvariantCulture, $"bytes */{export.Length}"));
}
