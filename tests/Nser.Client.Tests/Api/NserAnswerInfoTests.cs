using System.Net;
using System.Text;
using Nser.Client.Api;
using Nser.Client.Pipeline;
using Nser.Client.Testing.Fakes;
using Nser.Standards;

namespace Nser.Client.Tests.Api;

/// <summary>What a package above the client learns of an answer, and what its calls cost the budget.</summary>
public sealed class NserAnswerInfoTests
{
    private const string Usage = """{"from":"2026-03-01","to":"2026-03-02","rows":90,"ratePerRow":0,"amount":0,"byMethod":[{"method":"m","rows":90,"amount":0}]}""";

    [Fact]
    public async Task An_answer_tells_its_request_id_and_its_rows()
    {
        await using var api = new FakeApi(_ => RawReply.Json("{}", headers: "Nser-Rows-Returned: 4\r\nNser-Rows-Remaining: 96\r\n"));

        using var answer = await Of(api).GetUsageAsync(NserApiVersion.V2, null, null, null, CancellationToken.None);

        var info = NserAnswerInfo.Of(answer);
        Assert.Equal((api.Server.Requests.Last().Header("X-Request-Id"), 4L, 96L), (info.RequestId, info.RowsReturned, info.RowsRemaining));
        Assert.Null(info.Problem);
    }

    [Fact]
    public async Task The_rows_are_read_under_the_names_of_the_contract_profile()
    {
        var profile = Encoding.UTF8.GetBytes("""{"headers":{"Nser-Rows-Returned":"X-Count","Nser-Rows-Remaining":"X-Left"}}""");
        await using var api = new FakeApi(
            _ => RawReply.Json("{}", headers: "X-Count: 4\r\nX-Left: many\r\nNser-Rows-Remaining: 7\r\n"),
            options => options.Contract = ContractProfile.Load(new MemoryStream(profile)));

        using var answer = await Of(api).GetUsageAsync(NserApiVersion.V2, null, null, null, CancellationToken.None);

        Assert.Equal((4L, (long?)null), (NserAnswerInfo.Of(answer).RowsReturned, NserAnswerInfo.Of(answer).RowsRemaining));
    }

    [Fact]
    public async Task An_accepted_status_tells_its_problem()
    {
        await using var api = new FakeApi(_ => RawReply.Problem(404, "unknown-resource"));

        using var answer = await Of(api).GetDataRequestAsync(NserApiVersion.V2, "DR-1", new() { Accepts = [HttpStatusCode.NotFound] }, CancellationToken.None);

        Assert.Equal((ProblemNames.UnknownResource, 404), (NserAnswerInfo.Of(answer).Problem?.Name, NserAnswerInfo.Of(answer).Problem?.Status));
    }

    [Fact]
    public void An_answer_of_another_client_is_refused()
    {
        using var without = new HttpResponseMessage();
        using var request = new HttpRequestMessage(HttpMethod.Get, "http://localhost/");
        using var other = new HttpResponseMessage { RequestMessage = request };

        Assert.Throws<ArgumentException>(() => NserAnswerInfo.Of(without));
        Assert.Throws<ArgumentException>(() => NserAnswerInfo.Of(other));
    }

    [Fact]
    public async Task A_streamed_answer_costs_what_its_headers_say_and_an_answer_without_rows_costs_nothing()
    {
        var status = 304;
        await using var api = new FakeApi(
            request => request.Path.Contains("/usage", StringComparison.Ordinal) ? RawReply.Json(Usage)
                : status == 304 ? RawReply.Text("HTTP/1.1 304 Not Modified\r\n\r\n")
                : status == 416 ? RawReply.Problem(416, "bad-request")
                : RawReply.Whole(200, "application/x-ndjson", "{}\n"u8.ToArray(), "Nser-Rows-Returned: 4\r\n"),
            options => options.Queries.Budget = new() { MaxRows = 100 });

        await ExportAsync(api, rows: 10);
        status = 416;
        await ExportAsync(api, rows: 10);
        status = 200;
        await ExportAsync(api, rows: 10);

        await Assert.ThrowsAsync<NserThrottledException>(() => ExportAsync(api, rows: 7));
        await ExportAsync(api, rows: 6);
        Assert.Equal(4, api.Server.Count("/api/v2.0/beneficiaries/export"));
    }

    private static async Task ExportAsync(FakeApi api, int rows)
    {
        var options = new NserCallOptions { StreamsBody = true, RowsAtMost = rows, Accepts = [HttpStatusCode.NotModified, HttpStatusCode.RequestedRangeNotSatisfiable] };
        using var answer = await Of(api).ExportBeneficiariesAsync(NserApiVersion.V2, "PK61702", null, null, null, null, "identity", options, CancellationToken.None);
    }

    private static ICognitiveApi Of(FakeApi api) => api.Core.Api<ICognitiveApi>(new());
}
