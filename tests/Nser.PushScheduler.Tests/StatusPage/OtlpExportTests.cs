using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Nser.PushScheduler.StatusPage.Telemetry;

namespace Nser.PushScheduler.Tests.StatusPage;

/// <summary>Telemetry goes to a collector when one is configured, and a dead one disturbs nothing.</summary>
public sealed class OtlpExportTests
{
    [Fact]
    public async Task Spans_and_metrics_reach_the_collector_when_the_worker_stops()
    {
        var heard = new System.Collections.Concurrent.ConcurrentDictionary<string, string>();
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        await using var collector = builder.Build();
        collector.Run(async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            heard[context.Request.Path] = System.Text.Encoding.Latin1.GetString(body.ToArray());
            context.Response.ContentType = "application/x-protobuf";
        });
        await collector.StartAsync();
        await using (var page = await PageHost.StartAsync(settings => settings.Telemetry.OtlpEndpoint = new(collector.Urls.Single())))
        {
            Tell("paper span");
            await page.Services.GetServices<IHostedService>().OfType<LastExport>().Single().StopAsync(CancellationToken.None);
        }

        Assert.Contains("paper span", heard["/v1/traces"], StringComparison.Ordinal);
        Assert.Contains("nser-push-scheduler", heard["/v1/traces"], StringComparison.Ordinal);
        Assert.Contains("/v1/metrics", heard.Keys);
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
