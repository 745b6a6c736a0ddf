using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Nser.Client.Api;
using Nser.Client.Sandbox.Accounting;
using Nser.Client.Sandbox.Http;

namespace Nser.Client.Sandbox.Endpoints.Pull;

/// <summary>Tells an account what it used and what the server logged of it. These calls themselves cost nothing and are not logged.</summary>
internal sealed class AccountingEndpoint(RequestReader reader, PagedAnswers pages, RowMeter meter, AccessLogQueries log, decimal ratePerRow) : IEndpoint
{
    public Reply Answer(Exchange exchange) => reader.Query(exchange, query => Answer(exchange, query));

    private Reply Answer(Exchange exchange, JsonElement query)
    {
        var (from, to) = (Day(query, "from"), Day(query, "to"));
        var user = exchange.Caller.Account.UserName;
        if (exchange.Route.Operation == NserOperation.GetUsage)
        {
            return Usage(query, meter.Usage(user, from, to));
        }

        var entries = log.Of(user, from, to);
        return pages.Free(exchange, query, FormattableString.Invariant($"log/{from:O}/{to:O}"), new PagedRows(entries.Count, (writer, place) => Write(writer, entries[place])));
    }

    private static DateOnly Day(JsonElement query, string name) => DateOnly.ParseExact(query.GetProperty(name).GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private Reply Usage(JsonElement query, IReadOnlyList<(string Method, long Rows)> methods) => Reply.Json(200, new JsonObject
    {
        [reader.Write.Name("from")] = query.GetProperty("from").GetString(),
        [reader.Write.Name("to")] = query.GetProperty("to").GetString(),
        [reader.Write.Name("rows")] = methods.Sum(method => method.Rows),
        ["ratePerRow"] = ratePerRow,
        ["amount"] = Amount(methods.Sum(method => method.Rows)),
        ["byMethod"] = new JsonArray([.. methods.Select(method => new JsonObject { ["method"] = method.Method, ["rows"] = method.Rows, ["amount"] = Amount(method.Rows) })]),
    });

    private decimal Amount(long rows) => Math.Round(rows * ratePerRow, 2, MidpointRounding.AwayFromZero);

    private static void Write(Utf8JsonWriter writer, AccessLogEntry entry)
    {
        writer.WriteStartObject();
        writer.WriteString("ip"u8, entry.Ip);
        writer.WriteString("userId"u8, entry.UserName);
        writer.WriteString("userName"u8, entry.UserName);
        writer.WriteString("searchType"u8, entry.SearchType);
        writer.WriteStartObject("parameters"u8);
        foreach (var (name, value) in entry.Parameters)
        {
            writer.WriteString(name, value);
        }

        writer.WriteEndObject();
        writer.WriteNumber("rows"u8, entry.Rows);
        writer.WriteString("timestamp"u8, ReplyWriter.Instant(entry.At));
        writer.WriteEndObject();
    }
}
