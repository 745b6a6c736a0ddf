using System.Net;
using System.Text.RegularExpressions;
using Nser.Client.Outbox.Stores;
using Nser.PushScheduler.StatusPage.Access;

namespace Nser.PushScheduler.Tests.StatusPage;

/// <summary>What a browser is told, what a foreign name gets, and what a store's fault shows.</summary>
public sealed partial class SafetyTests
{
    [Fact]
    public async Task Every_view_forbids_scripts_frames_and_keeping_and_holds_no_inline_script_or_style()
    {
        await using var page = await PageHost.StartAsync();

        foreach (var view in PageHost.Views)
        {
            using var answer = await page.Client.GetAsync(new Uri(view, UriKind.Relative));
            Assert.Equal("default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")));
            Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
            Assert.Equal("no-referrer", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
            Assert.True(answer.Headers.CacheControl!.NoStore);
            Assert.False(answer.Headers.Contains("Server"));
            var html = await answer.Content.ReadAsStringAsync();
            Assert.DoesNotMatch(Inline(), html);
            Assert.DoesNotMatch(Elsewhere(), html);
            Assert.Single(Heading().Matches(html));
        }
    }

    [Theory]
    [InlineData("rebound.example", HttpStatusCode.BadRequest)]
    [InlineData("127.0.0.1.rebound.example:5090", HttpStatusCode.BadRequest)]
    [InlineData("localhost", HttpStatusCode.OK)]
    public async Task On_loopback_a_foreign_name_gets_nothing(string name, HttpStatusCode expected)
    {
        await using var page = await PageHost.StartAsync();
        foreach (var path in new[] { "/", "/rejected/download", "/metrics", "/health/ready" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
            request.Headers.Host = name;
            using var answer = await page.Client.SendAsync(request);
            Assert.Equal((path, expected), (path, answer.StatusCode));
        }
    }

    [Fact]
    public void Bound_elsewhere_the_page_answers_to_its_address_and_to_the_names_that_are_configured()
    {
        Assert.Equal(["*"], Hosts.Of(new() { Address = new("http://0.0.0.0:5090") }));
        Assert.Contains("192.0.2.7", Hosts.Of(new() { Address = new("http://192.0.2.7:5090") }));
        Assert.Equal(["localhost", "127.0.0.1", "[::1]", "[::]", "push.example"], Hosts.Of(new() { Address = new("http://[::]:5090"), AllowedHosts = { "push.example" } }));
    }

    [Fact]
    public async Task A_store_that_cannot_be_read_is_said_without_a_stack_trace()
    {
        await using var page = await PageHost.StartAsync();
        page.Outbox.Fault = new OutboxStoreException("The disk is full.");

        using var answer = await page.Client.GetAsync(new Uri("/", UriKind.Relative));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        var html = await answer.Content.ReadAsStringAsync();
        Assert.Contains("<h1>The outbox cannot be read</h1>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("OutboxStoreException", html, StringComparison.Ordinal);
        Assert.Equal(SafeHeaders.Policy, Assert.Single(answer.Headers.GetValues("Content-Security-Policy")));
    }

    [Fact]
    public async Task An_unknown_address_is_a_page_of_its_own_that_repeats_nothing()
    {
        await using var page = await PageHost.StartAsync();

        using var answer = await page.Client.GetAsync(new Uri("/9999900000012", UriKind.Relative));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.DoesNotContain("9999900000012", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [GeneratedRegex("<script|\\sstyle=|<style|\\son[a-z]+=|javascript:|http-equiv", RegexOptions.IgnoreCase)]
    private static partial Regex Inline();

    [GeneratedRegex("(src|href)=\"(https?:)?//", RegexOptions.IgnoreCase)]
    private static partial Regex Elsewhere();

    [GeneratedRegex("<h1")]
    private static partial Regex Heading();
}
