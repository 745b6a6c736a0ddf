using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Nser.Client;
using Nser.Client.Api;
using Nser.Client.Outbox.Stores;
using Nser.Client.Versioning;
using Nser.Standards;

namespace Nser.PushScheduler.Tests.StatusPage;

/// <summary>Whether the worker lives and is ready, for machines and for people.</summary>
public sealed class HealthTests
{
    [Fact]
    public async Task A_worker_whose_store_answers_lives_and_is_ready()
    {
        await using var page = await PageHost.StartAsync();

        Assert.Equal((HttpStatusCode.OK, """{"status":"healthy","checks":{}}"""), await AskAsync(page, "/health/live"));
        Assert.Equal((HttpStatusCode.OK, """{"status":"healthy","checks":{"store":"healthy"}}"""), await AskAsync(page, "/health/ready"));
    }

    [Fact]
    public async Task A_worker_whose_store_fails_lives_but_is_not_ready_and_tells_a_stranger_no_reason()
    {
        await using var page = await PageHost.StartAsync();
        page.Outbox.Fault = new OutboxStoreException("The disk is full.");

        Assert.Equal(HttpStatusCode.OK, (await AskAsync(page, "/health/live")).Status);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, """{"status":"unhealthy","checks":{"store":"unhealthy"}}"""), await AskAsync(page, "/health/ready"));
    }

    [Fact]
    public async Task A_degraded_check_keeps_the_worker_ready_and_the_page_says_why()
    {
        await using var page = await PageHost.StartAsync(add: services => services.AddHealthChecks().AddCheck("paper", () => HealthCheckResult.Degraded("The oldest record has waited 31 h.")));

        Assert.Equal((HttpStatusCode.OK, """{"status":"degraded","checks":{"paper":"degraded","store":"healthy"}}"""), await AskAsync(page, "/health/ready"));
        Assert.Contains("The oldest record has waited 31 h.", await page.Client.GetStringAsync(new Uri("/state", UriKind.Relative)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_deprecation_notice_of_the_client_stands_on_the_page_with_its_deadline()
    {
        var heard = 0;
        await using var page = await PageHost.StartAsync(add: services => services.Configure<NserClientOptions>("cash", options => options.OnLifecycleNotice = _ => heard++));
        var options = page.Services.GetRequiredService<Microsoft.Extensions.Options.IOptionsMonitor<NserClientOptions>>().Get("cash");

        options.OnLifecycleNotice!(new LifecycleNotice
        {
            Version = NserApiVersion.Known[0],
            Operation = NserOperation.ReadRecord,
            DeprecatedOn = PaperStory.Now.AddDays(-30),
            SunsetOn = PaperStory.Now.AddDays(20).AddHours(3),
            Documentation = new("https://registry.example/sunset"),
        });

        Assert.Equal(1, heard);
        var html = await page.Client.GetStringAsync(new Uri("/state", UriKind.Relative));
        Assert.Contains("V1.0 ReadRecord", html, StringComparison.Ordinal);
        Assert.Contains("<td data-label=\"Client\">cash</td>", html, StringComparison.Ordinal);
        Assert.Contains("(in 20 d 3 h)", html, StringComparison.Ordinal);
        Assert.Contains("https://registry.example/sunset", html, StringComparison.Ordinal);
    }

    private static async Task<(HttpStatusCode Status, string Body)> AskAsync(PageHost page, string path)
    {
        using var answer = await page.Client.GetAsync(new Uri(path, UriKind.Relative));
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}
