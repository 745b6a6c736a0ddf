using System.Text;
using System.Text.Json.Nodes;
using Nser.Client.Api;
using Nser.Client.Sandbox.Accounting;
using Nser.Client.Sandbox.Http;
using Nser.Client.Sandbox.Registry;

namespace Nser.Client.Sandbox.Endpoints.Pull;

/// <summary>Lists the public reports and hands out the aggregates of one as CSV.</summary>
internal sealed class StatisticsEndpoint(RequestReader reader, AccessLogQueries log, SandboxRegistry registry) : IEndpoint
{
    private readonly AreaCounts counts = new(registry);

    public Reply Answer(Exchange exchange) => reader.Query(exchange, _ => Statistics(exchange));

    private Reply Statistics(Exchange exchange)
    {
        if (exchange.Route.Operation == NserOperation.ListStatisticsReports)
        {
            log.Add(exchange, AreaCounts.Reports.Count, new Dictionary<string, string>());
            return Reply.Json(200, new JsonObject { [reader.Write.Name("rows")] = new JsonArray([.. AreaCounts.Reports.Select(Report)]) });
        }

        if (counts.Csv(exchange.Id) is not { } csv)
        {
            return reader.Write.Problem(ProblemNames.UnknownResource, "There is no such report.");
        }

        log.Add(exchange, csv.Count(letter => letter == '\n') - 1, new Dictionary<string, string> { ["id"] = exchange.Id });
        return new Reply(200) { MediaType = "text/csv", Body = Encoding.UTF8.GetBytes(csv) };
    }

    private JsonObject Report((string Id, string Title, bool HasLink) report)
    {
        var row = new JsonObject
        {
            ["id"] = report.Id,
            ["title"] = report.Title,
            ["publishedOn"] = ReplyWriter.Day(registry.Options.AsOf),
        };
        if (report.HasLink)
        {
            row["link"] = "https://obi.nser.example/reports/" + report.Id;
        }

        return row;
    }
}
