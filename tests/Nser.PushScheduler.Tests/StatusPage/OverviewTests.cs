using System.Net;
using Nser.PushScheduler.Settings;
using Nser.PushScheduler.StatusPage.Texts;

namespace Nser.PushScheduler.Tests.StatusPage;

/// <summary>What a person reads first.</summary>
public sealed class OverviewTests
{
    [Fact]
    public async Task Each_feed_says_when_it_ran_when_it_will_and_what_waits()
    {
        await using var page = await PageHost.StartAsync();

        var html = WebUtility.HtmlDecode(await page.Client.GetStringAsync(new Uri("/", UriKind.Relative)));

        Assert.Contains("Every 15 seconds (Asia/Karachi)", html, StringComparison.Ordinal);
        Assert.Contains("<time datetime=\"2026-11-22T07:38:45Z\" title=\"2026-11-22 07:38:45 UTC\">22 Nov 2026, 12:38:45 +05:00</time>", html, StringComparison.Ordinal);
        Assert.Contains("<time datetime=\"2026-12-31T21:00:00Z\"", html, StringComparison.Ordinal);
        Assert.Contains("for 12 min 0 s", html, StringComparison.Ordinal);
        Assert.Contains("1 734 read, 1 731 queued, 0 unchanged, 3 rejected", html.Replace('\u202F', ' '), StringComparison.Ordinal);
        Assert.Contains("is held until", html, StringComparison.Ordinal);
        Assert.Contains("older than the catch-up window", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_chart_says_in_words_and_in_a_table_what_it_shows()
    {
        await using var page = await PageHost.StartAsync();

        var html = await page.Client.GetStringAsync(new Uri("/", UriKind.Relative));

        Assert.Contains("<svg viewBox=\"0 0 360 130\" role=\"img\" aria-labelledby=\"chart-title chart-text\">", html, StringComparison.Ordinal);
        Assert.Equal(48, html.Split("<rect ").Length - 1);
        Assert.Contains("rejected. The table below", html, StringComparison.Ordinal);
        Assert.Equal(24, html.Split("</time></th><td class=\"number\">").Length - 1);
    }

    [Theory]
    [InlineData("0/15 * * * * ?", "Every 15 seconds (Asia/Karachi)")]
    [InlineData("0 */10 * * * ?", "Every 10 minutes (Asia/Karachi)")]
    [InlineData("0 30 6 * * ?", "Every day at 06:30 (Asia/Karachi)")]
    [InlineData("0 30 6 ? * MON", "Every Monday at 06:30 (Asia/Karachi)")]
    [InlineData("0 0 2 1 * ?", "On day 1 of every month at 02:00 (Asia/Karachi)")]
    [InlineData("0 0 2 1 1/3 ?", "By the cron expression 0 0 2 1 1/3 ? (Asia/Karachi)")]
    public void A_cron_expression_is_said_in_words_where_it_has_any(string cron, string words) => Assert.Equal(words, ScheduleWords.Of(new() { Cron = cron }));

    [Fact]
    public void Months_and_quarters_are_said_by_their_days()
    {
        Assert.Equal("On day 5 of every month at 02:00 (Asia/Karachi)", ScheduleWords.Of(new() { Every = Cycle.Month, Day = "5" }));
        Assert.Equal("On day 1 of January, April, July and October at 02:00 (Asia/Karachi)", ScheduleWords.Of(new() { Every = Cycle.Quarter }));
        Assert.Equal("On the last day of March, June, September and December at 23:00 (UTC)", ScheduleWords.Of(new() { Every = Cycle.Quarter, Day = "Last", At = new(23, 0), TimeZone = "UTC" }));
    }
}
