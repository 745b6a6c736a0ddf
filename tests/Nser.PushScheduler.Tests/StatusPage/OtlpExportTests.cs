using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Nser.PushScheduler.StatusPage.Telemetry;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;

namespace Nser.PushScheduler.Tests.StatusPage;

/// <summary>Telemetry goes to a collector when one is configured, and a dead one disturbs nothing.</summary>
public sealed class OtlpExportTests
{
    [Fact]
    public async Task Spans_and_metrics_reach_the_collector_when_the_worker_stops()
    {
        using var collector = WireMockServer.Start();
        collector.Given(Request.Create().UsingPost()).RespondWith(Response.Create().WithHeader("Content-Type", "application/x-protobuf"));
        await using (var page = await PageHost.StartAsync(settings => settings.Telemetry.OtlpEndpoint = new(collector.Urls[0])))
        {
            Tell("paper span");
            await page.Services.GetServices<IHostedService>().OfType<LastExport>().Single().StopAsync(CancellationToken.None);
        }

        var heard = collector.LogEntries.Select(entry => entry.RequestMessage!).ToLookup(request => request.Path, request => Encoding.Latin1.GetString(request.BodyAsBytes ?? []));
        Assert.Contains(heard["/v1/traces"], body => body.Contains("paper span", StringComparison.Ordinal) && body.Contains("nser-push-scheduler", StringComparison.Ordinal));
        Assert.NotEmpty(heard["/v1/metrics"]);
    }

    [Fact]
    public async Task A_collector_that_takes_the_call_and_never_answers_holds_up_neither_the_page_nor_the_stop()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        await using var page = await PageHost.StartAsync(settings => settings.Telemetry.OtlpEndpoint = new($"http://127.0.0.1:{((IPEndPoint)silent.LocalEndpoint).Port}"));
        for (var at = 0; at < 5_000; at++)
        {
            Tell("unheard span");
        }

        using var answer = await page.Client.GetAsync(new Uri("/", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        await page.Services.GetServices<IHostedService>().OfType<LastExport>().Single().StopAsync(CancellationToken.None);
        Assert.True(silent.Pending(), "the export tried the collector");
    }

    private static void Tell(string span)
    {
        using var source = new ActivitySource("Nser.Client.Outbox");
        source.StartActivity(span)?.Dispose();
    }
}
