using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
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

    /// <summary>Answers a page of a search whose rows cost.</summary>
    internal Reply Metered(Exchange exchange, JsonElement asked, string search, PagedRows rows, int usualSize = MostRows)
    {
        if (Wanted(exchange, asked, search, usualSize) is not { } wanted)
        {
            return WrongToken();
        }

        var here = Math.Clamp(rows.Count - wanted.Offset, 0, wanted.Size);
        var granted = meter.Take(exchange, here);
        if (granted == 0 && here > 0)
        {
            return meter.Refusal();
        }

        log.Add(exchange, granted, LoggedParameters.Of(asked));
        return meter.Stamp(exchange, Page(exchange, wanted, rows, granted), granted);
    }

    /// <summary>Answers a page of a search whose rows cost nothing.</summary>
    internal Reply Free(Exchange exchange, JsonElement asked, string search, PagedRows rows) => Wanted(exchange, asked, search, MostRows) is { } wanted
        ? Page(exchange, wanted, rows, Math.Clamp(rows.Count - wanted.Offset, 0, wanted.Size))
        : WrongToken();

    /// <summary>The page that is wanted of a search; <see langword="null"/> for a token of another search, or of another user.</summary>
    private PageWanted? Wanted(Exchange exchange, JsonElement asked, string search, int usualSize)
    {
        var owned = $"{exchange.Caller.Account.UserName}/{exchange.Version}/{search}";
        var page = asked.TryGetProperty("page", out var number) ? number.GetInt32() : 1;
        var size = asked.TryGetProperty("pageSize", out var given) ? given.GetInt32() : usualSize;
        return !asked.TryGetProperty("continuationToken", out var token) ? new((int)Math.Min(int.MaxValue, (page - 1L) * size), size, owned, null)
            : tokens.Read(owned, token.GetString()!) is { } offset ? new(offset, size, owned, token.GetString())
            : null;
    }

    private Reply WrongToken() => reader.Refuse(new Objection("NSER-SCHEMA-TOKEN", "/continuationToken", "Expected the token of an earlier answer to the same search."));

    private Reply Page(Exchange exchange, PageWanted wanted, PagedRows rows, int count)
    {
        var next = wanted.Offset + count < rows.Count ? tokens.Create(wanted.Search, wanted.Offset + count) : null;
        var number = (wanted.Offset / wanted.Size) + 1;
        var page = new ReplyPage(wanted.Offset, wanted.Size, count, rows.Count, wanted.Token, next, exchange.Version < NserApiVersion.V2, page => Body(page, number, rows));
        return new Reply(200) { MediaType = "application/json", Body = page.Write(page), Page = page };
    }

    private ReadOnlyMemory<byte> Body(ReplyPage page, int number, PagedRows rows)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var writer = new Utf8JsonWriter(buffer, ReplyWriter.Fast))
        {
            writer.WriteStartObject();
            if (page.IsNumbered)
            {
                writer.WriteNumber(Write.Name("page"), number);
                writer.WriteNumber(Write.Name("pageSize"), page.Size);
                writer.WriteNumber(Write.Name("totalRows"), page.Total);
            }

            writer.WriteStartArray(Write.Name("rows"));
            for (var place = page.Offset; place < page.Offset + page.Count; place++)
            {
                rows.Write(writer, place);
            }

            writer.WriteEndArray();
            if (!page.IsNumbered && page.Next is not null)
            {
                writer.WriteString(Write.Name("continuationToken"), page.Next);
            }

            writer.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }
}

/// <summary>Makes and reads continuation tokens: a place, sealed together with the search and the user that it belongs to. A token tells nothing of either.</summary>
internal sealed class ContinuationTokens
{
    private const int SealSize = 16;
    private readonly byte[] key = RandomNumberGenerator.GetBytes(32);

    internal string Create(string search, int offset)
    {
        Span<byte> token = stackalloc byte[sizeof(int) + SealSize];
        BinaryPrimitives.WriteInt32BigEndian(token, offset);
        Seal(search, offset).CopyTo(token[sizeof(int)..]);
        return Convert.ToBase64String(token).TrimEnd('=').Replace('+', '-').Replace('/', '_');
    }

    /// <summary>The place; <see langword="null"/> when the token is not one of this search.</summary>
    internal int? Read(string search, string token)
    {
        var text = token.Replace('-', '+').Replace('_', '/');
        var bytes = new byte[sizeof(int) + SealSize];
        if (!Convert.TryFromBase64String(text.PadRight((text.Length + 3) / 4 * 4, '='), bytes, out var length) || length != bytes.Length)
        {
            return null;
        }

        var offset = BinaryPrimitives.ReadInt32BigEndian(bytes);
        return CryptographicOperations.FixedTimeEquals(bytes.AsSpan(sizeof(int)), Seal(search, offset)) ? offset : null;
    }

    private byte[] Seal(string search, int offset) =>
        HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(FormattableString.Invariant($"{offset}/{search}")))[..SealSize];
}
