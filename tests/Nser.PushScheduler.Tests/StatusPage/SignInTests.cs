using System.Net;
using System.Net.Http.Headers;

namespace Nser.PushScheduler.Tests.StatusPage;

/// <summary>Who may see the page when a key is configured.</summary>
public sealed class SignInTests
{
    [Fact]
    public async Task Without_the_key_no_view_no_download_and_no_action_answers()
    {
        await using var page = await PageHost.StartAsync(settings => settings.StatusPage.Address = new("http://0.0.0.0:0"), withKey: true);

        foreach (var view in PageHost.Views.Append("/rejected/download"))
        {
            using var answer = await page.Client.GetAsync(new Uri(view, UriKind.Relative));
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
            Assert.Equal("/sign-in", answer.Headers.Location!.AbsolutePath);
        }

        using var nothing = new FormUrlEncodedContent([KeyValuePair.Create("state", "Parked")]);
        using var action = await page.Client.PostAsync(new Uri("/actions/replay", UriKind.Relative), nothing);
        Assert.Equal("/sign-in", action.Headers.Location!.AbsolutePath);
        Assert.Empty(page.Outbox.Done);
    }

    [Fact]
    public async Task The_key_opens_a_session_in_a_cookie_that_no_script_and_no_other_site_can_use()
    {
        await using var page = await PageHost.StartAsync(withKey: true);

        using var answer = await page.SignInAsync(page: "/sign-in?to=%2Fbatches");

        Assert.Equal("/batches", answer.Headers.Location!.ToString());
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"), cookie => cookie.StartsWith("push-scheduler-session=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("<h1>Batches</h1>", await page.Client.GetStringAsync(new Uri("/batches", UriKind.Relative)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("canary-key-5f2d9c71e1")]
    [InlineData("")]
    public async Task A_wrong_key_opens_nothing(string key)
    {
        await using var page = await PageHost.StartAsync(withKey: true);

        using var answer = await page.SignInAsync(key);

        Assert.Equal("/sign-in?wrong=true", answer.Headers.Location!.ToString());
        Assert.Contains("That is not the key.", await page.Client.GetStringAsync(answer.Headers.Location), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await page.Client.GetAsync(new Uri("/", UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task After_five_attempts_in_a_minute_even_the_key_has_to_wait()
    {
        await using var page = await PageHost.StartAsync(withKey: true);
        for (var attempt = 0; attempt < 5; attempt++)
        {
            using var wrong = await page.SignInAsync("a-guess-of-some-length");
            Assert.Equal(HttpStatusCode.Redirect, wrong.StatusCode);
        }

        using var right = await page.SignInAsync();

        Assert.Equal(HttpStatusCode.TooManyRequests, right.StatusCode);
        Assert.Equal(TimeSpan.FromMinutes(1), right.Headers.RetryAfter!.Delta);
        Assert.Contains("Too many attempts", await right.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example/")]
    public async Task Signing_in_never_leads_to_another_site(string to)
    {
        await using var page = await PageHost.StartAsync(withKey: true);

        using var answer = await page.SignInAsync(page: "/sign-in?to=" + Uri.EscapeDataString(to));

        Assert.Equal("/", answer.Headers.Location!.ToString());
    }

    [Fact]
    public async Task A_session_ends_after_eight_hours()
    {
        await using var page = await PageHost.StartAsync(withKey: true);
        (await page.SignInAsync()).Dispose();

        page.Time.Advance(TimeSpan.FromHours(7.9));
        var before = await page.Client.GetAsync(new Uri("/", UriKind.Relative));
        page.Time.Advance(TimeSpan.FromHours(0.2));
        var after = await page.Client.GetAsync(new Uri("/", UriKind.Relative));

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Redirect), (before.StatusCode, after.StatusCode));
    }

    [Fact]
    public async Task A_session_ends_by_signing_out_and_when_the_key_is_rotated()
    {
        await using var page = await PageHost.StartAsync(withKey: true);
        (await page.SignInAsync()).Dispose();
        (await page.SubmitAsync("/", "/session/end")).Dispose();
        Assert.Equal(HttpStatusCode.Redirect, (await page.Client.GetAsync(new Uri("/", UriKind.Relative))).StatusCode);

        (await page.SignInAsync()).Dispose();
        Assert.Equal(HttpStatusCode.OK, (await page.Client.GetAsync(new Uri("/", UriKind.Relative))).StatusCode);
        await PageHost.WriteSecretAsync(page.KeyFile, "another-key-8c1e7712aa");
        Assert.Equal(HttpStatusCode.Redirect, (await page.Client.GetAsync(new Uri("/", UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task A_scraper_sends_the_key_as_a_bearer_token_and_health_asks_for_none()
    {
        await using var page = await PageHost.StartAsync(withKey: true);

        using var without = await page.Client.GetAsync(new Uri("/metrics", UriKind.Relative));
        using var wrong = await ScrapeAsync(page, "not-the-key-of-this-page");
        using var right = await ScrapeAsync(page, PageHost.Key);

        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized, HttpStatusCode.OK), (without.StatusCode, wrong.StatusCode, right.StatusCode));
        Assert.Equal(HttpStatusCode.OK, (await page.Client.GetAsync(new Uri("/health/live", UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task The_key_stands_in_no_address_no_answer_and_no_log()
    {
        await using var page = await PageHost.StartAsync(withKey: true);
        using var wrong = await page.SignInAsync(PageHost.Key + "x");
        using var answer = await page.SignInAsync();
        using var scrape = await ScrapeAsync(page, PageHost.Key);

        Assert.NotEmpty(page.Log);
        Assert.DoesNotContain(page.Log, line => line.Contains(PageHost.Key, StringComparison.Ordinal));
        Assert.DoesNotContain(PageHost.Key, $"{answer}{await answer.Content.ReadAsStringAsync()}{wrong}{await wrong.Content.ReadAsStringAsync()}", StringComparison.Ordinal);
    }

    private static Task<HttpResponseMessage> ScrapeAsync(PageHost page, string key)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/metrics", UriKind.Relative));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return page.NewClient().SendAsync(request);
    }
}
