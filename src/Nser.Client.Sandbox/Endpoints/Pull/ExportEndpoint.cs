using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Net.Http.Headers;
using Nser.Client.Api;
using Nser.Client.Sandbox.Accounting;
using Nser.Client.Sandbox.Accounts;
using Nser.Client.Sandbox.Http;
using Nser.Client.Sandbox.Registry;
using Nser.Client.Sandbox.Seeds;

namespace Nser.Client.Sandbox.Endpoints.Pull;

/// <summary>Streams the beneficiaries of one tehsil (V2.0): whole or a range, with what a reader needs to resume and to verify.</summary>
internal sealed class ExportEndpoint(RequestReader reader, RowMeter meter, AccessLogQueries log, SandboxRegistry registry) : IEndpoint
{
    private const long MostBytes = 64 << 20;

    /// <summary>Of every tehsil the whole and its fifths, so that length and digest are computed once and not for every range.</summary>
    private static readonly int MostExports = 6 * AdminUnits.Tehsils.Count;

    /// <summary>The latest exports, unless what is held of their bytes (sealed ones, gzip) grows too large.</summary>
    private readonly Recent<BulkExport> recent = new(MostExports, export => export.Held, MostBytes);

    private ReplyWriter Write => reader.Write;

    public Reply Answer(Exchange exchange) => reader.Query(exchange, query => Answer(exchange, query));

    private Reply Answer(Exchange exchange, JsonElement query)
    {
        if (BulkArea.Read(query, registry) is not { } area)
        {
            return reader.Refuse(BulkArea.Unknown);
        }

        var export = Export(exchange.Caller, area, Math.Max(1, meter.LimitOf(exchange.Caller) ?? int.MaxValue));
        var isCoded = IsCoded(exchange);
        if (Known(exchange, export, isCoded) is { } tag)
        {
            return new Reply(304).With("ETag", tag).With("Vary", "Accept-Encoding");
        }

        if (Range(exchange, export) is { } range)
        {
            return range.From >= export.Length || range.Count < 1 ? OutOfRange(export) : Answer(exchange, area, export, range, isCoded: false);
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

        return Answer(exchange, area, export, null, isCoded);
    }

    /// <summary>What accounts of one role and permission get is the same, unless it is sealed for one of them.</summary>
    private BulkExport Export(Caller caller, BulkArea area, int mostRows)
    {
        var account = caller.Account;
        return recent.Find(
            (account.Role, account.MayReadPmt, account.EncryptionKey is null ? null : account, area, mostRows), () => new BulkExport(registry, account, area, mostRows));
    }

    private static ExportRange? Range(Exchange exchange, BulkExport export) =>
        exchange.Header("If-Range") is { } condition && condition != export.ETag ? null : ExportRange.Read(exchange.Header("Range"), export.Length);

    /// <summary>The tag of the caller that is still right; either representation may be the one that it has.</summary>
    private static string? Known(Exchange exchange, BulkExport export, bool isCoded)
    {
        var known = exchange.Header("If-None-Match")?.Split(',', StringSplitOptions.TrimEntries) ?? [];
        string[] tags = isCoded ? [export.GzipETag, export.ETag] : [export.ETag, export.GzipETag];
        return Array.Find(tags, tag => known is ["*"] || known.Contains(tag));
    }

    /// <summary>Parts are always of the uncoded bytes, so that they fit together.</summary>
    private static bool IsCoded(Exchange exchange) =>
        exchange.Header("Range") is null
        && StringWithQualityHeaderValue.TryParseList([exchange.Header("Accept-Encoding") ?? ""], out var codings)
        && codings.Any(coding => coding.Value.Equals("gzip", StringComparison.OrdinalIgnoreCase) && coding.Quality is not 0);

    private Reply Answer(Exchange exchange, BulkArea area, BulkExport export, ExportRange? range, bool isCoded)
    {
        var rows = range is { } part ? export.LinesBefore(part.To + 1) - export.LinesBefore(part.From) : export.Rows;
        if (meter.Remaining(exchange.Caller) < rows)
        {
            return meter.Refusal();
        }

        log.Add(exchange, meter.Take(exchange, rows), new Dictionary<string, string> { ["tehsil"] = area.TehsilCode, ["quintile"] = area.Quintile?.ToString(CultureInfo.InvariantCulture) ?? "" });
        var reply = (isCoded ? Coded(export) : Plain(export, range))
            .With("Vary", "Accept-Encoding")
            .With(Write.Profile.Headers["Nser-Row-Count"], export.Rows.ToString(CultureInfo.InvariantCulture));
        return meter.Stamp(exchange, reply, rows);
    }

    private Reply Coded(BulkExport export) => Stream(200, export.Gzip, export.GzipETag, export.Gzip.Digest).With("Content-Encoding", "gzip");

    private Reply Plain(BulkExport export, ExportRange? range)
    {
        var reply = Stream(range is null ? 200 : 206, export, export.ETag, export.Digest).With("Accept-Ranges", "bytes");
        return range is not { } part ? reply
            : (reply with { Offset = part.From, Count = part.Count })
                .With("Content-Range", string.Create(CultureInfo.InvariantCulture, $"bytes {part.From}-{part.To}/{export.Length}"));
    }

    private Reply Stream(int status, ReplyContent content, string tag, byte[] digest) =>
        new Reply(status) { MediaType = "application/x-ndjson", Content = content, Count = content.Length }
            .With("ETag", tag)
            .With(Write.Profile.Headers["Repr-Digest"], ReplyWriter.Digest(digest));

    private Reply OutOfRange(BulkExport export) =>
        Write.Problem(ProblemNames.BadRequest, "The range lies outside the export; read it again from the start.", status: 416)
            .With("Content-Range", string.Create(CultureInfo.InvariantCulture, $"bytes */{export.Length}"));
}

/// <summary>Which bytes of an export are asked for (RFC 9110, section 14). A range that is not understood counts as none.</summary>
internal readonly partial record struct ExportRange(long From, long To)
{
    internal long Count => To - From + 1;

    internal static ExportRange? Read(string? header, long length)
    {
        if (Single().Match(header ?? "") is not { Success: true } match || !TryNumber(match.Groups["from"], 0, out var from) || !TryNumber(match.Groups["to"], length - 1, out var to))
        {
            return null;
        }

        return new(from, Math.Min(to, length - 1));
    }

    private static bool TryNumber(Group text, long absent, out long number)
    {
        number = absent;
        return text.Length == 0 || long.TryParse(text.Value, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }

    [GeneratedRegex("^bytes=(?<from>[0-9]+)-(?<to>[0-9]*)$")]
    private static partial Regex Single();
}
