using System.Buffers;
using System.Text.Json;
using Nser.Client.Sandbox.Accounting;
using Nser.Client.Sandbox.Http;
using Nser.Standards;

namespace Nser.Client.Sandbox.Endpoints.Pull;

/// <summary>Rows of which one page at a time is written.</summary>
internal sealed record PagedRows(int Count, Action<Utf8JsonWriter, int> Write);

/// <summary>The page that a caller wants: V1.0 by number, V2.0 by the token of the page before.</summary>
internal sealed record PageWanted(int Offset, int Size, string Search, string? Token);

/// <summary>Answers pages in the way of each version, counts their rows and logs them.</summary>
internal sealed class PagedAnswers(RequestReader reader, ContinuationTokens tokens, RowMeter meter, AccessLogQueries log)
{
    internal const int MostRows = 200;

    private ReplyWriter Write => reader.Write;

    /// <summary>Reads which page is wanted of a search; a token of another search, or of another user, is refused.</summary>
    internal (PageWanted? Page, Reply? Refusal) Wanted(Exchange exchange, JsonElement body, string search, int usualSize = MostRows) => Wanted(
        exchange,
        body.TryGetProperty("page", out var page) ? page.GetInt32() : 1,
        body.TryGetProperty("pageSize", out var size) ? size.GetInt32() : usualSize,
        body.TryGetProperty("continuationToken", out var token) ? token.GetString() : null,
        search);

    private (PageWanted? Page, Reply? Refusal) Wanted(Exchange exchange, int page, int size, string? token, string search)
    {
        var owned = $"{exchange.Caller.Account.UserName}/{exchange.Version}/{search}";
        if (token is null)
        {
            return (new((int)Math.Min(int.MaxValue, (page - 1L) * size), size, owned, null), null);
        }

        return tokens.Read(owned, token) is { } offset
            ? (new(offset, size, owned, token), null)
            : (null, reader.Refuse(new Objection("NSER-SCHEMA-TOKEN", "/continuationToken", "Expected the token of an earlier answer to the same search.")));
    }

    /// <summary>Answers a page whose rows cost.</summary>
    internal Reply Metered(Exchange exchange, PageWanted wanted, PagedRows rows, IReadOnlyDictionary<string, string> parameters)
    {
        var here = Math.Clamp(rows.Count - wanted.Offset, 0, wanted.Size);
        var granted = meter.Take(exchange, here);
        if (granted == 0 && here > 0)
        {
            return meter.Refusal();
        }

        log.Add(exchange, granted, parameters);
        return meter.Stamp(exchange, Page(exchange, wanted, rows, granted), granted);
    }

    /// <summary>Answers a page whose rows cost nothing.</summary>
    internal Reply Free(Exchange exchange, PageWanted wanted, PagedRows rows) =>
        Page(exchange, wanted, rows, Math.Clamp(rows.Count - wanted.Offset, 0, wanted.Size));

    private Reply Page(Exchange exchange, PageWanted wanted, PagedRows rows, int count)
    {
        var next = wanted.Offset + count < rows.Count ? tokens.Create(wanted.Search, wanted.Offset + count) : null;
        return new Reply(200)
        {
            MediaType = "application/json",
            Body = Body(exchange, wanted, rows, wanted.Offset, count, rows.Count, next),
            SpoiltPage = fault => Spoilt(fault, exchange, wanted, rows, count, next),
            SpoiltTotal = by => exchange.Version < NserApiVersion.V2 ? Body(exchange, wanted, rows, wanted.Offset, count, rows.Count + by, next) : null,
        };
    }

    private ReadOnlyMemory<byte>? Spoilt(PageFault fault, Exchange exchange, PageWanted wanted, PagedRows rows, int count, string? next)
    {
        var isNumbered = exchange.Version < NserApiVersion.V2;
        var isLater = wanted.Offset > 0 && count > 0;
        var after = wanted.Offset + wanted.Size;
        return fault switch
        {
            PageFault.StuckCursor when isLater && wanted.Token is { } token => Body(exchange, wanted, rows, wanted.Offset, count, rows.Count, token),
            PageFault.RepeatPage when isLater => Body(exchange, wanted, rows, Math.Max(0, wanted.Offset - wanted.Size), count, rows.Count, next),
            PageFault.ChangeTotal when isLater && isNumbered => Body(exchange, wanted, rows, wanted.Offset, count, rows.Count + 1, next),
            PageFault.ShiftPage when isLater && isNumbered => Body(exchange, wanted, rows, wanted.Offset - 1, count, rows.Count, next),
            PageFault.SkipPage when isNumbered && after < rows.Count => Body(exchange, wanted, rows, after, Math.Min(count, rows.Count - after), rows.Count, next),
            _ => (ReadOnlyMemory<byte>?)null,
        };
    }

    private ReadOnlyMemory<byte> Body(Exchange exchange, PageWanted wanted, PagedRows rows, int offset, int count, int total, string? next)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var writer = new Utf8JsonWriter(buffer, ReplyWriter.Fast))
        {
            writer.WriteStartObject();
            if (exchange.Version < NserApiVersion.V2)
            {
                writer.WriteNumber(Write.Name("page"), (wanted.Offset / wanted.Size) + 1);
                writer.WriteNumber(Write.Name("pageSize"), wanted.Size);
                writer.WriteNumber(Write.Name("totalRows"), total);
            }

            writer.WriteStartArray(Write.Name("rows"));
            for (var place = offset; place < offset + count; place++)
            {
                rows.Write(writer, place);
            }

            writer.WriteEndArray();
            if (exchange.Version >= NserApiVersion.V2 && next is not null)
            {
                writer.WriteString(Write.Name("continuationToken"), next);
            }

            writer.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }
}
